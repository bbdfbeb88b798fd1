package io.whence.ledger;

import io.whence.model.circulation.Batch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How events are sealed and sent.
 *
 * @param eventsMax of a batch
 * @param bytesMax of input that make a batch, even where there are fewer events
 * @param inFlightMax batches that are sealed and not yet recorded
 * @param setAside where refused events go, so that the rest can go on; empty to stop at the first refusal
 */
public record WriterOptions(int eventsMax, long bytesMax, int inFlightMax, Optional<Path> setAside) {
    /** What measured best: 2,000 events a batch, 96 batches in flight; stop at the first refusal. */
    public static final WriterOptions DEFAULT = new WriterOptions(2000, 8 << 20, 96, Optional.empty());

    public WriterOptions {
        if (eventsMax < 1 || eventsMax > Batch.EVENTS_MAX || bytesMax < 1 || inFlightMax < 1) {
            throw new IllegalArgumentException("writer options out of bounds");
        }
    }

    /** The same, but refused events are written to a file and the rest goes on. */
    public WriterOptions settingAside(Path file) {
        return new WriterOptions(eventsMax, bytesMax, inFlightMax, Optional.of(file));
    }
}
