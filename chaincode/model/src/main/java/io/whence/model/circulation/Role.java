package io.whence.model.circulation;

/** What a certificate entitles its holder to do: the attribute {@code whence.role}. Names are wire format. */
public enum Role {
    /** A member of an organisation without a special function; also whoever carries no attribute. */
    MEMBER,
    INSURED,
    EXCHANGE,
    BROKER,
    HANDLER,
    APPROVER,
    FOLLOWER,
    REINSURER,
    ADJUSTER,
    FORENSIC,
    PANEL,
    REGULATOR,
    TRIBUNAL,
    /** An insurer's fraud unit. */
    FRAUD,
    /** The adapter that reports what the bank did. */
    PAYMENT,
    /** The third party to whom an insured is liable. */
    CLAIMANT
}
