package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.Position;
import io.whence.verify.audit.Audit;
import io.whence.verify.audit.AuditReport;
import io.whence.verify.audit.BlockFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code audit}: the whole log from raw blocks, by other code than that which wrote it. */
@Command(
        name = "audit",
        description = {
            "Recompute the whole log from raw blocks, by other code than that which keeps it, and compare.",
            "Compared are hashes and chain of blocks, receipts of batches, sequences of producers, recorded checkpoints, stored tiles.",
            "Exits with 0 where everything holds, 1 where something does not."
        })
public final class AuditCommand implements Task {
    private static final long TOLD_EVERY_NANOS = 1_000_000_000;

    @Option(
            names = "--blocks",
            paramLabel = "DIR",
            description = "a folder of *.block files, as `peer channel fetch` writes them, instead of a network")
    private @Nullable Path blocks;

    @Option(
            names = "--tiles",
            paramLabel = "DIR",
            arity = "0..1",
            fallbackValue = "",
            description = "compare stored tiles as well (default folder: this home's own log)")
    private @Nullable String tiles;

    @Option(names = "--chaincode", paramLabel = "NAME", description = "with --blocks (default ${DEFAULT-VALUE})")
    private String chaincode = "whence";

    private long toldAt = System.nanoTime();

    @Override
    public Reply run(Desk desk) throws IOException {
        AuditReport report = blocks == null ? ofNetwork(desk) : ofFiles(desk, blocks);
        Reply reply = Reply.done(report.json());
        return report.sound() ? reply : reply.negative();
    }

    private AuditReport ofNetwork(Desk desk) {
        try (Connection connection = desk.connect();
                Follower follower = Follower.from(connection, Position.START)) {
            long height = Follower.height(connection);
            Audit audit = Audit.of(connection.folder().chaincode(), tiles(() -> Logs.folder(desk, connection)));
            while (audit.height() < height) {
                audit.block(follower.nextBytes());
                tell(desk, audit, height);
            }
            return audit.report();
        }
    }

    private AuditReport ofFiles(Desk desk, Path folder) throws IOException {
        BlockFiles files = BlockFiles.in(folder);
        Audit audit = Audit.of(chaincode, tiles(() -> {
            throw DeskRule.USAGE.refuse("--tiles", "with --blocks it names a folder");
        }));
        for (Path file : files.inOrder()) {
            audit.block(java.nio.file.Files.readAllBytes(file));
            tell(desk, audit, files.inOrder().size());
        }
        return audit.report();
    }

    private Optional<Path> tiles(java.util.function.Supplier<Path> own) {
        String named = tiles;
        if (named == null) {
            return Optional.empty();
        }
        return Optional.of(named.isEmpty() ? own.get() : Path.of(named));
    }

    private void tell(Desk desk, Audit audit, long height) {
        if (System.nanoTime() - toldAt > TOLD_EVERY_NANOS || audit.height() == height) {
            desk.progress("audit: block " + audit.height() + " of " + height);
            toldAt = System.nanoTime();
        }
    }
}
