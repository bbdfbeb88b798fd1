package io.whence.model.circulation.policy;

import java.util.List;

/** What can be said of a clause over the recorded facts: Kleene's three values. */
public enum Truth {
    SATISFIED,
    UNSATISFIED,
    UNKNOWN;

    /** All hold: one that does not decides, else one that is unknown. */
    static Truth all(List<Truth> truths) {
        return strongest(truths, UNSATISFIED, SATISFIED);
    }

    /** At least one holds. */
    static Truth any(List<Truth> truths) {
        return strongest(truths, SATISFIED, UNSATISFIED);
    }

    /** Exactly one holds. */
    static Truth one(List<Truth> truths) {
        long holding = truths.stream().filter(SATISFIED::equals).count();
        if (holding > 1) {
            return UNSATISFIED;
        }
        return truths.contains(UNKNOWN) ? UNKNOWN : of(holding == 1);
    }

    /** Each holds in turn: the first that does not hold decides, and what stands after it is not looked at. */
    static Truth inSequence(List<Truth> truths) {
        return truths.stream().filter(truth -> truth != SATISFIED).findFirst().orElse(SATISFIED);
    }

    static Truth of(boolean holds) {
        return holds ? SATISFIED : UNSATISFIED;
    }

    Truth not() {
        return switch (this) {
            case SATISFIED -> UNSATISFIED;
            case UNSATISFIED -> SATISFIED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    private static Truth strongest(List<Truth> truths, Truth deciding, Truth otherwise) {
        if (truths.contains(deciding)) {
            return deciding;
        }
        return truths.contains(UNKNOWN) ? UNKNOWN : otherwise;
    }
}
