package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Splits whole minor units by largest remainder: parts add up to the total, and ties go to the earlier part. */
final class Apportionment {
    private Apportionment() {}

    /** Splits {@code total} in proportion to the weights; where there are none, nobody receives anything. */
    static List<Long> proportional(long total, List<Fraction> weights) {
        Fraction sum = sum(weights);
        Fraction scale = sum.isZero() ? Fraction.ZERO : Fraction.of(total).dividedBy(sum);
        return rounded(
                sum.isZero() ? 0 : total, weights.stream().map(scale::times).toList());
    }

    /** Rounds exact amounts to whole ones that add up to {@code total}, which is less than one off their sum. */
    static List<Long> rounded(long total, List<Fraction> amounts) {
        long[] parts = amounts.stream().mapToLong(Fraction::floor).toArray();
        long missing = total - Arrays.stream(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(byRemainder(amounts, parts))
                .limit(missing)
                .forEach(part -> parts[part]++);
        return Arrays.stream(parts).boxed().toList();
    }

    static Fraction sum(List<Fraction> amounts) {
        return amounts.stream().reduce(Fraction.ZERO, Fraction::plus);
    }

    private static Comparator<Integer> byRemainder(List<Fraction> amounts, long[] parts) {
        List<Fraction> remainders = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            remainders.add(amounts.get(i).minus(Fraction.of(parts[i])));
        }
        return Comparator.<Integer, Fraction>comparing(remainders::get).reversed();
    }
}
