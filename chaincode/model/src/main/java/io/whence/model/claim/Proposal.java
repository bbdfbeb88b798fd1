package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.util.List;

/**
 * What the handler would decide and why, item by item, with the worksheet that the ledger computed.
 *
 * @param consents organisations of co-insurers that agree
 * @param approvals who has signed so far: one person where the authority suffices, else two
 */
public record Proposal(
        List<Reason> reasons, Worksheet worksheet, Digest maker, List<String> consents, List<Approval> approvals) {
    public Proposal {
        reasons = List.copyOf(reasons);
        consents = List.copyOf(consents);
        approvals = List.copyOf(approvals);
    }

    /** Why one item is paid, cut or not paid, and the clause that says so. */
    public record Reason(String item, String clause, Code code) {}

    /** One person's signature under the proposal, as far as their authority goes. */
    public record Approval(Digest certificate, long authorityMinorUnits) {}

    /** The reasons that a decision may give. Wire format: add, never rename. */
    public enum Code {
        COVERED(true),
        PARTLY_SUBSTANTIATED(true),
        LIMITED(true),
        NOT_COVERED(false),
        EXCLUDED(false),
        OUTSIDE_PERIOD(false),
        OUTSIDE_TERRITORY(false),
        BEFORE_RETROACTIVE_DATE(false),
        WAITING_PERIOD(false),
        CONDITION_BREACHED(false),
        UNSUBSTANTIATED(false),
        DUPLICATE(false),
        LATE_TO_PREJUDICE(false),
        TIME_BARRED(false),
        FRAUD(false);

        private final boolean payable;

        Code(boolean payable) {
            this.payable = payable;
        }

        /** Whether an item with this reason enters the worksheet with what it is worth, or with nothing. */
        public boolean payable() {
            return payable;
        }
    }

    /** Whether the handler proposes to pay anything at all. */
    public boolean pays() {
        return reasons.stream().anyMatch(reason -> reason.code().payable());
    }

    /** Whether one of those who signed has the authority for the amount. */
    public boolean approved() {
        return approvals.stream().anyMatch(approval -> approval.authorityMinorUnits() >= worksheet.netMinorUnits());
    }

    Proposal consented(String mspId) {
        return new Proposal(reasons, worksheet, maker, Lists.plus(consents, mspId), approvals);
    }

    Proposal approved(Approval approval) {
        return new Proposal(reasons, worksheet, maker, consents, Lists.plus(approvals, approval));
    }
}
