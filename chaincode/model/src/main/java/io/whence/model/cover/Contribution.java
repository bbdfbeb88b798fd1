package io.whence.model.cover;

import io.whence.model.value.Fraction;
import io.whence.model.value.ValueRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What several insurers of one loss each pay (step 12): each policy settles alone first, to its figure after step 10; the
 * pool is what the insured may receive from all of them, and the mode splits it; no policy pays more than alone, and what
 * is over a cap goes to the others. An insurer that participates in its policy bears that part of the policy's share.
 *
 * @param mode the one applied: the terms' own where they agree, by sums insured where they do not
 * @param worksheets each insurer's own, in the order given
 */
public record Contribution(Mode mode, long totalMinorUnits, List<Share> shares, List<Worksheet> worksheets) {
    /** How insurers share. */
    public enum Mode {
        /** In proportion to sums insured. */
        SUM_INSURED_PROPORTION,
        /** In proportion to what each would pay alone. */
        INDEPENDENT_LIABILITY,
        /** Equally, as far as each reaches. */
        EQUAL_SHARES,
        /** The first as far as it reaches, then the next. */
        PRIMARY_EXCESS
    }

    /**
     * One policy's figure alone, its share of the pool, and what its insurer bears of that.
     *
     * @param aloneMinorUnits the policy's figure after step 10
     * @param policyShareMinorUnits its share of the pool
     * @param shareMinorUnits this insurer's participation in that share
     */
    public record Share(
            Optional<String> insurer, long aloneMinorUnits, long policyShareMinorUnits, long shareMinorUnits) {}

    /** What an insurer that paid too little owes one that paid too much; both by their place in the order given. */
    public record Transfer(int from, int to, long minorUnits) {}

    /**
     * What one insurer states of a loss that it settled alone: all that a split needs, and nothing else of its terms.
     *
     * @param aloneMinorUnits the policy's figure after step 10
     * @param ownMinorUnits this insurer's participation in it
     * @param afterRetentionsMinorUnits the loss less what the insured bears under this wording
     */
    public record Figure(
            Optional<String> insurer,
            long aloneMinorUnits,
            long ownMinorUnits,
            long afterRetentionsMinorUnits,
            Optional<Long> sumInsuredMinorUnits,
            Mode mode) {
        static Figure of(Terms terms, Worksheet worksheet) {
            return new Figure(
                    terms.insurer(),
                    worksheet.alone().minorUnits(),
                    worksheet.alone().ownMinorUnits(),
                    worksheet.alone().afterRetentionsMinorUnits(),
                    terms.sumInsuredMinorUnits(),
                    terms.switches().contribution());
        }

        /** What this insurer bears of its policy's share: all of its own where the policy bears all of its figure. */
        private Share bearing(long policyShare) {
            long own = aloneMinorUnits == 0
                    ? 0
                    : Fraction.of(ownMinorUnits, aloneMinorUnits)
                            .times(Fraction.of(policyShare))
                            .halfUp();
            return new Share(insurer, aloneMinorUnits, policyShare, own);
        }
    }

    public Contribution {
        shares = List.copyOf(shares);
        worksheets = List.copyOf(worksheets);
    }

    /** Shares a loss between insurers, in the order given, which is also the order of primary and excess. */
    public static Contribution share(List<Terms> terms, Loss loss) {
        check(terms, loss);
        List<Worksheet> worksheets = terms.stream()
                .map(each -> Adjuster.settleCarrying(loss.carried().ofSeveral(), each, loss))
                .toList();
        Contribution split = split(IntStream.range(0, terms.size())
                .mapToObj(i -> Figure.of(terms.get(i), worksheets.get(i)))
                .toList());
        return new Contribution(split.mode, split.totalMinorUnits, split.shares, worksheets);
    }

    /** Shares a loss by what each insurer states of it, with no terms at hand and so with no worksheets. */
    public static Contribution split(List<Figure> figures) {
        List<Long> alone = figures.stream().map(Figure::aloneMinorUnits).toList();
        long pool = Math.min(afterRetentions(figures), sum(alone));
        Mode mode = mode(figures);
        List<Long> parts = pool == sum(alone) ? alone : Pool.split(mode, pool, figures);
        List<Share> shares = IntStream.range(0, figures.size())
                .mapToObj(i -> figures.get(i).bearing(parts.get(i)))
                .toList();
        return new Contribution(mode, pool, shares, List.of());
    }

    /** What an insurer that settles alone states of it. */
    public static Figure figure(Terms terms, Loss loss) {
        return Figure.of(terms, Adjuster.settle(terms, loss));
    }

    /** Splits an amount in proportion to weights, by largest remainder. */
    public static List<Long> inProportion(long total, List<Long> weights) {
        return Apportionment.proportional(
                total, weights.stream().map(Fraction::of).toList());
    }

    /** Who owes whom, once some have paid more than their share so that the insured need not wait; earlier ones first. */
    public List<Transfer> transfers(List<Long> paid) {
        List<Transfer> transfers = new ArrayList<>();
        long[] owed = IntStream.range(0, shares.size())
                .mapToLong(i -> shares.get(i).shareMinorUnits() - paid.get(i))
                .toArray();
        for (int to = 0; to < owed.length; to++) {
            for (int from = 0; from < owed.length && owed[to] < 0; from++) {
                long amount = Math.min(-owed[to], Math.max(0, owed[from]));
                if (amount > 0) {
                    transfers.add(new Transfer(from, to, amount));
                    owed[from] -= amount;
                    owed[to] += amount;
                }
            }
        }
        return transfers;
    }

    private static void check(List<Terms> terms, Loss loss) {
        if (terms.isEmpty()) {
            throw CoverRule.TERMS_MISSING.refuse("terms", "none");
        }
        Set<String> levels = new TreeSet<>();
        for (int i = 0; i < terms.size(); i++) {
            if (!terms.get(i).currency().equals(terms.getFirst().currency())) {
                throw ValueRule.CURRENCY_DIFFERS.refuse(
                        "terms[" + i + "].currency", terms.get(i).currency().code());
            }
            levels.addAll(terms.get(i).levels());
        }
        loss.carried().refuseUnknown(levels);
    }

    private static Mode mode(List<Figure> figures) {
        List<Mode> modes = figures.stream().map(Figure::mode).distinct().toList();
        return modes.size() == 1 ? modes.getFirst() : Mode.SUM_INSURED_PROPORTION;
    }

    /** The loss less what the insured bears under the wording that leaves him least. */
    private static long afterRetentions(List<Figure> figures) {
        return figures.stream()
                .mapToLong(Figure::afterRetentionsMinorUnits)
                .max()
                .orElseThrow();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(amount -> amount).sum();
    }
}
