package io.whence.ledger;

import java.util.Optional;

/** No peer could serve the call in time. Where a transaction had been sent, its outcome is not known. */
public final class LedgerUnavailable extends RuntimeException {
    private final String endpoint;
    private final Optional<String> transaction;

    LedgerUnavailable(String endpoint, Optional<String> transaction, Throwable cause) {
        super(message(endpoint, transaction, cause), cause);
        this.endpoint = endpoint;
        this.transaction = transaction;
    }

    /** The peer asked last, or the channel when all were. */
    public String endpoint() {
        return endpoint;
    }

    /** The transaction that may or may not have been recorded; empty where nothing was sent. */
    public Optional<String> transaction() {
        return transaction;
    }

    private static String message(String endpoint, Optional<String> transaction, Throwable cause) {
        String outcome = transaction
                .map(id -> "; the outcome of transaction " + id + " is unknown")
                .orElse("; nothing was sent");
        return "ledger unavailable at " + endpoint + ": " + cause.getMessage() + outcome;
    }
}
