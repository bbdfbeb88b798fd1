package io.whence.model.merkle;

import io.whence.model.value.Digest;
import java.util.List;

/**
 * The audit path of one leaf: siblings from the leaf up to the root (RFC 9162 section 2.1.3).
 *
 * @param index of the leaf, from 0
 * @param size how many leaves the tree has
 */
public record InclusionProof(long index, long size, List<Digest> path) {
    /** The longest path that any tree can ask for. */
    public static final int PATH_MAX = 64;

    public InclusionProof {
        path = List.copyOf(path);
        if (index < 0 || index >= size || path.size() > PATH_MAX) {
            throw MerkleRule.PROOF_MALFORMED.refuse("index", index + " of " + size);
        }
    }

    /** Whether this path leads from the leaf's hash to this very root. */
    public boolean proves(Digest leaf, Digest root) {
        long node = index;
        long last = size - 1;
        Digest hash = leaf;
        for (Digest sibling : path) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                hash = MerkleHash.node(sibling, hash);
                int skipped = isRight(node) ? 0 : levelsWithoutSibling(node);
                node >>>= skipped;
                last >>>= skipped;
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    static boolean isRight(long node) {
        return (node & 1) == 1;
    }

    /** How often a last node rises unchanged before it is somebody's right sibling. */
    static int levelsWithoutSibling(long node) {
        return node == 0 ? 0 : Long.numberOfTrailingZeros(node);
    }
}
