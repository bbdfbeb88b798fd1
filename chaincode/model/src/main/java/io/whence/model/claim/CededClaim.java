package io.whence.model.claim;

import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A paid claim under a reinsurance treaty: the treaty's own claim. The reinsurer follows the settlement; what changes
 * later (a recovery, a reopening, a claw-back) changes the cession, and only the difference is due.
 *
 * @param grossMinorUnits what the claim costs its insurer
 * @param cededMinorUnits what the treaty takes of that
 * @param worksheet digest of the treaty's reckoning
 */
public record CededClaim(
        String treaty,
        Loss loss,
        long grossMinorUnits,
        long cededMinorUnits,
        Digest worksheet,
        List<Receipt> receipts) {
    /** The most reimbursements of one claim. */
    public static final int RECEIPTS_MAX = 256;

    public CededClaim {
        receipts = List.copyOf(receipts);
    }

    /** The claim, the cover it was paid under, and its occurrence. */
    public record Loss(String claim, String cover, String incident, Instant lossAt) {}

    /** Money that came in from the reinsurer. */
    public record Receipt(long minorUnits, Digest reference) {}

    public long retainedMinorUnits() {
        return grossMinorUnits - cededMinorUnits;
    }

    public long reimbursedMinorUnits() {
        return receipts.stream().mapToLong(Receipt::minorUnits).sum();
    }

    /** What the reinsurer still owes. */
    public long dueMinorUnits() {
        return Math.max(0, cededMinorUnits - reimbursedMinorUnits());
    }

    /** What it reimbursed too much, because the claim came to cost less. */
    public long returnableMinorUnits() {
        return Math.max(0, reimbursedMinorUnits() - cededMinorUnits);
    }

    /**
     * Why a treaty does not answer for a claim under a cover, if it does not. A treaty that names a master answers for
     * its declarations.
     */
    public static Optional<Refused> refusal(Claim claim, CoverDocument cover, CoverDocument treaty, boolean covered) {
        if (!treaty.cedes()) {
            return Optional.of(TreatyRule.TREATY_EXPECTED.refuse("treaty", treaty.id()));
        }
        if (!treaty.subjects().contains(cover.id()) && !treaty.subjects().contains(cover.pool())) {
            return Optional.of(TreatyRule.NOT_CEDED.refuse("claim", cover.id()));
        }
        if (!covered) {
            return Optional.of(
                    TreatyRule.OUTSIDE_TREATY.refuse("lossAt", claim.noticed().lossAt()));
        }
        return settled(claim) ? Optional.empty() : Optional.of(TreatyRule.NOT_SETTLED.refuse("claim", claim.state()));
    }

    /** Whether a claim was decided and all that was decided was confirmed as paid, whatever happened since. */
    public static boolean settled(Claim claim) {
        return claim.steps().stream().anyMatch(step -> step.to() == ClaimState.SETTLED);
    }

    /**
     * What a claim costs its insurer: what it paid and did not get back from whom it paid, less what others contributed
     * and what those at fault gave back.
     */
    public static long cost(Claim claim, long contributedMinorUnits) {
        String insurer = claim.basis().insurer().party();
        long recovered = claim.recovery()
                .map(recovery -> recovery.apportionedMinorUnits(insurer))
                .orElse(0L);
        return Math.max(0, claim.account().keptMinorUnits() - contributedMinorUnits - recovered);
    }

    /** The same cession after the claim came to cost something else. */
    public CededClaim renewed(CededClaim now) {
        if (now.grossMinorUnits == grossMinorUnits) {
            throw TreatyRule.NOTHING_NEW.refuse("claim", loss.claim);
        }
        return new CededClaim(treaty, loss, now.grossMinorUnits, now.cededMinorUnits, now.worksheet, receipts);
    }

    public CededClaim reimbursed(Receipt receipt) {
        if (receipt.minorUnits == 0 || receipt.minorUnits > dueMinorUnits()) {
            throw TreatyRule.REIMBURSED_ABOVE_DUE.refuse("minorUnits", receipt.minorUnits);
        }
        if (receipts.size() >= RECEIPTS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("receipts", receipts.size());
        }
        return new CededClaim(treaty, loss, grossMinorUnits, cededMinorUnits, worksheet, Lists.plus(receipts, receipt));
    }
}
