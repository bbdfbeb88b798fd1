package io.whence.model.claim;

import java.util.List;
import java.util.Optional;

/** Asking back what was paid, from those at fault and never from the insured's own share. */
final class Recovering {
    private Recovering() {}

    /** Once for each decision: a reopened claim may have found another party at fault, or paid more. */
    static Claim opened(Claim claim, Act.RecoverOpen act) {
        if (claim.recovery().isPresent() && !decidedSince(claim)) {
            throw ClaimRule.RECOVERY_EXISTS.refuse("claim", claim.basis().claim());
        }
        if (claim.discharge().flatMap(Discharge::subrogationReceipt).isEmpty()) {
            throw ClaimRule.SUBROGATION_MISSING.refuse("subrogationReceipt", "absent");
        }
        List<Recovery.Ceiling> ceilings = act.ceilings().stream()
                .filter(ceiling -> !act.waived().contains(ceiling.party()))
                .toList();
        long most =
                ceilings.stream().mapToLong(Recovery.Ceiling::minorUnits).max().orElse(0);
        if (most == 0) {
            throw ClaimRule.NOTHING_TO_RECOVER.refuse("ceilings", 0);
        }
        return claim.with(claim.recovery()
                .map(recovery -> recovery.reopened(ceilings))
                .orElseGet(() -> Recovery.opened(ceilings)));
    }

    /** Whether the claim was decided again after its recovery was opened. */
    private static boolean decidedSince(Claim claim) {
        return claim.steps().reversed().stream()
                .takeWhile(step -> step.move() != Move.RECOVER_OPEN)
                .anyMatch(step -> step.move() == Move.ACCEPT && step.to() != ClaimState.PROPOSED);
    }

    /** No party gives more than its ceiling, and all together no more than was paid. */
    static Claim received(Claim claim, Act.RecoverReceive act) {
        Recovery recovery = at(claim, Recovery.Stage.OPEN, Recovery.Stage.RECEIVED, Recovery.Stage.APPORTIONED);
        Recovery.Receipt receipt = act.receipt();
        long fromParty = recovery.receivedFrom(receipt.party()) + receipt.minorUnits();
        long all = recovery.receivedMinorUnits() + receipt.minorUnits();
        boolean above = fromParty > recovery.ceilingOf(receipt.party())
                || all > claim.account().keptMinorUnits()
                || receipt.minorUnits() == 0;
        if (above) {
            throw ClaimRule.RECOVERY_ABOVE_CEILING.refuse("minorUnits", receipt.minorUnits());
        }
        if (recovery.receipts().size() >= Recovery.RECEIPTS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse(
                    "receipts", recovery.receipts().size());
        }
        return claim.with(recovery.with(receipt));
    }

    static Claim apportioned(Claim claim, Act.RecoverApportion act) {
        Recovery recovery = at(claim, Recovery.Stage.RECEIVED);
        if (act.apportionment().totalMinorUnits() != recovery.receivedMinorUnits()) {
            throw ClaimRule.RECOVERY_DIFFERS.refuse(
                    "apportionment", act.apportionment().totalMinorUnits());
        }
        return claim.with(recovery.with(act.apportionment()));
    }

    static Claim closed(Claim claim) {
        Recovery recovery = at(claim, Recovery.Stage.OPEN, Recovery.Stage.APPORTIONED);
        return claim.with(recovery.closed());
    }

    private static Recovery at(Claim claim, Recovery.Stage... stages) {
        Optional<Recovery> recovery =
                claim.recovery().filter(each -> List.of(stages).contains(each.stage()));
        return recovery.orElseThrow(() -> ClaimRule.RECOVERY_STAGE.refuse(
                "recovery",
                claim.recovery().map(Recovery::stage).map(Enum::name).orElse("NONE")));
    }
}
