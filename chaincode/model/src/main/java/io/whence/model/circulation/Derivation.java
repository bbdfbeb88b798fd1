package io.whence.model.circulation;

import java.time.Instant;
import java.util.List;

/** The edge from held copies to the version that their holder made of them. */
public record Derivation(String version, String event, String by, List<String> inputs, String method, Instant at) {
    public Derivation {
        inputs = List.copyOf(inputs);
    }
}
