package io.whence.bench;

import io.whence.app.desk.Folder;
import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Many claims at once through their whole life on the embedded ledger: all of them are open before the first is closed.
 * After every step an auditor that keeps books of its own compares every amount of every claim.
 */
final class ClaimsLife implements Bench {
    private static final int ALONE_MAX = 50;

    @Override
    public String name() {
        return "claims";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("claims", 10_000L, "covers", 500L, "clerks", 48L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) throws Exception {
        Path folder = Files.createTempDirectory("whence-bench-claims");
        try {
            run(sizes, figures, folder);
        } finally {
            Folder.delete(folder);
        }
    }

    private static void run(Sizes sizes, Figures figures, Path folder) throws Exception {
        try (EmbeddedLedger ledger = EmbeddedLedger.start(folder, 0, new WhenceChaincode());
                ClaimOffice office =
                        ClaimOffice.open(ledger.connectionFolder(), sizes.count("clerks"), figures::progress)) {
            int alone = Math.min(ALONE_MAX, sizes.count("claims"));
            double single = rate(alone, () -> office.live("alone", alone, 1, 1));
            figures.progress("one clerk, one claim after the other: %.2f claims a second".formatted(single));
            int claims = sizes.count("claims");
            int covers = Math.min(claims, sizes.count("covers"));
            double together = rate(claims, () -> office.live("together", claims, covers, sizes.count("clerks")));
            figures.add(Figure.beside(
                    claims + " claims at once under " + covers + " covers, notice to closing",
                    together,
                    single,
                    "claims/s"));
            figures.add(Figure.beside(
                    "moves of these claims, each one transaction",
                    together * ClaimOffice.MOVES,
                    single * ClaimOffice.MOVES,
                    "moves/s"));
            figures.add(Figure.of(
                    "amounts that the auditor compared and found equal", (double) office.compared(), "amounts"));
            figures.remark("The baseline is one clerk who takes one claim after the other.");
        }
    }

    private static double rate(int claims, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return claims * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    }

    /** What is timed. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
