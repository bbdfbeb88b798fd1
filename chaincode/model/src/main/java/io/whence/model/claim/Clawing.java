package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.util.List;

/** Asking back what was paid: on a ground that stands on the ledger, up to what went out too much, until it is settled. */
final class Clawing {
    private Clawing() {}

    /** Nothing more is paid; what a bank was told already may still be confirmed, and counts as paid. */
    static Claim asked(Claim claim, Act.ClawBack act, Occasion occasion) {
        Deciding.checkMaker(claim, occasion.actor());
        checkAuthority(act.minorUnits(), occasion.actor());
        if (!stands(claim, act)) {
            throw ClaimRule.GROUND_UNKNOWN.refuse("ground", act.ground());
        }
        Account account = claim.account().cancellingExpected();
        long due = act.reason() == Clawback.Reason.FRAUD ? 0 : claim.decidedMinorUnits();
        if (act.minorUnits() > Math.max(0, account.committedMinorUnits() - due)) {
            throw ClaimRule.CLAWBACK_ABOVE_PAID.refuse("minorUnits", act.minorUnits());
        }
        Evidence ground = new Evidence(Evidence.Kind.OTHER, act.ground());
        return claim.in(ClaimState.CLAWBACK)
                .with(account.asking(Clawback.asking(act, occasion.at())))
                .with(claim.inquiry().with(List.of(ground)));
    }

    static Claim returned(Claim claim, Act.Return act) {
        Clawback clawback = current(claim);
        Clawback.Returned returned = act.returned();
        boolean above = returned.minorUnits() > clawback.openMinorUnits()
                || returned.minorUnits() > claim.account().keptMinorUnits();
        if (returned.minorUnits() == 0 || above) {
            throw ClaimRule.CLAWBACK_ABOVE_PAID.refuse("minorUnits", returned.minorUnits());
        }
        if (clawback.returns().size() >= Clawback.RETURNS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("returns", clawback.returns().size());
        }
        return claim.with(claim.account().following(clawback.with(returned)));
    }

    /** Gives up all that has not come back. */
    static Claim writtenOff(Claim claim, Digest ground, Occasion occasion) {
        Deciding.checkMaker(claim, occasion.actor());
        Clawback clawback = current(claim);
        long open = clawback.openMinorUnits();
        checkAuthority(open, occasion.actor());
        if (open == 0) {
            throw ClaimRule.CLAWBACK_ABOVE_PAID.refuse("minorUnits", 0);
        }
        return claim.with(claim.account().following(clawback.with(new Clawback.WrittenOff(open, ground))));
    }

    static void checkSettled(Claim claim) {
        long open = claim.account().clawback().map(Clawback::openMinorUnits).orElse(0L);
        if (open != 0) {
            throw ClaimRule.CLAWBACK_OPEN.refuse("clawback", open);
        }
    }

    private static boolean stands(Claim claim, Act.ClawBack act) {
        return switch (act.reason()) {
            case FRAUD -> act.onLedger();
            case OVERPAYMENT ->
                claim.lastDecision()
                        .filter(decision -> decision.worksheet().equals(act.ground()))
                        .isPresent();
        };
    }

    private static void checkAuthority(long minorUnits, Actor caller) {
        if (minorUnits > caller.authorityMinorUnits()) {
            throw ClaimRule.AUTHORITY_EXCEEDED.refuse("authority", caller.authorityMinorUnits());
        }
    }

    private static Clawback current(Claim claim) {
        return claim.account().clawback().orElseThrow();
    }
}
