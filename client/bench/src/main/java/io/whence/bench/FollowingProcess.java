package io.whence.bench;

import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.LedgerTransaction;
import io.whence.ledger.Position;
import io.whence.ledger.Recorded;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A follower of its own process, which reads every block from the newest on, verifies it and opens every batch, until its
 * input ends. Prints what it counted as NAME=NUMBER lines with every block.
 */
public final class FollowingProcess {
    private static final long SECOND = 1_000_000_000L;

    private FollowingProcess() {}

    /** Words: connection folder, seconds to warm up. */
    public static void main(String[] words) throws Exception {
        long from = System.nanoTime() + Long.parseLong(words[1]) * SECOND;
        try (Connection connection =
                Connection.open(Path.of(words[0]), "exchange", Optional.empty(), WritingProcess.PATIENT)) {
            Follower follower = Follower.from(connection, new Position(Follower.height(connection), Optional.empty()));
            Thread.ofPlatform().daemon().start(() -> follow(follower, from));
            WritingProcess.say("ready", 1);
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private static void follow(Follower follower, long from) {
        boolean started = false;
        for (long followed = 0; ; ) {
            followed += events(follower.next());
            if (!started && System.nanoTime() >= from) {
                started = true;
                WritingProcess.say("residentAtStart", Processes.resident());
            }
            WritingProcess.say("residentAtEnd", Processes.resident());
            WritingProcess.say("followed", followed);
        }
    }

    private static long events(LedgerBlock block) {
        long events = 0;
        for (LedgerTransaction transaction : block.transactions()) {
            if (transaction.recorded() instanceof Recorded.Sealed sealed) {
                events += sealed.batch().events().size();
            }
        }
        return events;
    }
}
