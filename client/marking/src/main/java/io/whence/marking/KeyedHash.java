package io.whence.marking;

import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** HMAC-SHA256 under one key (RFC 2104), the only generator of marks; the two padded blocks are hashed once. */
final class KeyedHash {
    private static final int BLOCK = 64;

    private final MessageDigest inner;
    private final MessageDigest outer;

    private KeyedHash(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? Digest.over(key).bytes() : key, BLOCK);
        this.inner = padded(block, 0x36);
        this.outer = padded(block, 0x5c);
    }

    static KeyedHash under(byte[] key) {
        return new KeyedHash(key);
    }

    /** The 32 bytes for a message made of these parts. */
    byte[] of(byte[]... parts) {
        MessageDigest first = copy(inner);
        for (byte[] part : parts) {
            first.update(part);
        }
        MessageDigest second = copy(outer);
        second.update(first.digest());
        return second.digest();
    }

    /** The 32 bytes for one message, written into an array of that length. */
    void fill(byte[] message, byte[] into) {
        MessageDigest first = copy(inner);
        first.update(message, 0, message.length);
        RowHash.finish(first, into, 0);
        MessageDigest second = copy(outer);
        second.update(into, 0, Digest.BYTES);
        RowHash.finish(second, into, 0);
    }

    /** Four words of 64 uniform bits for a label and a row. */
    ByteBuffer words(byte[] label, long first, long second) {
        ByteBuffer row = ByteBuffer.allocate(2 * Long.BYTES).putLong(first).putLong(second);
        return ByteBuffer.wrap(of(label, row.array()));
    }

    /** The bytes of a label, closed by a zero so that no label is the start of another. */
    static byte[] label(String... parts) {
        return (String.join("\0", parts) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest padded(byte[] block, int pad) {
        byte[] padded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (block[i] ^ pad);
        }
        MessageDigest sha = Digest.sha256();
        sha.update(padded);
        return sha;
    }

    private static MessageDigest copy(MessageDigest state) {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a SHA-256 that cannot be copied", e);
        }
    }
}
