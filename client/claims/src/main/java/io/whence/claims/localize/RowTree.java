package io.whence.claims.localize;

import io.whence.model.value.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** An RFC 6962 tree that keeps all its levels, so that two trees of one size can be compared by descent. */
final class RowTree {
    private final List<byte[][]> levels = new ArrayList<>();

    /** A tree over leaf hashes; an odd last node of a level rises unchanged. */
    RowTree(byte[][] leaves) {
        MessageDigest sha = Digest.sha256();
        byte[][] level = leaves.clone();
        levels.add(level);
        while (level.length > 1) {
            byte[][] next = new byte[(level.length + 1) / 2][];
            for (int i = 0; i < level.length / 2; i++) {
                sha.update((byte) 1);
                sha.update(level[2 * i]);
                next[i] = sha.digest(level[2 * i + 1]);
            }
            if (level.length % 2 == 1) {
                next[next.length - 1] = level[level.length - 1];
            }
            levels.add(next);
            level = next;
        }
    }

    /** Visits the leaves that differ, in order, and returns how many hashes were compared to find them. */
    long differing(RowTree other, IntConsumer leaf) {
        if (levels.getFirst().length != other.levels.getFirst().length) {
            throw new IllegalStateException("trees of different sizes");
        }
        return levels.getFirst().length == 0 ? 0 : descend(other, levels.size() - 1, 0, leaf);
    }

    private long descend(RowTree other, int level, int node, IntConsumer leaf) {
        if (Arrays.equals(levels.get(level)[node], other.levels.get(level)[node])) {
            return 1;
        }
        return 1 + below(other, level, node, leaf);
    }

    /** Goes below a node that is known to differ. */
    private long below(RowTree other, int level, int node, IntConsumer leaf) {
        if (level == 0) {
            leaf.accept(node);
            return 0;
        }
        boolean single = 2 * node + 1 == levels.get(level - 1).length;
        return single
                ? below(other, level - 1, 2 * node, leaf)
                : descend(other, level - 1, 2 * node, leaf) + descend(other, level - 1, 2 * node + 1, leaf);
    }
}
