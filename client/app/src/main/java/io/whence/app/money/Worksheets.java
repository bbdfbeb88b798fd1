package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Contribution;
import io.whence.model.cover.CoverRule;
import io.whence.model.cover.Loss;
import io.whence.model.cover.Terms;
import io.whence.model.value.Refused;
import io.whence.model.wire.ContributionJson;
import io.whence.model.wire.LossJson;
import io.whence.model.wire.RecoveryJson;
import io.whence.model.wire.TermsJson;
import io.whence.model.wire.WorksheetJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
        return Reply.done(answer());
    }

    private Json answer() {
        if (recovery != null) {
            if (loss != null || !terms.isEmpty()) {
                throw DeskRule.USAGE.refuse("--recovery", "beside --terms or --loss");
            }
            return RecoveryJson.write(Input.read(recovery, RecoveryJson::read).apportion());
        }
        if (loss == null || terms.isEmpty()) {
            throw DeskRule.USAGE.refuse(loss == null ? "--loss" : "--terms", "missing");
        }
        List<Terms> read =
                IntStream.range(0, terms.size()).mapToObj(this::terms).toList();
        return settled(read, Input.read(loss, Worksheets::loss), loss);
    }

    private Terms terms(int insurer) {
        try {
            return Input.read(terms.get(insurer), TermsJson::read);
        } catch (Refused refused) {
            throw terms.size() == 1 ? refused : refused.under(path(insurer));
        }
    }

    private static Loss loss(FieldReader reader) {
        Loss loss = LossJson.read(reader);
        if (loss.items().isEmpty()) {
            throw CoverRule.ITEMS_EMPTY.refuse("items", "none");
        }
        return loss;
    }

    private Json settled(List<Terms> read, Loss stated, Path lossFile) {
        try {
            return read.size() == 1
                    ? WorksheetJson.write(Adjuster.settle(read.getFirst(), stated))
                    : ContributionJson.write(Contribution.share(read, stated));
        } catch (Refused refused) {
            throw refused.in(concerned(refused.field()).orElse(lossFile).toString());
        }
    }

    /** The terms that a refusal is about, where it is not the loss. */
    private Optional<Path> concerned(String field) {
        return IntStream.range(0, terms.size())
                .filter(insurer -> field.startsWith(path(insurer)))
                .mapToObj(terms::get)
                .findFirst();
    }

    private static String path(int insurer) {
        return "terms[" + insurer + "]";
    }
}
