package io.whence.model.merkle;

import io.whence.model.value.Digest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of a growing RFC 6962 tree: enough to append for ever and to name the root, in at most 64 hashes.
 * Not shared between threads.
 */
public final class LogFold {
    private final @Nullable Digest[] peaks = new Digest[Long.SIZE];
    private long size;

    /** A fold that has seen {@code size} leaves and kept these subtree hashes, the largest subtree first. */
    public static LogFold resume(long size, List<Digest> frontier) {
        if (size < 0 || Long.bitCount(size) != frontier.size()) {
            throw MerkleRule.FRONTIER_MALFORMED.refuse("frontier", frontier.size() + " hashes for " + size);
        }
        LogFold fold = new LogFold();
        fold.size = size;
        int next = frontier.size();
        for (int level = 0; level < Long.SIZE; level++) {
            if (fold.holds(level)) {
                fold.peaks[level] = frontier.get(--next);
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
        Digest hash = leafHash;
        int level = 0;
        while (holds(level)) {
            hash = MerkleHash.node(peak(level), hash);
            level++;
        }
        peaks[level] = hash;
        size++;
    }

    public long size() {
        return size;
    }

    public Digest root() {
        Digest root = null;
        for (int level = 0; level < Long.SIZE; level++) {
            if (holds(level)) {
                root = root == null ? peak(level) : MerkleHash.node(peak(level), root);
            }
        }
        return root == null ? MerkleHash.empty() : root;
    }

    /** The hashes of the complete subtrees that make up the tree, the largest first. */
    public List<Digest> frontier() {
        List<Digest> frontier = new ArrayList<>();
        for (int level = Long.SIZE - 1; level >= 0; level--) {
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
        return Objects.requireNonNull(peaks[level]);
    }
}
