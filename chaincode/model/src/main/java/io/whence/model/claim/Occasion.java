package io.whence.model.claim;

import java.time.Instant;

/** Who moves, when, and under which law. */
public record Occasion(Actor actor, Instant at, Profile profile) {}
