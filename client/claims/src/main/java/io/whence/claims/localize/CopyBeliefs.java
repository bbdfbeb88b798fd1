package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Beliefs in delivered copies by the rows that they share with a leak. Copies that the leak does not tell apart are one
 * class here, and equal in all that is said of them.
 */
final class CopyBeliefs {
    private static final double NOBODY = 0.05;
    private static final double LEAD = 0.9;
    private static final double RATIO_MIN = 100;
    private static final int RANKED_MAX = 8;
    private static final int TOGETHER_MAX = 3;
    private static final double SHARE_MIN = 0.05;

    private final Holdings holdings;
    private final Unrecorded unrecorded;
    private final Alike alike;
    private final int[] classOf;
    private final boolean speaking;
    private final Mixture mixture;
    private final List<Integer> ranked;
    private final RowEvidence rows;
    private final List<Posterior.Hypothesis> hypotheses;
    private final List<RowEvidence.Ratio> ratios;
    private final Posterior posterior;

    CopyBeliefs(Holdings holdings, Optional<Holdings.Held> original) {
        this.holdings = holdings;
        this.unrecorded = new Unrecorded(holdings, original);
        this.alike = Alike.of(holdings.sources());
        this.classOf = alike.classOf();
        this.speaking = holdings.count(number -> holdings.holders(number) > 0) > 0;
        this.mixture = Mixture.fit(holdings, unrecorded);
        this.ranked = ranked();
        this.rows = new RowEvidence(
                holdings, unrecorded, ranked.stream().map(alike::first).toList());
        this.hypotheses = hypotheses();
        this.ratios = rows.ratios(hypotheses, cell -> true);
        this.posterior = posterior(ratios);
    }

    /** Beliefs before the leak is looked at, as a finding states them. */
    static String assumed() {
        return "Other beliefs to begin with would change these: one chance in twenty was given to a source that is not"
                + " recorded, and of the rest .85 to one copy, .10 to two, .04 to three and .01 to four to eight.";
    }

    double share(int copy) {
        return mixture.shares().get(copy);
    }

    double unrecordedShare() {
        return mixture.unrecorded();
    }

    /** The belief that this copy is among the sources, which those not told apart from it share; empty where no row speaks. */
    OptionalDouble of(int copy) {
        List<Integer> same = same(copy);
        return speaking ? OptionalDouble.of(posterior.of(same.getFirst()) / same.size()) : OptionalDouble.empty();
    }

    /** A copy with the largest share, if any copy has a notable one. */
    Optional<Integer> leading() {
        return ranked.stream().findFirst().map(alike::first);
    }

    /** This copy and those that the leak does not tell from it. */
    List<Integer> same(int copy) {
        return alike.classes().get(classOf[copy]);
    }

    /** Whether the leak tells any two copies apart. */
    boolean distinguish() {
        return alike.size() > 1;
    }

    /** What some rows weigh for or against the leading copy. */
    Weighed weighed(Weighed.Named piece, int leading, Predicate<RowEvidence.Cell> in) {
        Posterior without = posterior(rows.ratios(hypotheses, in.negate()));
        return Weighed.of(piece, posterior, without, List.of(same(leading).getFirst()));
    }

    /** Every copy that is a source with belief .9, else the fewest that are so together; none if they are too many. */
    List<Integer> lead() {
        List<Integer> each = classes(ofClass -> believed(List.of(ofClass)) && few(List.of(ofClass)))
                .toList();
        return !each.isEmpty() && shown(each) ? members(each) : together();
    }

    /** Nobody is likelier than any recorded copy could make up for, and all copies together do not explain it as well. */
    boolean nobody() {
        return posterior.nobody() >= LEAD && !puzzle();
    }

    /** Whether some copy is believed to be a source. */
    boolean believed() {
        return IntStream.range(0, classOf.length)
                .mapToObj(this::of)
                .anyMatch(belief -> belief.isPresent() && belief.getAsDouble() >= LEAD);
    }

    /**
     * More rows stand in one copy alone than in none. One more copy would have rows of its own as the others have; a leak
     * put together from all copies has not, and the likelihood of rows cannot tell it from one more copy.
     */
    private boolean puzzle() {
        int alone = holdings.count(number -> holdings.holders(number) == 1 && !unrecorded.inOriginal(number));
        return alone > holdings.count(number -> holdings.holders(number) == 0);
    }

    private Stream<Integer> classes(Predicate<Integer> which) {
        return IntStream.range(0, alike.size()).boxed().filter(which);
    }

    private boolean believed(List<Integer> classes) {
        return posterior.touching(firsts(classes)) >= LEAD;
    }

    /** The fewest classes, taken by belief and equal ones together, that are believed to have a source among them. */
    private List<Integer> together() {
        List<Integer> order = classes(ofClass -> true)
                .sorted(Comparator.comparingDouble((Integer ofClass) -> -belief(ofClass)))
                .limit(TOGETHER_MAX + 1L)
                .toList();
        List<Integer> taken = new ArrayList<>();
        for (int next = 0; next < order.size() && !believed(taken); next++) {
            taken.add(order.get(next));
        }
        boolean tied = taken.size() < order.size() && belief(order.get(taken.size())) == belief(taken.getLast());
        return few(taken) && !tied && believed(taken) && shown(taken) ? members(taken) : List.of();
    }

    private boolean few(List<Integer> classes) {
        int copies = members(classes).size();
        return copies <= TOGETHER_MAX && copies < classOf.length;
    }

    private double belief(int ofClass) {
        return posterior.of(alike.first(ofClass));
    }

    /**
     * What involves one of these explains the leak a hundred times better for each copy there is than what does not, the
     * first charged for the shares that were fitted, the second not. Held against a source that is wholly known, a copy
     * that has nothing to do with the leak gets this far with chance .01 over the number of copies at most (Markov).
     */
    private boolean shown(List<Integer> classes) {
        List<Integer> firsts = firsts(classes);
        double with = Double.NEGATIVE_INFINITY;
        double without = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < hypotheses.size(); i++) {
            if (hypotheses.get(i).copies().stream().anyMatch(firsts::contains)) {
                with = Math.max(with, ratios.get(i).charged());
            } else {
                without = Math.max(without, ratios.get(i).best());
            }
        }
        return with - without >= StrictMath.log(RATIO_MIN * classOf.length);
    }

    private List<Integer> firsts(List<Integer> classes) {
        return classes.stream().map(alike::first).toList();
    }

    private List<Integer> members(List<Integer> classes) {
        return classes.stream()
                .flatMap(ofClass -> alike.classes().get(ofClass).stream())
                .sorted()
                .toList();
    }

    /** Classes by share, as many as have a notable one and can be weighed in all their sets; equal ones all or none. */
    private List<Integer> ranked() {
        List<Integer> notable = classes(ofClass -> share(ofClass, mixture) >= SHARE_MIN)
                .sorted(Comparator.comparingDouble((Integer ofClass) -> -share(ofClass, mixture)))
                .toList();
        if (notable.size() <= RANKED_MAX) {
            return notable;
        }
        double first = share(notable.get(RANKED_MAX), mixture);
        return notable.stream()
                .filter(ofClass -> share(ofClass, mixture) > first)
                .toList();
    }

    private double share(int ofClass, Mixture of) {
        return alike.classes().get(ofClass).stream()
                .mapToDouble(copy -> of.shares().get(copy))
                .sum();
    }

    /** With the original at hand, each set that is weighed at all is so with and without rows of it, alike before. */
    private List<Posterior.Hypothesis> hypotheses() {
        List<Posterior.Hypothesis> all = new ArrayList<>();
        for (Posterior.Hypothesis one : Posterior.hypotheses(alike.sizes(), NOBODY, ranked)) {
            List<Integer> copies = firsts(one.copies());
            if (unrecorded.original().isPresent() && ranked.containsAll(one.copies())) {
                all.add(new Posterior.Hypothesis(copies, false, one.prior() / 2));
                all.add(new Posterior.Hypothesis(copies, true, one.prior() / 2));
            } else {
                all.add(new Posterior.Hypothesis(copies, false, one.prior()));
            }
        }
        return List.copyOf(all);
    }

    private Posterior posterior(List<RowEvidence.Ratio> of) {
        return Posterior.of(
                hypotheses, of.stream().mapToDouble(RowEvidence.Ratio::charged).toArray());
    }
}
