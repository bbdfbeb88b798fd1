package io.whence.embedded.bytes;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.whence.model.value.Digest;
import java.security.MessageDigest;
import java.util.List;

/** SHA-256 over byte strings. */
public final class Sha256 {
    private Sha256() {}

    /** The digest of the parts, one after the other. */
    public static ByteString of(ByteString... parts) {
        return of(List.of(parts));
    }

    /** The digest of the parts, one after the other. */
    public static ByteString of(List<ByteString> parts) {
        return UnsafeByteOperations.unsafeWrap(digest(parts));
    }

    /** The digest of the parts as a fresh array. */
    public static byte[] digest(List<ByteString> parts) {
        MessageDigest sha = Digest.sha256();
        for (ByteString part : parts) {
            Feed.show(part, sha::update);
        }
        return sha.digest();
    }
}
