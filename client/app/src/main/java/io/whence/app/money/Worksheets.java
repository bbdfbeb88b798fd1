package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.model.bytes.Json;
import io.whence.model.wire.ContributionJson;
import io.whence.model.wire.RecoveryJson;
import io.whence.model.wire.WorksheetJson;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code worksheet}: the arithmetic of a settlement, with no ledger. */
@Command(
        name = "worksheet",
        description = {
            "Settle a loss under terms, share it between several insurers, or apportion a recovery. Needs no ledger.",
            "whence worksheet --terms T.json [--terms U.json]... --loss L.json",
            "whence worksheet --recovery R.json"
        })
public final class Worksheets implements Task {
    @Option(names = "--terms", paramLabel = "FILE", description = "the terms of a cover; once for each insurer")
    private List<Path> terms = List.of();

    @Option(names = "--loss", paramLabel = "FILE", description = "the loss, item by item")
    private @Nullable Path loss;

    @Option(names = "--recovery", paramLabel = "FILE", description = "what came back, from whom, and who paid")
    private @Nullable Path recovery;

    @Override
    public Reply run(Desk desk) {
        return Reply.done(Json.parse(answer()));
    }

    private byte[] answer() {
        if (recovery != null) {
            if (loss != null || !terms.isEmpty()) {
                throw DeskRule.USAGE.refuse("--recovery", "beside --terms or --loss");
            }
            return RecoveryJson.answer(Input.bytes(recovery));
        }
        if (loss == null || terms.isEmpty()) {
            throw DeskRule.USAGE.refuse(loss == null ? "--loss" : "--terms", "missing");
        }
        byte[] lossBytes = Input.bytes(loss);
        return terms.size() == 1
                ? WorksheetJson.answer(Input.bytes(terms.getFirst()), lossBytes)
                : ContributionJson.answer(terms.stream().map(Input::bytes).toList(), lossBytes);
    }
}
