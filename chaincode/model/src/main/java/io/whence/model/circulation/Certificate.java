package io.whence.model.circulation;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.Optional;

/** A registration of rights in a product, with the digest of what was deposited. */
public record Certificate(
        String id,
        String product,
        Optional<String> version,
        String registry,
        String number,
        Kind kind,
        Entry entry,
        String holder,
        Digest deposit,
        Optional<Instant> validUntil,
        Optional<Digest> sourceStatement)
        implements Registration {
    /** Which right is registered. */
    public enum Kind {
        DATA_IP
    }

    /** What happened to the right. */
    public enum Entry {
        FIRST,
        LICENCE,
        TRANSFER,
        CHANGE,
        CANCEL,
        OBJECTION
    }
}
