package io.whence.model.merkle;

import io.whence.model.value.Digest;
import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of any size of a growing tree, cut from its complete subtrees (RFC 6962 section 2.1). */
public final class MerkleProofs {
    private MerkleProofs() {}

    /** The root that the tree had at {@code size}. */
    public static Digest root(long size, Subtrees tree) {
        return size == 0 ? MerkleHash.empty() : range(0, size, tree);
    }

    /** The complete subtrees that make up the tree at {@code size}, the largest first: what a {@link LogFold} resumes from. */
    public static List<Digest> frontier(long size, Subtrees tree) {
        List<Digest> frontier = new ArrayList<>();
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                frontier.add(tree.at(level, (size >>> level) - 1));
            }
        }
        return frontier;
    }

    /** The path of leaf {@code index} in the tree as it was at {@code size}. */
    public static InclusionProof inclusion(long index, long size, Subtrees tree) {
        if (index < 0 || index >= size) {
            throw MerkleRule.PROOF_MALFORMED.refuse("index", index + " of " + size);
        }
        List<Digest> path = new ArrayList<>();
        addPath(index, 0, size, tree, path);
        return new InclusionProof(index, size, path);
    }

    /** That the tree at {@code from}, at least 1, is what the tree at {@code to} began with. */
    public static ConsistencyProof consistency(long from, long to, Subtrees tree) {
        if (from < 1 || from > to) {
            throw MerkleRule.PROOF_MALFORMED.refuse("from", from + " of " + to);
        }
        List<Digest> path = new ArrayList<>();
        addProof(from, new Range(0, to), true, tree, path);
        return new ConsistencyProof(from, to, path);
    }

    private static void addPath(long index, long begin, long end, Subtrees tree, List<Digest> path) {
        if (end - begin == 1) {
            return;
        }
        long middle = begin + split(end - begin);
        if (index < middle) {
            addPath(index, begin, middle, tree, path);
            path.add(range(middle, end, tree));
        } else {
            addPath(index, middle, end, tree, path);
            path.add(range(begin, middle, tree));
        }
    }

    private record Range(long begin, long end) {}

    /** RFC 6962's SUBPROOF: {@code known} while the old tree's own root is still the node in question. */
    private static void addProof(long from, Range in, boolean known, Subtrees tree, List<Digest> path) {
        if (from == in.end) {
            if (!known) {
                path.add(range(in.begin, in.end, tree));
            }
            return;
        }
        long middle = in.begin + split(in.end - in.begin);
        if (from <= middle) {
            addProof(from, new Range(in.begin, middle), known, tree, path);
            path.add(range(middle, in.end, tree));
        } else {
            addProof(from, new Range(middle, in.end), false, tree, path);
            path.add(range(in.begin, middle, tree));
        }
    }

    private static Digest range(long begin, long end, Subtrees tree) {
        long size = end - begin;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return tree.at(level, begin >>> level);
        }
        long middle = begin + split(size);
        return MerkleHash.node(range(begin, middle, tree), range(middle, end, tree));
    }

    /** The largest power of two smaller than {@code size}. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
