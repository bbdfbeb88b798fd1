package io.whence.model.circulation;

import io.whence.model.value.Rule;

/** Why a move of a negotiation or a transfer is not recorded, in order of precedence. */
public enum ProcessRule implements Rule {
    NEGOTIATION_UNKNOWN("the negotiation is on record"),
    TRANSFER_UNKNOWN("the transfer process is on record"),
    SIDES_SAME("provider and consumer are two parties"),
    NOT_A_SIDE("a move is made by the provider or the consumer of the process"),
    NOT_STATED_BY_CALLER("a move is stated by the calling party, by one that delegates to it, or over its signature"),
    SIDE_DENIED("the table lists which side makes each move"),
    NEGOTIATION_STATE("the table of negotiation lists from where each move starts"),
    TRANSFER_STATE("the table of transfer lists from where each move starts"),
    STEP_DIFFERS("a move that says which step it is says the next one, and a signed move says it"),
    STEP_BACKWARDS("times do not run backwards inside a process"),
    STEPS_MANY("a process has at most 64 steps; then it can only be terminated"),
    PID_CHANGED("each side states one process id of its own"),
    AGREEMENT_OTHER_POLICY("the agreement is under the policy that was offered last"),
    AGREEMENT_NEGOTIATED("an agreement comes of one negotiation"),
    AGREEMENT_NOT_FINALIZED("an agreement that is negotiated is finalized before anything is transferred");

    private final String text;

    ProcessRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
