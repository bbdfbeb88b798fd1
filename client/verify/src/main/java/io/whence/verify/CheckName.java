package io.whence.verify;

/** What is checked of a pack, in this order; the first that fails ends the examination. Names are wire format. */
public enum CheckName {
    CONTAINER("the zip file is byte for byte the one that holds these files"),
    MANIFEST("every file is listed with its size and digest, and no other is there"),
    SIGNATURES("the pack and the log's checkpoint are signed, by enough of the keys that the reader trusts"),
    EVENTS_IN_CHECKPOINT("every event stands in the log at the stated index, under a batch that the ledger accepted"),
    DOCUMENTS_IN_CHECKPOINT("every document and answer is what a logged transaction submitted or was answered"),
    FINDING_BINDS_INPUTS("the finding is the logged one, and the copies and openings it rests on are as logged"),
    SCORES_RECOMPUTED("the finding's figures follow from its counts and the committed bias law, and the bound holds"),
    WORKSHEET_RECOMPUTED("the worksheet is what the law makes of the logged terms and the assessed loss"),
    CLAIM_MATCHES_WORKSHEET("the claim is as the ledger answered and states what the worksheet comes to"),
    DECISIONS_LEGAL("every move of the claim is logged, and was open to the role that made it");

    private final String text;

    CheckName(String text) {
        this.text = text;
    }

    /** What a passed check means, in one clause. */
    public String text() {
        return text;
    }
}
