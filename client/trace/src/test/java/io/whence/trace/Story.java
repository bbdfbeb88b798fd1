package io.whence.trace;

import io.whence.ledger.BatchWriter;
import io.whence.ledger.Connection;
import io.whence.ledger.EventLines;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.Position;
import io.whence.ledger.Progress;
import io.whence.ledger.TrialNetwork;
import io.whence.ledger.WriterOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger on which something happened: pv-1 goes to lender-1 (c-1, matched) and lender-2 (c-2, never acknowledged; c-3,
 * mismatched); lender-1 derives pv-2 from c-1, uses it five times where three are allowed, and deletes it.
 */
record Story(Path home, TrialNetwork network, Connection exchange, List<LedgerBlock> blocks) implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    static Story record(Path home) {
        TrialNetwork network = TrialNetwork.start(home);
        network.openMarket();
        Connection exchange = network.connect("exchange");
        WriterOptions small = WriterOptions.DEFAULT.batching(4, 1);
        new BatchWriter(exchange, home, small)
                .record(EventLines.write(home.resolve("story.jsonl"), lines()), Progress.NONE);
        List<LedgerBlock> blocks = new ArrayList<>();
        try (Follower follower = Follower.from(exchange, Position.START)) {
            follower.until(Follower.height(exchange), blocks::add);
        }
        return new Story(home, network, exchange, List.copyOf(blocks));
    }

    @Override
    public void close() {
        exchange.close();
        network.close();
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(
                EventLines.delivered("e-1", "2026-03-01T08:00:00Z", "c-1", "agr-1", "lender-1"),
                EventLines.received("e-2", "2026-03-01T09:00:00Z", "c-1", "lender-1", 10),
                EventLines.delivered("e-3", "2026-03-02T08:00:00Z", "c-2", "agr-2", "lender-2"),
                EventLines.delivered("e-4", "2026-03-02T08:00:00Z", "c-3", "agr-2", "lender-2"),
                EventLines.received("e-5", "2026-03-02T09:00:00Z", "c-3", "lender-2", 9),
                EventLines.derived("e-6", "2026-03-03T08:00:00Z", "lender-1", "c-1", "pv-2")));
        for (int i = 0; i < 5; i++) {
            lines.add(EventLines.used("u-" + i, "2026-03-04T08:00:00Z", "c-1", "lender-1", "read"));
        }
        lines.add(EventLines.used("u-sale", "2026-03-04T08:00:00Z", "c-3", "lender-2", "distribute"));
        lines.add(EventLines.used("u-lost", "2026-03-04T08:00:00Z", "c-unknown", "lender-2", "read"));
        lines.add(EventLines.deleted("e-7", "2026-03-05T08:00:00Z", "lender-1", "c-1"));
        return lines;
    }
}
