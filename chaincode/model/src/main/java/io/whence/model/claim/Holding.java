package io.whence.model.claim;

import io.whence.model.circulation.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders that stop a claim: an authority's lasts until an authority ends it, an insurer's own lapses. */
final class Holding {
    private Holding() {}

    static Claim ordered(Claim claim, Act.Resting act, Occasion occasion) {
        return switch (act.move()) {
            case HOLD -> held(claim, act, occasion);
            case CONFIRM_HOLD ->
                claim.withHolds(replacingLast(claim, last(claim).confirmedByAuthority()));
            case RELEASE -> released(claim, occasion);
            default -> throw new IllegalStateException(act.move() + " is no order");
        };
    }

    /** The claim as it stands at a moment: a hold whose time is over no longer holds it. */
    static Claim lapsed(Claim claim, Occasion occasion) {
        return lapsed(claim, occasion.profile(), occasion.at());
    }

    static Claim lapsed(Claim claim, Profile profile, Instant at) {
        return claim.lastHold()
                .filter(Hold::lasting)
                .flatMap(hold -> hold.lapsesAt(profile).filter(end -> !at.isBefore(end)))
                .map(end -> claim.in(last(claim).back())
                        .withHolds(replacingLast(claim, last(claim).ended(end))))
                .orElse(claim);
    }

    /** Where a held claim returns to. */
    static ClaimState back(Claim claim) {
        return last(claim).back();
    }

    /** The claim in a state; where it is held, once the hold has ended. */
    static Claim landed(Claim claim, ClaimState next) {
        return claim.state() == ClaimState.HELD
                ? claim.withHolds(replacingLast(claim, last(claim).returningTo(next)))
                : claim.in(next);
    }

    private static Claim held(Claim claim, Act.Resting act, Occasion occasion) {
        Role by = occasion.actor().role();
        Hold hold = new Hold(claim.state(), by, act.paper(), occasion.at(), Optional.empty(), by != Role.FRAUD);
        return claim.in(ClaimState.HELD).withHolds(Lists.plus(claim.holds(), hold));
    }

    private static Claim released(Claim claim, Occasion occasion) {
        Hold hold = last(claim);
        boolean insurer = occasion.actor().role() == Role.FRAUD;
        if (insurer && hold.confirmed()) {
            throw ClaimRule.HOLD_NOT_YOURS.refuse("role", Role.FRAUD);
        }
        return claim.in(hold.back()).withHolds(replacingLast(claim, hold.ended(occasion.at())));
    }

    private static Hold last(Claim claim) {
        return claim.lastHold().orElseThrow();
    }

    private static List<Hold> replacingLast(Claim claim, Hold hold) {
        List<Hold> holds = new ArrayList<>(claim.holds());
        holds.set(holds.size() - 1, hold);
        return holds;
    }
}
