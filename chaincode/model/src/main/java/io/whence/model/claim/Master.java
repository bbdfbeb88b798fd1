package io.whence.model.claim;

import java.util.List;
import java.util.Optional;

/**
 * What a master policy lets be declared under it. Each transaction is a cover of its own in the master's words; all of
 * them use the master's aggregates.
 *
 * @param perTransactionMinorUnits the most that one transaction may be insured for
 * @param volumeMinorUnits the most that all of them may be insured for together
 * @param insureds who may be insured besides the master's own insured
 */
public record Master(long perTransactionMinorUnits, Optional<Long> volumeMinorUnits, List<String> insureds) {
    public Master {
        insureds = List.copyOf(insureds);
    }

    /** Refuses a declaration that goes beyond the master in who is insured, for how long, or for how much; else answers what it allows. */
    public static Master check(CoverDocument master, CoverDocument declared, long sumInsuredMinorUnits) {
        Master allowed =
                master.master().orElseThrow(() -> MasterRule.MASTER_EXPECTED.refuse("body.under", master.id()));
        boolean known = declared.insured().equals(master.insured())
                || allowed.insureds().contains(declared.insured());
        if (!known) {
            throw MasterRule.INSURED_NOT_ALLOWED.refuse("body.insured", declared.insured());
        }
        if (declared.from().isBefore(master.from()) || declared.until().isAfter(master.until())) {
            throw MasterRule.OUTSIDE_MASTER.refuse("body.until", declared.from() + " to " + declared.until());
        }
        if (declared.subjects().isEmpty()) {
            throw ClaimRule.SUBJECTS_MISSING.refuse("body.subjects", "none");
        }
        if (sumInsuredMinorUnits > allowed.perTransactionMinorUnits()) {
            throw MasterRule.ABOVE_TRANSACTION.refuse("body.terms.sumInsuredMinorUnits", sumInsuredMinorUnits);
        }
        return allowed;
    }

    /** Refuses what would take all declarations together above the volume. */
    public void checkVolume(long declaredMinorUnits) {
        if (volumeMinorUnits.filter(most -> declaredMinorUnits > most).isPresent()) {
            throw MasterRule.VOLUME_EXCEEDED.refuse("declaredMinorUnits", declaredMinorUnits);
        }
    }
}
