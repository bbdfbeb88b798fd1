package io.whence.model.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Evidence that may grow: what five gamblers own who stake β = .9, ½, ⅓, .2 and .1 of their money on every mark of a
 * codeword, at odds that are fair if it is an innocent's. Each mark multiplies their money by 1 + β·u, with u = (1−q)/q on
 * a match and −1 otherwise. By Ville's inequality their mean reaches 1/α with chance at most α for an innocent, however
 * often one looks and whenever one stops; so marks read later may be added to those read before. Rounded down.
 */
public record EProcess(List<Scaled> wealth) {
    private static final int[][] STAKES = {{9, 10}, {1, 2}, {1, 3}, {1, 5}, {1, 10}};

    public EProcess {
        wealth = List.copyOf(wealth);
    }

    /** Before any mark is read. */
    public static EProcess start() {
        List<Scaled> wealth = new ArrayList<>();
        for (int i = 0; i < STAKES.length; i++) {
            wealth.add(Scaled.one(false));
        }
        return new EProcess(wealth);
    }

    /** The same with further marks, none of which was added before. */
    public EProcess plus(List<MarkClass> classes) {
        List<Scaled> grown = new ArrayList<>();
        for (int i = 0; i < STAKES.length; i++) {
            grown.add(wealth.get(i).times(product(classes, STAKES[i][0], STAKES[i][1])));
        }
        return new EProcess(grown);
    }

    /** The e-value: the mean wealth, 1 on average for an innocent under any attack. */
    public Scaled value() {
        Scaled total = Scaled.zero(false);
        for (Scaled one : wealth) {
            total = total.plus(one);
        }
        return total.times(Scaled.ratio(1, STAKES.length, false));
    }

    /** The chance that an innocent's e-value ever reaches this one: one over it at most. Rounded up. */
    public static Scaled chance(Scaled value) {
        return value.mantissa() == 0 ? Scaled.one(true) : value.inverse(true).atMost(Scaled.one(true));
    }

    /** Whether an innocent ever gets this far with no more than this chance. */
    public boolean accuses(Scaled chance) {
        return value().times(chance).compareTo(Scaled.one(false)) >= 0;
    }

    private static Scaled product(List<MarkClass> classes, long part, long whole) {
        Scaled product = Scaled.one(false);
        Scaled mismatch = Scaled.ratio(whole - part, whole, false);
        for (MarkClass marks : classes) {
            long q = marks.innocentBillionths();
            Scaled match = Scaled.ratio(whole * q + part * (BiasLaw.BILLION - q), whole * q, false);
            product = product.times(match.power(marks.matched()));
            product = product.times(mismatch.power(marks.read() - marks.matched()));
        }
        return product;
    }
}
