package io.whence.model.circulation;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An organisation that takes part in circulation.
 *
 * @param mspId the channel organisation that it is, if it has one of its own
 * @param publicKey base64 of a P-256 SubjectPublicKeyInfo with which it signs what others carry to the ledger
 * @param delegates parties that may state facts for it
 * @param legalId commitment to its legal identity
 * @param witnessKey the C2SP verifier key with which it cosigns checkpoints of the log
 */
public record Party(
        String id,
        List<Kind> roles,
        Optional<String> mspId,
        Optional<String> publicKey,
        List<String> delegates,
        Optional<Digest> legalId,
        Optional<Instant> validUntil,
        Optional<String> witnessKey)
        implements Registration {
    /** The most delegates that a party may name. */
    public static final int DELEGATES_MAX = 64;

    /** What a party is to the circulation of data. */
    public enum Kind {
        PROVIDER,
        RECIPIENT,
        EXCHANGE,
        REGISTRY,
        INSURER,
        ADJUSTER,
        REGULATOR,
        PANEL,
        WITNESS
    }

    public Party {
        roles = List.copyOf(roles);
        delegates = List.copyOf(delegates);
    }

    /** Whether the caller acts for this party: by its own organisation. */
    public boolean is(Caller caller) {
        return mspId.isPresent() && mspId.get().equals(caller.mspId());
    }
}
