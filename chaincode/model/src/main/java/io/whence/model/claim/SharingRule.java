package io.whence.model.claim;

import io.whence.model.value.Rule;

/** What is refused where several insurers of one loss share it, in order of precedence. */
public enum SharingRule implements Rule {
    SHARING_EXISTS("insurers share a claim once"),
    SHARING_UNKNOWN("the other insurers of the loss were called"),
    SHARING_STATE("the table of sharing lists from where each move starts"),
    NOT_A_SHARER("an insurer that was called to share makes this move"),
    SHARERS_FEW("two or more insurers share, each once, the claim's own included"),
    DEADLINES_CROSSED("figures are committed by a date to come and opened by a later one"),
    COMMITMENT_LATE("a figure is committed by the date that was set"),
    COMMITMENT_REPEATED("an insurer commits to one figure"),
    COMMITMENTS_MISSING("figures are opened when every insurer has committed to its own"),
    OPENING_LATE("a figure is opened by the date that was set"),
    OPENING_REPEATED("a figure is opened once"),
    OPENING_DIFFERS("what is opened is what was committed"),
    LOSS_DIFFERS("every insurer settles the loss that was assessed"),
    FIGURE_IMPOSSIBLE("alone an insurer pays at most what is left of the loss after the insured's own retentions"),
    DISCLOSURE_OF_ANOTHER("what an insurer keeps is of its own policy and of the claim that is shared"),
    DISCLOSURE_UNKNOWN("an organisation reads in its own collection what it kept there"),
    DISCLOSURE_DIFFERS(
            "what is disclosed is what was kept, and the figure that follows from it is the one committed to"),
    FIGURE_DIFFERS("an insurer with a decision on this ledger states what it decided"),
    DEADLINE_AHEAD("sharing lapses when a date has passed and a figure is missing"),
    DUE_UNKNOWN("what is received was due"),
    DUE_PAID("what is due is received once");

    private final String text;

    SharingRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
