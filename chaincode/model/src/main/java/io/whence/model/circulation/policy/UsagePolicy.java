package io.whence.model.circulation.policy;

import java.util.List;

/** What may be done with a copy, what may not, and what must. Whatever is not permitted is not allowed. */
public record UsagePolicy(List<Clause> permissions, List<Clause> prohibitions, List<Duty> obligations) {
    /** The one profile that is understood. */
    public static final String PROFILE = "whence-odrl-1";

    public UsagePolicy {
        permissions = List.copyOf(permissions);
        prohibitions = List.copyOf(prohibitions);
        obligations = List.copyOf(obligations);
        if (permissions.isEmpty() && prohibitions.isEmpty() && obligations.isEmpty()) {
            throw PolicyRule.POLICY_EMPTY.refuse("permission", "no clause at all");
        }
    }
}
