package io.whence.model.circulation.policy;

import java.util.List;

/** One permission or prohibition; ODRL calls it a rule. A prohibition has no duties. */
public record Clause(Action action, List<Constraint> constraints, List<Duty> duties) {
    /** The most clauses of one kind in a policy. */
    public static final int LIST_MAX = 128;

    public Clause {
        constraints = List.copyOf(constraints);
        duties = List.copyOf(duties);
    }
}
