package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Splits a pool that is smaller than its members' caps: by weight, with what is over a cap given to the others. */
final class Pool {
    private Pool() {}

    static List<Long> split(Contribution.Mode mode, long pool, List<Contribution.Figure> figures) {
        List<Long> caps =
                figures.stream().map(Contribution.Figure::aloneMinorUnits).toList();
        return switch (mode) {
            case SUM_INSURED_PROPORTION -> filled(pool, sumsInsured(figures), caps);
            case INDEPENDENT_LIABILITY ->
                filled(pool, caps.stream().map(Fraction::of).toList(), caps);
            case EQUAL_SHARES -> filled(pool, Collections.nCopies(caps.size(), Fraction.ONE), caps);
            case PRIMARY_EXCESS -> inOrder(pool, caps);
        };
    }

    private static List<Fraction> sumsInsured(List<Contribution.Figure> figures) {
        return IntStream.range(0, figures.size())
                .mapToObj(i -> figures.get(i)
                        .sumInsuredMinorUnits()
                        .map(Fraction::of)
                        .orElseThrow(() -> CoverRule.SUM_INSURED_MISSING.refuse(
                                "terms[" + i + "].sumInsuredMinorUnits", "absent")))
                .toList();
    }

    private static List<Long> inOrder(long pool, List<Long> caps) {
        List<Long> parts = new ArrayList<>(caps.size());
        long left = pool;
        for (long cap : caps) {
            long part = Math.min(left, cap);
            parts.add(part);
            left -= part;
        }
        return parts;
    }

    private static List<Long> filled(long pool, List<Fraction> weights, List<Long> caps) {
        Fraction[] parts = new Fraction[caps.size()];
        List<Integer> open = IntStream.range(0, caps.size()).boxed().toList();
        Fraction left = Fraction.of(pool);
        while (!open.isEmpty()) {
            share(left, weights, open, parts);
            List<Integer> over = open.stream()
                    .filter(i -> parts[i].compareTo(Fraction.of(caps.get(i))) >= 0)
                    .toList();
            over.forEach(i -> parts[i] = Fraction.of(caps.get(i)));
            left = over.stream().map(i -> parts[i]).reduce(left, Fraction::minus);
            open = over.isEmpty() ? List.of() : without(open, over);
        }
        return Apportionment.rounded(pool, Arrays.asList(parts));
    }

    /** Shares an amount among the open members by weight, or equally where no weight is left. */
    private static void share(Fraction amount, List<Fraction> weights, List<Integer> open, Fraction[] parts) {
        Fraction sum = Apportionment.sum(open.stream().map(weights::get).toList());
        for (int i : open) {
            parts[i] = sum.isZero()
                    ? amount.dividedBy(Fraction.of(open.size()))
                    : amount.times(weights.get(i)).dividedBy(sum);
        }
    }

    private static List<Integer> without(List<Integer> members, List<Integer> gone) {
        return members.stream().filter(member -> !gone.contains(member)).toList();
    }
}
