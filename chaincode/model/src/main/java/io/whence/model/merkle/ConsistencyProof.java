package io.whence.model.merkle;

import io.whence.model.value.Digest;
import java.util.ArrayList;
import java.util.List;

/**
 * That a tree of {@code from} leaves is what a tree of {@code to} leaves began with (RFC 9162 section 2.1.4). Nothing can
 * be proved about an empty tree: {@code from} is at least 1, and who has seen nothing yet needs no proof.
 */
public record ConsistencyProof(long from, long to, List<Digest> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
        if (from < 1 || from > to || path.size() > InclusionProof.PATH_MAX) {
            throw MerkleRule.PROOF_MALFORMED.refuse("from", from + " of " + to);
        }
    }

    /** Whether the tree with {@code fromRoot} is a prefix of the tree with {@code toRoot}. */
    public boolean proves(Digest fromRoot, Digest toRoot) {
        if (from == to) {
            return path.isEmpty() && fromRoot.equals(toRoot);
        }
        List<Digest> hashes = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            hashes.addFirst(fromRoot);
        }
        return !hashes.isEmpty() && leadsToBoth(hashes, fromRoot, toRoot);
    }

    private boolean leadsToBoth(List<Digest> hashes, Digest fromRoot, Digest toRoot) {
        int whole = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >>> whole;
        long last = (to - 1) >>> whole;
        Digest before = hashes.getFirst();
        Digest after = before;
        for (Digest hash : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if (InclusionProof.isRight(node) || node == last) {
                before = MerkleHash.node(hash, before);
                after = MerkleHash.node(hash, after);
                int skipped = InclusionProof.isRight(node) ? 0 : InclusionProof.levelsWithoutSibling(node);
                node >>>= skipped;
                last >>>= skipped;
            } else {
                after = MerkleHash.node(after, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && before.equals(fromRoot) && after.equals(toRoot);
    }
}
