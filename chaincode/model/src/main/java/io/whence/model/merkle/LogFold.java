package io.whence.model.merkle;

import io.whence.model.value.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The right edge of a growing RFC 6962 tree: enough to append for ever and to name the root, in at most 64 hashes.
 * Not shared between threads.
 */
public final class LogFold {
    private static final int LEVELS = Long.SIZE;

    /** The hash of the complete subtree of each level that the tree has one of, and after them room for one sum. */
    private final byte[] peaks = new byte[(LEVELS + 2) * Digest.BYTES];

    private final MessageDigest sha = Digest.sha256();
    private long size;

    /** A fold that has seen {@code size} leaves and kept these subtree hashes, the largest subtree first. */
    public static LogFold resume(long size, List<Digest> frontier) {
        if (size < 0 || Long.bitCount(size) != frontier.size()) {
            throw MerkleRule.FRONTIER_MALFORMED.refuse("frontier", frontier.size() + " hashes for " + size);
        }
        LogFold fold = new LogFold();
        fold.size = size;
        int next = frontier.size();
        for (int level = 0; level < LEVELS; level++) {
            if (fold.holds(level)) {
                System.arraycopy(frontier.get(--next).bytes(), 0, fold.peaks, at(level), Digest.BYTES);
            }
        }
        return fold;
    }

    /** A fold over leaves given as bytes. */
    public static LogFold over(Iterable<byte[]> leaves) {
        LogFold fold = new LogFold();
        leaves.forEach(fold::append);
        return fold;
    }

    /** A fold that goes its own way from here. */
    public LogFold copy() {
        LogFold copy = new LogFold();
        copy.size = size;
        System.arraycopy(peaks, 0, copy.peaks, 0, peaks.length);
        return copy;
    }

    public void append(byte[] leaf) {
        appendHash(MerkleHash.leaf(leaf));
    }

    public void appendHash(Digest leafHash) {
        appendHash(leafHash.bytes(), 0);
    }

    /** Appends leaf hashes, 32 bytes each, one after the other. */
    public void appendHashes(byte[] leafHashes) {
        for (int from = 0; from < leafHashes.length; from += Digest.BYTES) {
            appendHash(leafHashes, from);
        }
    }

    private void appendHash(byte[] from, int offset) {
        int sum = at(LEVELS);
        System.arraycopy(from, offset, peaks, sum + Digest.BYTES, Digest.BYTES);
        int level = 0;
        while (holds(level)) {
            System.arraycopy(peaks, at(level), peaks, sum, Digest.BYTES);
            MerkleHash.node(sha, peaks, sum, sum + Digest.BYTES);
            level++;
        }
        System.arraycopy(peaks, sum + Digest.BYTES, peaks, at(level), Digest.BYTES);
        size++;
    }

    public long size() {
        return size;
    }

    public Digest root() {
        Optional<Digest> root = Optional.empty();
        for (int level = 0; level < LEVELS; level++) {
            if (holds(level)) {
                Digest peak = peak(level);
                root = Optional.of(
                        root.map(right -> MerkleHash.node(peak, right)).orElse(peak));
            }
        }
        return root.orElseGet(MerkleHash::empty);
    }

    /** The hashes of the complete subtrees that make up the tree, the largest first. */
    public List<Digest> frontier() {
        List<Digest> frontier = new ArrayList<>();
        for (int level = LEVELS - 1; level >= 0; level--) {
            if (holds(level)) {
                frontier.add(peak(level));
            }
        }
        return frontier;
    }

    @Override
    public String toString() {
        return size + " leaves, " + Arrays.toString(frontier().toArray());
    }

    private boolean holds(int level) {
        return (size >>> level & 1) == 1;
    }

    private Digest peak(int level) {
        return Digest.of(Arrays.copyOfRange(peaks, at(level), at(level + 1)));
    }

    private static int at(int level) {
        return level * Digest.BYTES;
    }
}
