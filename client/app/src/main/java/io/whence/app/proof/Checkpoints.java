package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.app.desk.WitnessFolder;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.note.SignedNote;
import io.whence.model.wire.CheckpointRecord;
import io.whence.trace.log.LedgerLog;
import io.whence.trace.log.RecordedCheckpoints;
import io.whence.trace.log.Witness;
import io.whence.trace.log.WitnessKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** {@code checkpoint record|list}. */
@Command(
        name = "checkpoint",
        description = "Heads of the log, recomputed and cosigned by organisations.",
        subcommands = {Checkpoints.Cosign.class, Checkpoints.Listing.class})
public final class Checkpoints {
    private static final int WITNESSES_MAX = 1000;

    /** {@code checkpoint record}. */
    @Command(
            name = "record",
            description = {
                "Bring the log up to the signer's peer, cosign its head, and record it.",
                "Signs the largest size that another witness recorded and this one did not; else the present one.",
                "Exits with 1, and names them, where recorded heads differ from this log: an alarm."
            })
    static final class Cosign implements Task {
        @Override
        public Reply run(Desk desk) {
            try (Connection connection = desk.connect()) {
                return cosigned(desk, connection);
            }
        }

        private static Reply cosigned(Desk desk, Connection connection) {
            try (LedgerLog log = Logs.upToDate(desk, connection)) {
                String name = connection.identity().party();
                Path keys = WitnessFolder.of(desk);
                Witness witness = Witness.in(keys.resolve(name), WitnessKeys.load(keys, name));
                RecordedCheckpoints recorded = RecordedCheckpoints.of(connection);
                long size = size(recorded.all(), name, log.size());
                SignedNote note =
                        witness.cosign(log.checkpoint(size), from -> log.consistency(from, size), Instant.now());
                return reply(
                        connection.submit("checkpoint:record", note.bytes()).payload(), recorded.denied(log));
            }
        }

        /** What the ledger answered, and which recorded heads of any size this log contradicts. */
        private static Reply reply(Json answer, List<CheckpointRecord> denied) {
            FieldReader fields = new FieldReader("", answer);
            Map<String, Json> members = new TreeMap<>(((Json.Fields) answer).members());
            members.put("denied", heads(denied));
            boolean alarm =
                    !denied.isEmpty() || !fields.texts("differs", WITNESSES_MAX).isEmpty();
            Reply reply = Reply.done(Json.object(members));
            return alarm ? reply.negative() : reply;
        }

        private static long size(List<CheckpointRecord> recorded, String witness, long present) {
            List<Long> own = recorded.stream()
                    .filter(record -> record.witness().equals(witness))
                    .map(record -> record.checkpoint().size())
                    .toList();
            return recorded.stream()
                    .map(record -> record.checkpoint().size())
                    .filter(size -> size <= present && !own.contains(size))
                    .max(Long::compare)
                    .filter(size -> own.stream().allMatch(signed -> signed < size))
                    .orElse(present);
        }
    }

    /** {@code checkpoint list}. */
    @Command(
            name = "list",
            description = "All recorded heads with their signatures; exits with 1 where two of one size differ.")
    static final class Listing implements Task {
        @Override
        public Reply run(Desk desk) {
            try (Connection connection = desk.connect()) {
                RecordedCheckpoints recorded = RecordedCheckpoints.of(connection);
                List<CheckpointRecord> forked = recorded.forked();
                Reply reply = Reply.done(Json.object(Map.of(
                        "items",
                        Json.array(recorded.all().stream()
                                .map(CheckpointRecord::json)
                                .toList()),
                        "forked",
                        heads(forked))));
                return forked.isEmpty() ? reply : reply.negative();
            }
        }
    }

    /** Cosigns the head of the signer's log and records it; a negative reply is an alarm. */
    public static Reply cosigned(Desk desk, Connection connection) {
        return Cosign.cosigned(desk, connection);
    }

    private static Json heads(List<CheckpointRecord> records) {
        return Json.array(records.stream()
                .map(record -> Json.object(Map.of(
                        "witness", Json.of(record.witness()),
                        "size", Json.of(record.checkpoint().size()),
                        "root", Json.of(record.checkpoint().root().hex()))))
                .toList());
    }
}
