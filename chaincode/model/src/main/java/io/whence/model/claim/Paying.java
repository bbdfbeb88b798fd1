package io.whence.model.claim;

import io.whence.model.circulation.Role;
import java.util.List;
import java.util.Optional;

/** Money on its way: interim payments, the insured's agreement, instruction, and the bank's answers. */
final class Paying {
    private Paying() {}

    /**
     * What is certain is never more than the ledger reckons to be due on it, and never more than what is set aside. It asks
     * for all that a decision asks for.
     */
    static Claim interim(Claim claim, Act.PayInterim act, Occasion occasion) {
        Deciding.checkMaker(claim, occasion.actor());
        Inquiring.checkShown(claim, act.shown());
        Grounds.checkTerms(act.lines(), claim.noticed(), act.shown().stream().map(Assessment.Item::id));
        Deciding.checkConcurrence(claim, act.concurring());
        long ahead = Math.addExact(act.minorUnits(), claim.account().committedMinorUnits());
        if (ahead > occasion.actor().authorityMinorUnits()) {
            throw ClaimRule.AUTHORITY_EXCEEDED.refuse(
                    "authority", occasion.actor().authorityMinorUnits());
        }
        Deciding.checkConsents(claim, ahead);
        checkPayee(claim, act.payee());
        long set = Math.addExact(act.minorUnits(), claim.account().openMinorUnits());
        if (act.minorUnits() == 0
                || ahead > act.minimum().netMinorUnits()
                || set > claim.account().reserveMinorUnits()) {
            throw ClaimRule.PAYMENT_ABOVE_DUE.refuse("minorUnits", act.minorUnits());
        }
        if (!claim.inquiry().resolves(act.basis())) {
            throw ClaimRule.HASH_UNRESOLVED.refuse("basis", act.basis());
        }
        return claim.with(claim.account().expecting(act.payee(), act.minorUnits(), true, Account.Stage.INSTRUCTED));
    }

    static Claim answered(Claim claim, Act.ConfirmInterim act, Occasion occasion) {
        checkAnswer(act.answer());
        return claim.with(claim.account().answered(act.payment(), act.answer(), act.reference(), occasion.at()));
    }

    /** The claim is agreed when the insured has signed, and the third party where there is one. */
    static Claim agreed(Claim claim, Act.Agree act, Occasion occasion) {
        Role role = occasion.actor().role();
        Discharge discharge = claim.discharge().orElseGet(() -> first(claim, act));
        if (discharge.signedBy().contains(role)) {
            throw ClaimRule.ALREADY_SIGNED.refuse("role", role);
        }
        Discharge signed = discharge.completed(act).signed(role);
        boolean liability = claim.noticed().thirdParty().isPresent();
        boolean complete = signed.signedBy().contains(Role.INSURED)
                && (!liability || signed.signedBy().contains(Role.CLAIMANT));
        return complete ? expecting(claim.with(signed), signed) : claim.with(signed);
    }

    static Claim instructed(Claim claim, Act.Pay act) {
        Account account = claim.account();
        long waiting = account.payments().stream()
                .filter(payment -> payment.stage() == Account.Stage.EXPECTED || payment.stage() == Account.Stage.FAILED)
                .mapToLong(Account.Payment::minorUnits)
                .sum();
        long asked = act.minorUnits().orElse(waiting);
        boolean nothingDue = waiting == 0 && account.hasOpenPayment();
        if (asked > waiting || nothingDue) {
            throw ClaimRule.PAYMENT_ABOVE_DUE.refuse("minorUnits", asked);
        }
        return claim.in(ClaimState.PAYING).with(account.instructing(asked));
    }

    /**
     * The claim is settled when no payment is open and all that was decided has been confirmed. A bank's answer is a fact,
     * also about a claim that is held.
     */
    static Claim settled(Claim claim, Act.Settle act, Occasion occasion) {
        checkAnswer(act.answer());
        ClaimState standing = claim.state() == ClaimState.HELD ? Holding.back(claim) : claim.state();
        if (standing != ClaimState.PAYING) {
            throw ClaimRule.STATE_FORBIDS.refuse("state", standing);
        }
        Account account = claim.account();
        for (String payment : named(account, act.payment())) {
            account = account.answered(payment, act.answer(), act.reference(), occasion.at());
        }
        long due = claim.lastDecision().map(Decision::netMinorUnits).orElseThrow();
        boolean complete = !account.hasOpenPayment() && account.keptMinorUnits() >= due;
        return Holding.landed(claim, complete ? ClaimState.SETTLED : ClaimState.PAYING)
                .with(account);
    }

    private static void checkPayee(Claim claim, String payee) {
        boolean named = payee.equals(claim.basis().insured().party())
                || claim.noticed().thirdParty().filter(payee::equals).isPresent();
        if (!named) {
            throw ClaimRule.PAYEE_UNNAMED.refuse("payee", payee);
        }
    }

    private static Claim expecting(Claim claim, Discharge discharge) {
        long rest = claim.payableMinorUnits();
        Account account = rest == 0
                ? claim.account()
                : claim.account().expecting(discharge.payee(), rest, false, Account.Stage.EXPECTED);
        return claim.in(ClaimState.AGREED).with(account);
    }

    private static Discharge first(Claim claim, Act.Agree act) {
        String payee = act.payee()
                .or(() -> claim.noticed().thirdParty())
                .orElseGet(() -> claim.basis().insured().party());
        if (needsSubrogation(claim) && act.subrogationReceipt().isEmpty()) {
            throw ClaimRule.SUBROGATION_MISSING.refuse("subrogationReceipt", "absent");
        }
        return new Discharge(payee, act.subrogationReceipt(), List.of());
    }

    /** Only where somebody else is at fault is there a right to pass on. */
    private static boolean needsSubrogation(Claim claim) {
        return claim.assessment()
                .filter(assessment -> !assessment.faults().isEmpty())
                .isPresent();
    }

    private static List<String> named(Account account, Optional<String> payment) {
        return payment.map(List::of)
                .orElseGet(() -> account.payments().stream()
                        .filter(each -> each.stage() == Account.Stage.INSTRUCTED)
                        .map(Account.Payment::id)
                        .toList());
    }

    private static void checkAnswer(Account.Stage answer) {
        if (answer != Account.Stage.CONFIRMED && answer != Account.Stage.FAILED) {
            throw ClaimRule.PAYMENT_ANSWER_WRONG.refuse("answer", answer);
        }
    }
}
