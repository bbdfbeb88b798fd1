package io.whence.verify;

/** What is checked of a proof, in this order; the first that fails ends it. Names are wire format. */
public enum ProofCheck {
    FORM("the file is the one spelling of a proof"),
    SIGNATURES("the checkpoint is cosigned by more than half of the witnesses that the reader trusts"),
    PATH("the hashes lead from what is proved to the checkpoint's root"),
    CONTENT("what is proved is an event, a transaction or an older head, and can be told in words");

    private final String text;

    ProofCheck(String text) {
        this.text = text;
    }

    /** What a passed check means, in one clause. */
    public String text() {
        return text;
    }
}
