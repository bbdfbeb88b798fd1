package io.whence.verify.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.whence.model.merkle.MerkleHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The auditor's own tools, against the model's and against sets that remember everything. */
final class FoldingTest {
    private static final long SEED = 20_261_122;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void a_folding_has_the_root_of_the_model_at_every_size() {
        List<byte[]> leaves = new ArrayList<>();
        Folding folding = new Folding();
        for (int size = 0; size < 300; size++) {
            assertThat(folding.root()).as("size %d", size).isEqualTo(MerkleHash.root(leaves));
            assertThat(Folding.rootOf(leaves)).isEqualTo(folding.root());
            leaves.add(ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
            folding.add(Folding.leafHash(leaves.getLast()));
        }
        assertThat(folding.size()).isEqualTo(300);
    }

    @Test
    void sequences_tell_next_late_and_doubled_as_a_set_of_all_numbers_does() {
        Sequences sequences = new Sequences();
        TreeSet<Long> auditor = new TreeSet<>();
        for (int step = 0; step < 5_000; step++) {
            long number = 1 + random.nextLong(2_000);
            Sequences.Standing expected = auditor.contains(number)
                    ? Sequences.Standing.DOUBLED
                    : auditor.higher(number) != null ? Sequences.Standing.LATE : Sequences.Standing.NEXT;
            assertThat(sequences.add(number, 1))
                    .as("seed %d, step %d", SEED, step)
                    .isEqualTo(expected);
            auditor.add(number);
            assertThat(sequences.last()).isEqualTo(auditor.last());
        }
        assertThat(sequences.batches()).isEqualTo(auditor.size());
    }

    @Test
    void heads_are_found_at_the_ends_of_blocks_and_nowhere_else() {
        Heads heads = new Heads();
        for (int size = 0; size < 9_000; size += 3) {
            heads.add(size, MerkleHash.leaf(new byte[] {(byte) size}));
        }
        for (int size = 0; size < 9_000; size += 3) {
            assertThat(heads.root(size)).contains(MerkleHash.leaf(new byte[] {(byte) size}));
            assertThat(heads.root(size + 1L)).isEmpty();
        }
    }

    @Test
    void whatever_bytes_are_handed_in_as_a_block_are_a_finding_and_nothing_worse() {
        for (int trial = 0; trial < 1_000; trial++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            bytes = trial % 2 == 0 ? bytes : nested(bytes);
            Audit audit = Audit.of("whence", java.util.Optional.empty());
            byte[] block = bytes;
            assertThatCode(() -> audit.block(block))
                    .as("seed %d, trial %d", SEED, trial)
                    .doesNotThrowAnyException();
            assertThat(audit.report().sound()).isFalse();
        }
    }

    /** Random bytes where a block keeps its first transaction. */
    private static byte[] nested(byte[] envelope) {
        byte[] entry = delimited(1, envelope);
        return delimited(2, entry);
    }

    private static byte[] delimited(int field, byte[] content) {
        ByteBuffer bytes = ByteBuffer.allocate(3 + content.length);
        bytes.put((byte) ((field << 3) | 2));
        bytes.put((byte) (content.length | 0x80)).put((byte) (content.length >>> 7));
        return bytes.put(content).array();
    }
}
