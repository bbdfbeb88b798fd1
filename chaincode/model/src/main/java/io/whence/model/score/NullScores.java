package io.whence.model.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scores that an innocent copy gets by the chance of its own codeword, given what was read: each class of marks is a
 * binomial, and they are independent whatever an attacker did. Tails are exact where the finite sum is small enough to
 * be added up, else bounded by Chernoff.
 */
public final class NullScores {
    private static final int TERMS_MAX = 1 << 18;

    private final List<MarkClass> classes;
    private final List<Term> outer;
    private final List<Term> tails;
    private final Map<Long, Scaled> known = new TreeMap<>();

    /** A score and its chance; in {@link #tails} the chance of that score or any later in the list. */
    private record Term(long score, Scaled chance) {}

    private NullScores(List<MarkClass> classes, List<Term> outer, List<Term> tails) {
        this.classes = List.copyOf(classes);
        this.outer = outer;
        this.tails = tails;
    }

    /** The scores of innocents over these classes; what the copies matched does not matter here. */
    public static NullScores of(List<MarkClass> classes) {
        List<MarkClass> bySize = classes.stream()
                .sorted(Comparator.comparingInt(MarkClass::read).thenComparingInt(MarkClass::innocentBillionths))
                .toList();
        List<Term> outer = List.of(new Term(0, Scaled.one(true)));
        List<Term> inner = outer;
        for (MarkClass next : bySize.reversed()) {
            boolean toInner = inner.size() <= outer.size();
            long terms = (long) (toInner ? inner : outer).size() * (next.read() + 1L);
            if (terms > TERMS_MAX) {
                return new NullScores(classes, List.of(), List.of());
            }
            List<Term> joined = join(toInner ? inner : outer, binomial(next));
            inner = toInner ? joined : inner;
            outer = toInner ? outer : joined;
        }
        return new NullScores(classes, outer, tails(inner));
    }

    /** Whether tails are exact sums rather than bounds. */
    public boolean exact() {
        return !tails.isEmpty();
    }

    /** The chance that an innocent copy scores this much or more, in millionths. */
    public Scaled tail(long score) {
        return known.computeIfAbsent(score, this::sum);
    }

    private Scaled sum(long score) {
        if (!exact()) {
            return Chernoff.tail(classes, score);
        }
        Scaled total = Scaled.zero(true);
        for (Term term : outer) {
            int first = firstAtLeast(score - term.score());
            if (first < tails.size()) {
                total = total.plus(term.chance().times(tails.get(first).chance()));
            }
        }
        return total.atMost(Scaled.one(true));
    }

    private int firstAtLeast(long score) {
        int low = 0;
        int high = tails.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tails.get(middle).score() < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<Term> binomial(MarkClass marks) {
        long q = marks.innocentBillionths();
        long rest = BiasLaw.BILLION - q;
        Scaled chance = Scaled.ratio(rest, BiasLaw.BILLION, true).power(marks.read());
        List<Term> terms = new ArrayList<>();
        for (int matches = 0; matches <= marks.read(); matches++) {
            terms.add(new Term(marks.score(matches), chance));
            chance = chance.times(Scaled.ratio((marks.read() - matches) * q, (matches + 1) * rest, true));
        }
        return terms;
    }

    private static List<Term> join(List<Term> some, List<Term> others) {
        List<Term> joined = new ArrayList<>(some.size() * others.size());
        for (Term one : some) {
            for (Term other : others) {
                joined.add(new Term(one.score() + other.score(), one.chance().times(other.chance())));
            }
        }
        return joined;
    }

    private static List<Term> tails(List<Term> terms) {
        List<Term> ascending = new ArrayList<>(terms);
        ascending.sort(Comparator.comparingLong(Term::score).thenComparing(Term::chance));
        Scaled tail = Scaled.zero(true);
        for (int i = ascending.size() - 1; i >= 0; i--) {
            tail = tail.plus(ascending.get(i).chance());
            ascending.set(i, new Term(ascending.get(i).score(), tail));
        }
        return ascending;
    }
}
