package io.whence.model.merkle;

import io.whence.model.value.Digest;
import io.whence.model.value.Pieces;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.List;

/** The hashes of RFC 6962 section 2.1: leaf = H(0x00 ‖ bytes), node = H(0x01 ‖ left ‖ right), empty tree = H(). */
public final class MerkleHash {
    private MerkleHash() {}

    /** The root over leaves given as bytes. Hashes each leaf once and folds in place. */
    public static Digest root(List<byte[]> leaves) {
        return foldInPlace(leaves(Pieces.of(leaves)), leaves.size());
    }

    /** The hashes of leaves given as bytes, 32 bytes each, one after the other. */
    public static byte[] leaves(Pieces leaves) {
        MessageDigest sha = Digest.sha256();
        byte[] hashes = new byte[leaves.size() * Digest.BYTES];
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            sha.update((byte) 0);
            leaves.digest(leaf, sha);
            finish(sha, hashes, leaf * Digest.BYTES);
        }
        return hashes;
    }

    /** The root over leaf hashes, 32 bytes each, one after the other in {@code hashes}; which is overwritten. */
    public static Digest foldInPlace(byte[] hashes, int size) {
        return fold(Digest.sha256(), hashes, size);
    }

    public static Digest leaf(byte[] bytes) {
        MessageDigest sha = Digest.sha256();
        sha.update((byte) 0);
        return Digest.of(sha.digest(bytes));
    }

    public static Digest node(Digest left, Digest right) {
        MessageDigest sha = Digest.sha256();
        sha.update((byte) 1);
        sha.update(left.bytes());
        return Digest.of(sha.digest(right.bytes()));
    }

    /** The root of a tree without leaves. */
    public static Digest empty() {
        return Digest.over();
    }

    /** Pairs neighbours level by level; an odd last node rises unchanged, which is RFC 6962's split at powers of two. */
    private static Digest fold(MessageDigest sha, byte[] level, int leaves) {
        if (leaves == 0) {
            return empty();
        }
        int size = leaves;
        while (size > 1) {
            for (int i = 0; i + 1 < size; i += 2) {
                node(sha, level, i * Digest.BYTES, i / 2 * Digest.BYTES);
            }
            if (size % 2 == 1) {
                System.arraycopy(level, (size - 1) * Digest.BYTES, level, size / 2 * Digest.BYTES, Digest.BYTES);
            }
            size = (size + 1) / 2;
        }
        return Digest.of(java.util.Arrays.copyOf(level, Digest.BYTES));
    }

    /** Hashes two neighbours, 64 bytes at {@code from}, into 32 bytes at {@code to}. */
    static void node(MessageDigest sha, byte[] hashes, int from, int to) {
        sha.update((byte) 1);
        sha.update(hashes, from, 2 * Digest.BYTES);
        finish(sha, hashes, to);
    }

    private static void finish(MessageDigest sha, byte[] into, int offset) {
        try {
            sha.digest(into, offset, Digest.BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a digest that does not fit its own size", e);
        }
    }
}
