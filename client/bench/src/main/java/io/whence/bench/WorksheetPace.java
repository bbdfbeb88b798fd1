package io.whence.bench;

import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Loss;
import io.whence.model.cover.Terms;
import io.whence.model.wire.LossJson;
import io.whence.model.wire.TermsJson;
import io.whence.model.wire.WorksheetJson;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.function.LongSupplier;

/** Worksheets a second of processor time on one core, beside plain decimal arithmetic that explains nothing. */
final class WorksheetPace implements Bench {
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "pace";
    }

    @Override
    public Map<String, Long> sizes() {
        return Map.of("items", 50L, "seconds", 5L);
    }

    @Override
    public void run(Sizes sizes, Figures figures) {
        WorksheetTree tree = new WorksheetTree(sizes.count("items"));
        byte[] terms = tree.terms();
        byte[] loss = tree.loss();
        Terms readTerms = TermsJson.read(terms);
        Loss readLoss = LossJson.read(loss);
        requireSame(Adjuster.settle(readTerms, readLoss).netMinorUnits(), tree.plainNet());
        long seconds = sizes.of("seconds");
        double plain = measured(tree::plainNet, seconds);
        double settled = measured(() -> Adjuster.settle(readTerms, readLoss).netMinorUnits(), seconds);
        double whole = measured(() -> WorksheetJson.answer(terms, loss).length, seconds);
        String size = sizes.of("items") + " items, 3 levels";
        figures.add(Figure.beside(size + ": worksheets settled exactly, every step kept", settled, plain, "1/s"));
        figures.add(Figure.beside(size + ": from documents to canonical worksheet and digest", whole, plain, "1/s"));
        figures.remark("The baseline is the net alone, in decimals of 34 digits, written for these very terms."
                + " All rates are per second of processor time of one thread.");
    }

    /** The rate of the second of two equal runs: the first lets the compiler finish. */
    private static double measured(LongSupplier work, long seconds) {
        perSecond(work, seconds);
        return perSecond(work, seconds);
    }

    private static double perSecond(LongSupplier work, long seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long count = 0;
        long paid = 0;
        long nanos = 0;
        while (nanos < seconds * NANOS) {
            paid += work.getAsLong();
            count++;
            nanos = threads.getCurrentThreadCpuTime() - start;
        }
        if (paid == 0) {
            throw new IllegalStateException("nothing was paid");
        }
        return count * NANOS / nanos;
    }

    private static void requireSame(long settled, long plain) {
        if (settled != plain) {
            throw new IllegalStateException("settled " + settled + ", by plain arithmetic " + plain);
        }
    }
}
