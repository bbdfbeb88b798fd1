package io.whence.model.merkle;

import io.whence.model.value.Digest;
import java.util.ArrayList;
import java.util.List;

/** A whole tree in memory, for sets of leaves that are at hand: the events of a batch, the files of a pack. */
public final class MerkleTree implements Subtrees {
    private final List<List<Digest>> levels = new ArrayList<>();

    private MerkleTree(List<Digest> leaves) {
        List<Digest> level = List.copyOf(leaves);
        levels.add(level);
        while (level.size() > 1) {
            level = pairs(level);
            levels.add(level);
        }
    }

    public static MerkleTree ofHashes(List<Digest> leafHashes) {
        return new MerkleTree(leafHashes);
    }

    public static MerkleTree of(List<byte[]> leaves) {
        return new MerkleTree(leaves.stream().map(MerkleHash::leaf).toList());
    }

    public long size() {
        return levels.getFirst().size();
    }

    public Digest root() {
        return MerkleProofs.root(size(), this);
    }

    public InclusionProof inclusion(long index) {
        return MerkleProofs.inclusion(index, size(), this);
    }

    @Override
    public Digest at(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }

    private static List<Digest> pairs(List<Digest> level) {
        List<Digest> above = new ArrayList<>(level.size() / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(MerkleHash.node(level.get(i), level.get(i + 1)));
        }
        return above;
    }
}
