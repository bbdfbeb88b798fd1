package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.app.desk.WitnessFolder;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.merkle.MerkleProofs;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.trace.log.LogTree;
import io.whence.trace.log.Witness;
import io.whence.trace.log.WitnessKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code checkpoint record|list}. */
@Command(
        name = "checkpoint",
        description = "Heads of the log, recomputed and cosigned by organisations.",
        subcommands = {Checkpoints.Cosign.class, Checkpoints.Listing.class})
public final class Checkpoints {
    private static final int ITEMS_MAX = 1000;

    private record Head(long size, String witness) {}

    /** {@code checkpoint record}. */
    @Command(
            name = "record",
            description = {
                "Recompute the log from the signer's peer, cosign its head, and record it.",
                "Signs the largest size that another witness recorded and this one did not; else the present one."
            })
    static final class Cosign implements Task {
        @Override
        public Reply run(Desk desk) {
            try (Connection connection = desk.connect()) {
                String name = connection.identity().party();
                Path keys = WitnessFolder.of(desk);
                Witness witness = Witness.in(keys.resolve(name), WitnessKeys.load(keys, name));
                LogTree tree = LogTree.read(connection, entry -> false);
                long size = size(heads(connection), name, tree.size());
                Checkpoint head = new Checkpoint(Log.origin(connection), size, tree.root(size));
                SignedNote note = witness.cosign(
                        head, from -> MerkleProofs.consistency(from, size, tree.at(size)), Instant.now());
                Json answer =
                        connection.submit("checkpoint:record", note.bytes()).payload();
                boolean alarm =
                        !new FieldReader("", answer).texts("differs", ITEMS_MAX).isEmpty();
                return alarm ? Reply.done(answer).negative() : Reply.done(answer);
            }
        }

        private static long size(List<Head> heads, String witness, long present) {
            List<Long> own = heads.stream()
                    .filter(head -> head.witness().equals(witness))
                    .map(Head::size)
                    .toList();
            return heads.stream()
                    .map(Head::size)
                    .filter(size -> size <= present && !own.contains(size))
                    .max(Long::compare)
                    .filter(size -> own.stream().allMatch(signed -> signed < size))
                    .orElse(present);
        }
    }

    /** {@code checkpoint list}. */
    @Command(name = "list", description = "All recorded heads with their signatures.")
    static final class Listing implements Task {
        @Override
        public Reply run(Desk desk) {
            try (Connection connection = desk.connect()) {
                return Reply.done(Json.parse(connection.evaluate("checkpoint:list", "0")));
            }
        }
    }

    private static List<Head> heads(Connection connection) {
        return new FieldReader("", Json.parse(connection.evaluate("checkpoint:list", "0")))
                .objects("items", ITEMS_MAX, item -> new Head(item.count("size"), item.text("witness")));
    }
}
