package io.whence.model.claim;

import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.time.Instant;

/** Appeal: a panel votes with reasons; what it cannot settle goes to the tribunal, and is never left a draw. */
final class Disputing {
    private Disputing() {}

    static Claim disputed(Claim claim, Digest grounds, Occasion occasion) {
        if (claim.dispute().filter(Dispute::ruled).isPresent()) {
            throw ClaimRule.ALREADY_RULED.refuse("claim", claim.basis().claim());
        }
        return claim.in(ClaimState.DISPUTED).with(Dispute.of(claim.state(), grounds, occasion.at()));
    }

    static Claim voted(Claim claim, Act.Vote act, Occasion occasion) {
        Dispute dispute = dispute(claim);
        checkWithPanel(dispute);
        boolean again = dispute.votes().stream()
                .anyMatch(vote -> vote.mspId().equals(occasion.actor().mspId()));
        if (again) {
            throw ClaimRule.ALREADY_VOTED.refuse("mspId", occasion.actor().mspId());
        }
        return claim.with(dispute.with(new Dispute.Vote(
                occasion.actor().mspId(), occasion.actor().certificate(), act.choice(), act.rationale())));
    }

    /** A tribunal's word ends the dispute; a panel's is the majority of its votes, if there is a quorum and no tie. */
    static Claim ruled(Claim claim, Act.Rule act, Occasion occasion) {
        Dispute dispute = dispute(claim);
        if (occasion.actor().role() == Role.TRIBUNAL) {
            Dispute.Choice choice = act.choice().orElseThrow(() -> ClaimRule.CHOICE_MISSING.refuse("choice", "absent"));
            return ended(claim, dispute, choice);
        }
        checkWithPanel(dispute);
        long stands = dispute.votesFor(Dispute.Choice.DECISION_STANDS);
        long again = dispute.votesFor(Dispute.Choice.INVESTIGATE_AGAIN);
        if (stands + again < occasion.profile().periods().panelQuorum()) {
            return withoutQuorum(claim, dispute, occasion);
        }
        if (stands == again) {
            return claim.with(dispute.referred());
        }
        return ended(
                claim, dispute, stands > again ? Dispute.Choice.DECISION_STANDS : Dispute.Choice.INVESTIGATE_AGAIN);
    }

    private static Claim withoutQuorum(Claim claim, Dispute dispute, Occasion occasion) {
        Instant over = occasion.profile()
                .endOfDayAfter(dispute.since(), occasion.profile().periods().panelDays())
                .plus(Pauses.ofHolds(claim).between(dispute.since(), occasion.at()));
        if (occasion.at().isBefore(over)) {
            throw ClaimRule.QUORUM_PENDING.refuse("votes", dispute.votes().size());
        }
        return claim.with(dispute.referred());
    }

    private static Claim ended(Claim claim, Dispute dispute, Dispute.Choice choice) {
        return switch (choice) {
            case DECISION_STANDS -> claim.in(dispute.disputed()).with(dispute.closed());
            case INVESTIGATE_AGAIN -> claim.anew().in(ClaimState.INVESTIGATING).with(dispute.closed());
        };
    }

    private static void checkWithPanel(Dispute dispute) {
        if (dispute.toTribunal()) {
            throw ClaimRule.WITH_TRIBUNAL.refuse("dispute", dispute.grounds());
        }
    }

    private static Dispute dispute(Claim claim) {
        return claim.dispute().orElseThrow();
    }
}
