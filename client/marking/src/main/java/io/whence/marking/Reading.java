package io.whence.marking;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the numbers of a column look like: measurements, which may vary a little, or codes, where the next number is
 * something else. Learnt from a sample that the order of rows does not change.
 *
 * @param ascending the sampled numbers
 * @param step the largest number of which all differences are multiples
 */
record Reading(String name, List<BigDecimal> ascending, BigDecimal step) {
    private static final int SAMPLE = 1 << 12;
    private static final int DIGITS_MAX = 40;
    private static final int REPEATS_OF_CODES = 8;
    private static final int GAPS_OF_CODES = 10;
    private static final BigDecimal PART = new BigDecimal("0.1");
    private static final double RARE = 0.05;
    private static final Pattern WORD_END = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final List<String> CODES = List.of(
            "id", "ids", "code", "key", "ref", "no", "nr", "account", "zip", "plz", "postcode", "postal", "phone");

    Reading {
        ascending = List.copyOf(ascending);
    }

    static Reading of(Table table, Column column) {
        List<BigDecimal> numbers = Arrays.stream(RowSample.of(table, SAMPLE))
                .mapToObj(column::cell)
                .filter(cell -> !cell.isEmpty() && cell.length() <= DIGITS_MAX)
                .map(BigDecimal::new)
                .sorted()
                .toList();
        return new Reading(column.name(), numbers, step(numbers));
    }

    /** Whether they are named like codes, or are few exact numbers far apart that come again and again. */
    boolean coded() {
        if (WORD_END.splitAsStream(name).anyMatch(word -> CODES.contains(word.toLowerCase(java.util.Locale.ROOT)))) {
            return true;
        }
        long values = ascending.stream().distinct().count();
        if (values < 2 || ascending.size() < REPEATS_OF_CODES * values) {
            return false;
        }
        BigDecimal range = ascending.getLast().subtract(ascending.getFirst());
        return range.compareTo(step.multiply(BigDecimal.valueOf(GAPS_OF_CODES * values))) > 0;
    }

    /**
     * How far such numbers may move and pass for what they were: a tenth of their standard deviation and of all but the
     * smallest of them, rounded down to 1, 2 or 5 of some power of ten; empty where that is less than a step.
     */
    Optional<BigDecimal> tolerance() {
        if (ascending.isEmpty() || step.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal most = round(deviation().min(size()).multiply(PART));
        return most.compareTo(step) < 0 ? Optional.empty() : Optional.of(most);
    }

    private BigDecimal deviation() {
        BigDecimal count = BigDecimal.valueOf(ascending.size());
        BigDecimal mean = sum(ascending).divide(count, MathContext.DECIMAL128);
        BigDecimal squares = sum(ascending.stream()
                .map(number -> number.subtract(mean).pow(2, MathContext.DECIMAL128))
                .toList());
        return squares.divide(count, MathContext.DECIMAL128).sqrt(MathContext.DECIMAL64);
    }

    /** The size that only one number in twenty stays below. */
    private BigDecimal size() {
        List<BigDecimal> sizes =
                ascending.stream().map(BigDecimal::abs).sorted().toList();
        return sizes.get((int) (RARE * sizes.size()));
    }

    private static BigDecimal round(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal first = number.round(new MathContext(1, RoundingMode.DOWN));
        int digit = first.unscaledValue().intValue();
        int kept = digit >= 5 ? 5 : digit >= 2 ? 2 : 1;
        BigDecimal rounded = new BigDecimal(BigInteger.valueOf(kept), first.scale());
        return new BigDecimal(rounded.toPlainString());
    }

    private static BigDecimal step(List<BigDecimal> ascending) {
        int scale = ascending.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        BigInteger step = BigInteger.ZERO;
        for (int i = 1; i < ascending.size(); i++) {
            BigDecimal apart = ascending.get(i).subtract(ascending.get(i - 1));
            step = step.gcd(apart.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue());
        }
        return new BigDecimal(step, scale);
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
