package io.whence.model.claim;

import io.whence.model.value.Digest;

/** A thing that proves something, by its digest. */
public record Evidence(Kind kind, Digest digest) {
    /** The most pieces of evidence that one move may carry. */
    public static final int EVIDENCE_MAX = 256;

    /** What a piece of evidence is. */
    public enum Kind {
        /** A localisation on this ledger. */
        FINDING,
        /** A document on this ledger. */
        DOCUMENT,
        /** A sealed batch on this ledger, by its root. */
        BATCH,
        RISK_ASSESSMENT,
        SECURITY_PROTECTION,
        LOSS_ASSESSMENT,
        FORENSIC_REPORT,
        ACCOUNTS,
        CORRESPONDENCE,
        JUDGMENT,
        OTHER
    }
}
