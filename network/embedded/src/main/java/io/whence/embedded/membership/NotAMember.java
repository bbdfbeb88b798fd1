package io.whence.embedded.membership;

/** An identity that no organisation of the channel vouches for. */
public final class NotAMember extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean organisationKnown;
    private final String mspId;

    private NotAMember(boolean organisationKnown, String mspId, String reason) {
        super(reason);
        this.organisationKnown = organisationKnown;
        this.mspId = mspId;
    }

    static NotAMember unknown(String reason) {
        return new NotAMember(false, "", reason);
    }

    static NotAMember rejectedBy(String mspId, String reason) {
        return new NotAMember(true, mspId, reason);
    }

    /** Whether the identity names an organisation of the channel, which then rejects it. */
    public boolean organisationKnown() {
        return organisationKnown;
    }

    /** The organisation that rejects the identity, empty if it names none of the channel. */
    public String mspId() {
        return mspId;
    }
}
