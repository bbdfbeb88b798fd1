package io.whence.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Terms of three levels of sections and two layers, and a loss of many items under them: as the documents that the money
 * engine reads, and as the few lines of decimal arithmetic that somebody would write for exactly these terms.
 */
record WorksheetTree(int items) {
    private static final int LEAVES = 8;
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal REQUIRED = new BigDecimal("0.8");
    private static final BigDecimal PAID = new BigDecimal("0.9");
    private static final BigDecimal DEDUCTIBLE = new BigDecimal("0.05");
    private static final BigDecimal LOWER = new BigDecimal("0.6");
    private static final BigDecimal UPPER = new BigDecimal("0.333");
    private static final BigDecimal ATTACHMENT = BigDecimal.valueOf(40_000_000);

    byte[] terms() {
        return json("{'currency':'CNY','sections':[" + joined(2, WorksheetTree::top)
                + "],'policy':{'deductible':{'kind':'FLAT','minorUnits':50000},'layers':["
                + "{'id':'L1','occurrenceLimitMinorUnits':40000000,'aggregate':{'minorUnits':90000000},"
                + "'participationPercent':'60'},"
                + "{'id':'L2','attachmentMinorUnits':40000000,'participationPercent':'33.3'}]}}");
    }

    byte[] loss() {
        return json("{'items':["
                + joined(
                        items,
                        i -> "{'id':'%d','section':'S%d','claimedMinorUnits':%d,'valueMinorUnits':%d}"
                                .formatted(i, i % LEAVES, claimed(i), value(i)))
                + "]}");
    }

    /** What is paid, in decimals of 34 digits: no steps, no lines, no explanation. */
    long plainNet() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int top = 0; top < 2; top++) {
            sum = sum.add(plainMiddle(2 * top).add(plainMiddle(2 * top + 1)).min(BigDecimal.valueOf(90_000_000)));
        }
        BigDecimal left = sum.subtract(BigDecimal.valueOf(50_000)).max(BigDecimal.ZERO);
        BigDecimal lower = left.min(ATTACHMENT).multiply(LOWER, DIGITS);
        BigDecimal upper = left.subtract(ATTACHMENT).max(BigDecimal.ZERO).multiply(UPPER, DIGITS);
        return lower.add(upper).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private BigDecimal plainMiddle(int middle) {
        BigDecimal loss = plainLeaf(2 * middle).add(plainLeaf(2 * middle + 1));
        BigDecimal deductible = loss.multiply(DEDUCTIBLE, DIGITS).max(BigDecimal.valueOf(1_000));
        return loss.subtract(deductible).max(BigDecimal.ZERO);
    }

    private BigDecimal plainLeaf(int leaf) {
        BigDecimal loss = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (int i = leaf; i < items; i += LEAVES) {
            loss = loss.add(BigDecimal.valueOf(claimed(i)));
            value = value.add(BigDecimal.valueOf(value(i)));
        }
        BigDecimal ratio = BigDecimal.valueOf(7_000_000)
                .divide(value.multiply(REQUIRED), DIGITS)
                .min(BigDecimal.ONE);
        BigDecimal left = loss.multiply(ratio, DIGITS)
                .subtract(BigDecimal.valueOf(10_000))
                .max(BigDecimal.ZERO);
        return left.multiply(PAID, DIGITS).min(BigDecimal.valueOf(6_000_000));
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

    private static long claimed(int i) {
        return 700_000 + 1_337L * i;
    }

    private static long value(int i) {
        return 1_400_000 + 7_001L * i;
    }

    private static String joined(int count, java.util.function.IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(","));
    }

    private static byte[] json(String quoted) {
        return quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
