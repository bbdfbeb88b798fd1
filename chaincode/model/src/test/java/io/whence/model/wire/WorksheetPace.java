package io.whence.model.wire;

import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Loss;
import io.whence.model.cover.Terms;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Measures worksheets a second of processor time on one core, for a tree of three levels and fifty items; run {@code main}. */
final class WorksheetPace {
    private static final int ROUNDS = 5;
    private static final long ROUND_NANOS = 2_000_000_000L;

    private WorksheetPace() {}

    public static void main(String[] arguments) {
        byte[] terms = Quoted.json(terms());
        byte[] loss = Quoted.json(loss());
        Terms readTerms = TermsJson.read(terms);
        Loss readLoss = LossJson.read(loss);
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf(
                    "round %d: %,d worksheets/s settled, %,d worksheets/s from bytes to bytes with digest%n",
                    round,
                    perSecond(() -> Adjuster.settle(readTerms, readLoss).netMinorUnits()),
                    perSecond(() -> WorksheetJson.answer(terms, loss).length));
        }
    }

    private static long perSecond(LongSupplier work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        long count = 0;
        long checksum = 0;
        while (threads.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
            checksum += work.getAsLong();
            count++;
        }
        if (checksum == 0) {
            throw new IllegalStateException("nothing was paid");
        }
        return count * 1_000_000_000L / (threads.getCurrentThreadCpuTime() - start);
    }

    private static String terms() {
        return "{'currency':'CNY','sections':[%s],'policy':{'deductible':{'kind':'FLAT','minorUnits':50000},'layers':[%s]}}"
                .formatted(
                        IntStream.range(0, 2).mapToObj(WorksheetPace::top).collect(Collectors.joining(",")),
                        "{'id':'L1','occurrenceLimitMinorUnits':40000000,'aggregate':{'minorUnits':90000000},'participationPercent':'60'},"
                                + "{'id':'L2','attachmentMinorUnits':40000000,'participationPercent':'33.3'}");
    }

    private static String top(int i) {
        return "{'id':'T%d','limit':{'kind':'FLAT','minorUnits':90000000},'aggregate':{'minorUnits':99000000},'sections':[%s,%s]}"
                .formatted(i, middle(2 * i), middle(2 * i + 1));
    }

    private static String middle(int i) {
        return "{'id':'M%d','deductible':{'kind':'PERCENT_OF_LOSS','percent':'5','minMinorUnits':1000},'sections':[%s,%s]}"
                .formatted(i, leaf(2 * i), leaf(2 * i + 1));
    }

    private static String leaf(int i) {
        return """
                {'id':'S%d','average':{'sumInsuredMinorUnits':7000000,'requiredPercent':'80'},'coPaymentPercent':'10',
                'deductible':{'kind':'FLAT','minorUnits':10000},'limit':{'kind':'FLAT','minorUnits':6000000}}""".formatted(i);
    }

    private static String loss() {
        return "{'items':[%s]}"
                .formatted(IntStream.range(0, 50)
                        .mapToObj(i -> "{'id':'%d','section':'S%d','claimedMinorUnits':%d,'valueMinorUnits':%d}"
                                .formatted(i, i % 8, 700_000 + 1_337 * i, 1_400_000 + 7_001 * i))
                        .collect(Collectors.joining(",")));
    }
}
