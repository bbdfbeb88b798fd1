package io.whence.embedded.state;

import com.google.protobuf.ByteString;
import io.whence.embedded.bytes.Sha256;

/** What one transaction writes to one private collection: the bytes whose hash stands on the ledger. */
public record PrivateWrites(String collection, ByteString writeSet) {
    public ByteString hash() {
        return Sha256.of(writeSet);
    }
}
