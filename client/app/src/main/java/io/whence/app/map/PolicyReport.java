package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.value.Refused;
import io.whence.trace.Asked;
import io.whence.trace.Policies;
import io.whence.trace.ReadModel;
import io.whence.trace.Subject;
import io.whence.trace.TraceRule;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy report COPY|AGREEMENT}. */
@Command(
        name = "report",
        description =
                "How every recorded use of a copy, or of an agreement's copies, stands to its policy, rule by rule.")
public final class PolicyReport implements Task {
    @Parameters(index = "0", paramLabel = "ID", description = "a copy or an agreement")
    private String id = "";

    @Option(names = "--format", paramLabel = "FORM", description = "table (default), json or csv")
    private TableForm form = TableForm.TABLE;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Reply run(Desk desk) throws IOException {
        Asked asked = asOf.asked(Optional.of(id));
        try (Connection connection = desk.connect();
                ReadModel model = ReadModels.upToDate(desk, connection)) {
            Policies.Report report = report(new Policies(model), asked);
            return form.reply(desk, report.uses(), report.json());
        }
    }

    /** An id that is both a copy's and an agreement's is taken for the copy. */
    private Policies.Report report(Policies policies, Asked asked) {
        try {
            return policies.report(new Subject(Subject.Kind.COPY, id), asked);
        } catch (Refused refused) {
            if (!refused.code().equals(TraceRule.SUBJECT_UNKNOWN.name())) {
                throw refused;
            }
            return policies.report(new Subject(Subject.Kind.AGREEMENT, id), asked);
        }
    }
}
