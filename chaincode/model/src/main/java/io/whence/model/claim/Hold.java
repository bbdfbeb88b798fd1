package io.whence.model.claim;

import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * An order that stops a claim and its clocks.
 *
 * @param back where the claim returns to
 * @param until when the hold ended; empty while it lasts
 * @param confirmed whether an authority stands behind it: an insurer's own hold lapses otherwise
 */
public record Hold(ClaimState back, Role by, Digest order, Instant since, Optional<Instant> until, boolean confirmed) {

    boolean lasting() {
        return until.isEmpty();
    }

    /** When an insurer's own hold lapses unless an authority confirms it. */
    Optional<Instant> lapsesAt(Profile profile) {
        return confirmed || by != Role.FRAUD
                ? Optional.empty()
                : Optional.of(profile.endOfDayAfter(since, profile.holdDays()));
    }

    Hold returningTo(ClaimState next) {
        return new Hold(next, by, order, since, until, confirmed);
    }

    Hold ended(Instant at) {
        return new Hold(back, by, order, since, Optional.of(at), confirmed);
    }

    Hold confirmedByAuthority() {
        return new Hold(back, by, order, since, until, true);
    }
}
