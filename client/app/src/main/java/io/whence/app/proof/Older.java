package io.whence.app.proof;

import io.whence.app.desk.Day;
import io.whence.app.desk.DeskRule;
import io.whence.model.note.SignedNote;
import io.whence.trace.log.LedgerLog;
import io.whence.trace.log.LogRule;
import io.whence.trace.log.RecordedCheckpoints;
import java.time.Instant;

/** Which older log is meant: the one of a size, or the one that somebody had seen by a moment. */
sealed interface Older {
    /** The log of so many entries. */
    record OfSize(long size) implements Older {}

    /** The largest head that a witness had cosigned by then. */
    record SeenBy(Instant then) implements Older {}

    /** Reads a number of entries, a day (all of it, UTC), or a time. */
    static Older parse(String text) {
        if (text.matches("[0-9]{1,18}")) {
            return new OfSize(Long.parseLong(text));
        }
        return new SeenBy(Day.orTime("--from", text));
    }

    /** Its head, with the signatures of those who recorded it; a size that nobody recorded has none. */
    default SignedNote head(LedgerLog log, RecordedCheckpoints recorded) {
        return switch (this) {
            case OfSize ofSize -> {
                if (ofSize.size < 1 || ofSize.size > log.size()) {
                    throw DeskRule.USAGE.refuse("--from", ofSize.size + " of " + log.size() + " entries");
                }
                yield recorded.best(head -> head.size() == ofSize.size)
                        .map(RecordedCheckpoints.Head::note)
                        .orElseGet(() -> log.checkpoint(ofSize.size).unsigned());
            }
            case SeenBy seenBy ->
                recorded.seenBy(seenBy.then)
                        .map(RecordedCheckpoints.Head::note)
                        .orElseThrow(
                                () -> LogRule.CHECKPOINT_MISSING.refuse("--from", "none cosigned by " + seenBy.then));
        };
    }
}
