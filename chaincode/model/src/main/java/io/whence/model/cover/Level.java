package io.whence.model.cover;

import java.util.Optional;

/** Where a step happens: an item, a section, the policy or a layer, and the clause that governs it. */
record Level(String name, Optional<String> clause) {}
