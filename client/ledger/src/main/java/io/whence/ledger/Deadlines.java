package io.whence.ledger;

import io.grpc.CallOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * How long calls may take.
 *
 * @param call one call to one peer
 * @param commit how long a sent transaction may take to appear in a block
 * @param patience how long to go from peer to peer before the ledger counts as unavailable
 */
public record Deadlines(Duration call, Duration commit, Duration patience) {
    /** For somebody who waits at a terminal. */
    public static final Deadlines INTERACTIVE =
            new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(3));

    /** For a writer that would rather outlast an outage. */
    public static final Deadlines ENDURING =
            new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(2));

    UnaryOperator<CallOptions> evaluate() {
        return within(call);
    }

    UnaryOperator<CallOptions> endorse() {
        return within(call);
    }

    UnaryOperator<CallOptions> submit() {
        return within(call);
    }

    UnaryOperator<CallOptions> commitStatus() {
        return within(commit);
    }

    private static UnaryOperator<CallOptions> within(Duration duration) {
        return options -> options.withDeadlineAfter(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
