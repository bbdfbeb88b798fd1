package io.whence.acceptance;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stage on each network: set once, by the first test that needs it. */
final class Stages {
    private static final Map<Network, Attempt> ATTEMPTS = new EnumMap<>(Network.class);

    private record Attempt(Optional<Stage> stage, Optional<Throwable> failure) {}

    private Stages() {}

    /** A test on a network that cannot be had is skipped; on one that failed to start every test fails. */
    static synchronized Stage on(Network network) {
        network.requirePrograms();
        Attempt attempt = ATTEMPTS.computeIfAbsent(network, Stages::attempt);
        return attempt.stage()
                .orElseThrow(() -> new IllegalStateException(
                        network + " did not start", attempt.failure().orElseThrow()));
    }

    private static Attempt attempt(Network network) {
        Path folder = Path.of("target", "acceptance", network.name().toLowerCase(Locale.ROOT));
        try {
            return new Attempt(Optional.of(network.start(folder)), Optional.empty());
        } catch (RuntimeException | AssertionError e) {
            return new Attempt(Optional.empty(), Optional.of(e));
        }
    }
}
