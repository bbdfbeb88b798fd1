package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.claims.message.BankAnswer;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.value.Digest;
import io.whence.model.wire.ClaimCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code claim confirm CLAIM --in camt054.xml}. */
@Command(
        name = "confirm",
        description = {
            "Report what a bank's camt.054 notification says of a claim's instructed payments.",
            "Each booked payment is a settle move, with the digest of the notification as its reference."
        })
final class ClaimConfirm implements Task {
    @Parameters(paramLabel = "CLAIM", description = "the claim that was to be paid")
    private String id = "";

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "the notification, XML")
    private Path in = Path.of("");

    @Override
    public Reply run(Desk desk) {
        byte[] notification = Input.bytes(in);
        Digest reference = Digest.over(notification);
        try (Connection connection = desk.connect()) {
            Claim claim = ClaimCodec.claim(connection.evaluate("claim:show", id));
            List<Json> settled = new ArrayList<>();
            for (BankAnswer answer : BankAnswer.read(claim, notification)) {
                Json move = Json.object(Map.of(
                        "claim", Json.of(id),
                        "payment", Json.of(answer.payment()),
                        "answer", Json.of(answer.answer().name()),
                        "reference", Json.of(reference.hex())));
                String transaction =
                        connection.submit(verb(claim, answer), move.canonical()).transaction();
                settled.add(Json.object(Map.of(
                        "payment", Json.of(answer.payment()),
                        "answer", Json.of(answer.answer().name()),
                        "transaction", Json.of(transaction))));
            }
            return Reply.done(Json.object(Map.of(
                    "claim", Json.of(id),
                    "payments", Json.array(settled),
                    "reference", Json.of(reference.hex()))));
        }
    }

    private static String verb(Claim claim, BankAnswer answer) {
        boolean interim = claim.account().payments().stream()
                .anyMatch(payment -> payment.id().equals(answer.payment()) && payment.interim());
        return interim ? "claim:confirmInterim" : "claim:settle";
    }
}
