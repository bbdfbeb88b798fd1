package io.whence.trace.log;

import io.whence.model.merkle.MerkleProofs;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A witness that cosigns one head after the other and says each on standard output, until it is killed. */
final class WitnessProcess {
    static final int ENTRIES = 4_000;
    static final MerkleTree TREE = MerkleTree.of(entries());

    private WitnessProcess() {}

    public static void main(String[] folders) {
        Path folder = Path.of(folders[0]);
        Witness witness = Witness.in(folder.resolve("memory"), WitnessKeys.load(folder.resolve("keys"), "insurer"));
        long seen = witness.last("log")
                .map(note -> Checkpoint.parse(note.text()).size())
                .orElse(0L);
        for (long size = seen + 1; size <= ENTRIES; size++) {
            long to = size;
            Checkpoint head = new Checkpoint("log", to, MerkleProofs.root(to, TREE));
            SignedNote note = witness.cosign(head, from -> MerkleProofs.consistency(from, to, TREE), Instant.now());
            System.out.println(Checkpoint.parse(note.text()).size());
        }
    }

    private static List<byte[]> entries() {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> ByteBuffer.allocate(Integer.BYTES).putInt(i).array())
                .toList();
    }
}
