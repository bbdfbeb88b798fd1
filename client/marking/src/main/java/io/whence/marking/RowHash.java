package io.whence.marking;

import io.whence.model.value.Digest;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/** SHA-256 over messages put together from many small parts: they are gathered first, so the engine is called once. */
final class RowHash {
    private final MessageDigest sha = Digest.sha256();
    private byte[] message = new byte[512];
    private int length;

    void put(byte[] part) {
        makeRoom(part.length);
        System.arraycopy(part, 0, message, length, part.length);
        length += part.length;
    }

    void put(int one) {
        makeRoom(1);
        message[length++] = (byte) one;
    }

    /** Four bytes, the highest first. */
    void putInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            put(value >>> shift);
        }
    }

    /** Hashes what was put, and begins anew. */
    void finish(byte[] into, int at) {
        of(message, length, into, at);
        length = 0;
    }

    /** Hashes the first bytes of an array. */
    void of(byte[] bytes, int count, byte[] into, int at) {
        sha.update(bytes, 0, count);
        finish(sha, into, at);
    }

    static void finish(MessageDigest sha, byte[] into, int at) {
        try {
            sha.digest(into, at, Digest.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a digest that does not fit its own size", e);
        }
    }

    private void makeRoom(int more) {
        if (length + more > message.length) {
            message = Arrays.copyOf(message, Math.max(length + more, 2 * message.length));
        }
    }
}
