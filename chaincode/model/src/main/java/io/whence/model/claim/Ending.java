package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.util.List;

/** How a claim ends, and how an ended one comes back: closing, withdrawal, time bar, reopening. */
final class Ending {
    private Ending() {}

    static Claim ended(Claim claim, Move move, Occasion occasion) {
        return switch (move) {
            case CLOSE -> closed(claim);
            case WITHDRAW -> withdrawn(claim, occasion);
            case TIME_BAR -> barred(claim, occasion);
            case RECOVER_CLOSE -> Recovering.closed(claim);
            default -> throw new IllegalStateException(move + " carries more than its caller");
        };
    }

    /** What a bank failed to pay and nobody will instruct again is given up; what it was told to pay is not. */
    private static Claim closed(Claim claim) {
        Account account = claim.account().cancellingExpected();
        if (account.hasOpenPayment()) {
            throw ClaimRule.PAYMENT_OPEN.refuse("payments", account.openMinorUnits());
        }
        if (claim.account().reserveMinorUnits() != 0) {
            throw ClaimRule.RESERVE_LEFT.refuse("reserve", claim.account().reserveMinorUnits());
        }
        Clawing.checkSettled(claim);
        return claim.in(ClaimState.CLOSED).with(account);
    }

    private static Claim withdrawn(Claim claim, Occasion occasion) {
        if (claim.account().committedMinorUnits() != 0) {
            throw ClaimRule.MONEY_PAID.refuse("payments", claim.account().committedMinorUnits());
        }
        Account released = claim.account().reserves().isEmpty()
                ? claim.account()
                : claim.account().reserving(0, occasion.at());
        return claim.in(ClaimState.WITHDRAWN).with(released);
    }

    private static Claim barred(Claim claim, Occasion occasion) {
        Clock limitation = Clocks.limitation(claim, occasion.profile()).orElseThrow();
        if (occasion.at().isBefore(limitation.due())) {
            throw ClaimRule.NOT_YET_BARRED.refuse("at", occasion.at());
        }
        return claim.in(ClaimState.TIME_BARRED);
    }

    /** The old decision and its payments stay; what follows can only add to them. */
    static Claim reopened(Claim claim, Digest ground) {
        Evidence fact = new Evidence(Evidence.Kind.OTHER, ground);
        return claim.in(ClaimState.REOPENED).anew().with(claim.inquiry().with(List.of(fact)));
    }
}
