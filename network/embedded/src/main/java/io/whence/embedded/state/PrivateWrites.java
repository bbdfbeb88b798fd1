package io.whence.embedded.state;

import com.google.protobuf.ByteString;
import io.whence.model.value.Digest;

/** What one transaction writes to one private collection: the bytes whose hash stands on the ledger. */
public record PrivateWrites(String collection, ByteString writeSet) {
    public ByteString hash() {
        return ByteString.copyFrom(Digest.over(writeSet.toByteArray()).bytes());
    }
}
