package io.whence.ledger;

import io.whence.model.value.Digest;
import io.whence.model.value.Pieces;
import io.whence.model.value.Refused;
import java.util.Optional;

/**
 * A stretch of the input that becomes one batch.
 *
 * @param number of the batch in the input, from 0
 * @param firstEvent the index in the input of the first event
 * @param prefix the digest of the input up to {@code to}
 * @param form how the lines state their events
 * @param lines one an event, blank ones left out
 */
record Draft(long number, long firstEvent, long from, long to, Digest prefix, Form form, Pieces lines) {
    /** How refusals name the event at a place in this stretch: by its index in the input. */
    String path(int index) {
        return "events[" + (firstEvent + index) + "]";
    }

    /** The place in this stretch of the event that a refusal in terms of the input names, if it names one. */
    Optional<Integer> placeOf(Refused refused) {
        String field = refused.field();
        int end = field.indexOf(']');
        if (!field.startsWith("events[") || end < 0) {
            return Optional.empty();
        }
        long place = Long.parseLong(field.substring("events[".length(), end)) - firstEvent;
        return place >= 0 && place < lines.size() ? Optional.of((int) place) : Optional.empty();
    }
}
