package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import io.whence.model.wire.Disclosure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contribution commit CLAIM [--secret FILE] [--terms T.json] [--loss L.json]}. */
@Command(
        name = "commit",
        description = {
            "Settle the loss alone and commit to the figure.",
            "Terms and salts go into the organisation's own collection on its own peer, or with --secret into a file:",
            "the other organisations see a hash and nothing else."
        })
final class ContributionCommit implements Task {
    private static final int DECISIONS_MAX = 512;

    @Parameters(paramLabel = "CLAIM", description = "the claim whose insurer called to share")
    private String claim = "";

    @Option(
            names = "--terms",
            paramLabel = "FILE",
            description =
                    "the terms of the signer's own cover (default, for the claim's insurer: those of its decision)")
    private @Nullable Path terms;

    @Option(
            names = "--loss",
            paramLabel = "FILE",
            description = "the same loss under the signer's own sections (default: as it was assessed on the ledger)")
    private @Nullable Path loss;

    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description = "keep them in this file instead; for organisations without a peer. Must not exist yet")
    private @Nullable Path secret;

    @Override
    public Reply run(Desk desk) throws IOException {
        try (Connection connection = desk.connect()) {
            FieldReader decided = decided(connection);
            requireTerms(connection);
            Disclosure disclosure = SecretFigure.fresh(
                    claim,
                    connection.identity().party(),
                    terms == null ? decided.json("terms") : Input.document(terms),
                    loss == null ? decided.json("loss") : Input.document(loss));
            Digest commitment = disclosure.commitment();
            keep(connection, disclosure);
            Json.Fields move = Json.object(Map.of("claim", Json.of(claim), "commitment", Json.of(commitment.hex())));
            return Moves.recorded(connection.submit("contribution:commit", move.canonical()));
        }
    }

    private void keep(Connection connection, Disclosure disclosure) throws IOException {
        if (secret != null) {
            SecretFigure.write(disclosure, secret);
        } else if (connection.hasOwnPeer()) {
            connection.submitPrivately(
                    "contribution:keep",
                    Map.of("disclosure", disclosure.json().canonical()),
                    claim.getBytes(StandardCharsets.UTF_8));
        } else {
            throw DeskRule.USAGE.refuse(
                    "--secret", "missing, and " + connection.identity().mspId() + " has no peer");
        }
    }

    /** Terms, loss and worksheet of the claim's latest decision. */
    private FieldReader decided(Connection connection) {
        FieldReader shown = new FieldReader("", Json.parse(connection.evaluate("claim:show", claim)));
        List<Digest> worksheets = shown.objects("decisions", DECISIONS_MAX, decision -> decision.digest("worksheet"));
        if (worksheets.isEmpty()) {
            throw DeskRule.USAGE.refuse("CLAIM", claim + " is not decided");
        }
        String latest = worksheets.getLast().hex();
        return new FieldReader("", Json.parse(connection.evaluate("claim:worksheet", latest)));
    }

    /** Nobody commits to another insurer's terms by leaving out its own. */
    private void requireTerms(Connection connection) {
        FieldReader sharing = new FieldReader("", Json.parse(connection.evaluate("contribution:show", claim)));
        String caller = sharing.objects("insurers", DECISIONS_MAX, seat -> seat.id("insurer"))
                .getFirst();
        if (terms == null && !caller.equals(connection.identity().party())) {
            throw DeskRule.USAGE.refuse("--terms", "missing");
        }
    }
}
