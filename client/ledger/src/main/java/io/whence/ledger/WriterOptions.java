package io.whence.ledger;

import io.whence.model.circulation.Batch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How events are sealed and sent.
 *
 * @param eventsMax of a batch
 * @param bytesMax of input that make a batch, even where there are fewer events
 * @param delayMax how long an event waits for others where the input comes slowly
 * @param inFlightMax batches that are sealed and not yet recorded
 * @param setAside where refused events go, so that the rest can go on; empty to stop at the first refusal
 */
public record WriterOptions(int eventsMax, long bytesMax, Duration delayMax, int inFlightMax, Optional<Path> setAside) {
    /** What measured best: 2,000 events a batch, 96 batches in flight; stop at the first refusal. */
    public static final WriterOptions DEFAULT =
            new WriterOptions(2000, 8 << 20, Duration.ofMillis(500), 96, Optional.empty());

    public WriterOptions {
        if (eventsMax < 1 || eventsMax > Batch.EVENTS_MAX || bytesMax < 1 || inFlightMax < 1 || delayMax.isNegative()) {
            throw new IllegalArgumentException("writer options out of bounds");
        }
    }

    /** The same with other batches: of at most so many events, so many in flight. */
    public WriterOptions batching(int events, int inFlight) {
        return new WriterOptions(events, bytesMax, delayMax, inFlight, setAside);
    }

    /** The same, but refused events are written to a file and the rest goes on. */
    public WriterOptions settingAside(Path file) {
        return new WriterOptions(eventsMax, bytesMax, delayMax, inFlightMax, Optional.of(file));
    }
}
