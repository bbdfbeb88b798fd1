package io.whence.model.circulation;

import io.whence.model.circulation.policy.UsagePolicy;

/** A usage policy under its id: what an agreement names. It was understood in full, or it would not be here. */
public record PolicyOffer(String id, UsagePolicy policy) implements Registration {}
