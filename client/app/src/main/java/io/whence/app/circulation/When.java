package io.whence.app.circulation;

import io.whence.model.value.Time;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When an event is declared to have happened. */
final class When {
    @Option(names = "--at", paramLabel = "TIME", description = "when it happened, RFC 3339 UTC (default: now)")
    private @Nullable String at;

    Instant time() {
        return at == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : Time.parse("--at", at);
    }
}
