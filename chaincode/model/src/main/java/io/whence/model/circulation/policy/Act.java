package io.whence.model.circulation.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Something a holder did with a copy, as far as it was recorded.
 *
 * @param action its name as recorded, which need not be one that policies know
 * @param count how often the action was done with the copy up to and including this act
 * @param purpose and what follows: empty where the record does not say
 */
public record Act(
        String action,
        Instant at,
        long count,
        Optional<String> purpose,
        Optional<String> recipient,
        Optional<String> spatial,
        Optional<String> deliveryChannel) {

    /** The same act with another count. */
    public Act counted(long total) {
        return new Act(action, at, total, purpose, recipient, spatial, deliveryChannel);
    }

    /** A holder makes a new version of a copy; what for is not recorded. */
    public static Act derive(Instant at) {
        return of(Action.DERIVE.word(), at, 1, "");
    }

    /** A holder passes on what it was given. */
    public static Act distribute(Instant at, String recipient) {
        return new Act(
                Action.DISTRIBUTE.word(),
                at,
                1,
                Optional.empty(),
                Optional.of(recipient),
                Optional.empty(),
                Optional.empty());
    }

    /** An act of which only action, time, count and purpose are recorded. */
    public static Act of(String action, Instant at, long count, String purpose) {
        return new Act(
                action,
                at,
                count,
                Optional.of(purpose).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
