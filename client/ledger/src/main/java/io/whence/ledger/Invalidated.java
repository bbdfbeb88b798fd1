package io.whence.ledger;

/** A transaction that stands in a block but changed nothing: its validation code says why. */
public final class Invalidated extends RuntimeException {
    private final String transaction;
    private final String code;

    Invalidated(String transaction, String code) {
        super("transaction " + transaction + " was not valid: " + code);
        this.transaction = transaction;
        this.code = code;
    }

    public String transaction() {
        return transaction;
    }

    /** Fabric's validation code, for instance {@code MVCC_READ_CONFLICT}. */
    public String code() {
        return code;
    }

    /** Whether a fresh proposal, which reads what is committed by now, may fare better. */
    boolean worthAnotherProposal() {
        return code.equals("MVCC_READ_CONFLICT") || code.equals("PHANTOM_READ_CONFLICT");
    }
}
