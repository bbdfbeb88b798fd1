package io.whence.contract.claim;

import io.whence.model.claim.Claim;
import io.whence.model.claim.Decision;
import io.whence.model.claim.Recovery;
import io.whence.model.wire.CoverUse;
import io.whence.model.wire.Reckoning;
import io.whence.model.wire.TermsJson;
import java.util.Optional;

/**
 * What a claim uses of its cover, kept in step with its money: it grows when a decision or a payment ahead is made, and
 * shrinks only when what it stands for is neither due nor out any more. Money that went out is used until it comes back.
 */
final class CoverUses {
    private CoverUses() {}

    /** A decision uses what it says is due; where more went out before it, that stays used until it comes back. */
    static void accepted(ClaimDesk desk, Claim claim, Reckoning accepted) {
        boolean overpaid = claim.account().committedMinorUnits() > claim.decidedMinorUnits();
        if (!overpaid || kept(desk, claim).isEmpty()) {
            keep(desk, claim, accepted.use());
        }
    }

    /** A payment ahead uses its part of the least that is due. */
    static void paidAhead(ClaimDesk desk, Claim claim, Reckoning minimum) {
        keep(desk, claim, minimum.use().standingFor(claim.account().committedMinorUnits()));
    }

    /** What the insurer got back reinstates the aggregates where the terms say so. */
    static void recovered(ClaimDesk desk, Claim claim) {
        kept(desk, claim).ifPresent(use -> keep(desk, claim, use));
    }

    /** Gives back what the claim neither owes nor has out any more. */
    static void follow(ClaimDesk desk, Claim claim) {
        Optional<CoverUse> before = kept(desk, claim);
        long standing = claim.costMinorUnits();
        if (before.isEmpty() || before.get().minorUnits() <= standing) {
            return;
        }
        if (standing == 0) {
            desk.ledger().delete(desk.erosionKey(claim));
            return;
        }
        keep(desk, claim, decided(desk, claim).orElseGet(() -> before.get().standingFor(standing)));
    }

    /** The decision's own use, where no more than that is out. */
    private static Optional<CoverUse> decided(ClaimDesk desk, Claim claim) {
        boolean covers = claim.decidedMinorUnits() >= claim.account().committedMinorUnits();
        return claim.lastDecision()
                .filter(decision -> covers)
                .map(Decision::worksheet)
                .flatMap(desk::worksheet)
                .map(Reckoning::use);
    }

    private static Optional<CoverUse> kept(ClaimDesk desk, Claim claim) {
        return desk.ledger().read(desk.erosionKey(claim)).map(CoverUse::read);
    }

    private static void keep(ClaimDesk desk, Claim claim, CoverUse use) {
        boolean reinstates = TermsJson.read(desk.coverOf(claim).terms().canonical())
                .switches()
                .recoveryReinstatesAggregate();
        long recovered = claim.recovery().map(Recovery::apportionedMinorUnits).orElse(0L);
        CoverUse kept = reinstates ? use.recovered(recovered, use.minorUnits()) : use;
        desk.ledger().write(desk.erosionKey(claim), kept.json());
    }
}
