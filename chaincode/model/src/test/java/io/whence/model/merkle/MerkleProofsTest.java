package io.whence.model.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every proof of every small tree, against an auditor that knows only RFC 6962's recursive definitions. */
final class MerkleProofsTest {
    private static final int SIZE_MAX = 40;
    private static final List<byte[]> LEAVES =
            IntStream.range(0, SIZE_MAX).mapToObj(i -> new byte[] {(byte) i, 7}).toList();
    private static final MerkleTree TREE = MerkleTree.of(LEAVES);
    private static final Digest ELSE = Digest.over(new byte[] {1, 2, 3});

    @Test
    void a_fold_has_the_defined_root_at_every_size_and_resumes_from_its_frontier() {
        LogFold fold = new LogFold();
        for (byte[] leaf : LEAVES) {
            fold.append(leaf);
            fold = LogFold.resume(fold.size(), fold.copy().frontier());
            assertThat(fold.root()).isEqualTo(defined(0, (int) fold.size()));
        }
    }

    @Test
    void every_leaf_of_every_size_is_proved_by_the_defined_path_and_by_nothing_near_it() {
        for (int size = 1; size <= SIZE_MAX; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = MerkleProofs.inclusion(index, size, TREE);
                assertThat(proof.path()).isEqualTo(definedPath(index, 0, size));
                assertOnlyThisProves(proof);
            }
        }
    }

    @Test
    void every_prefix_of_every_size_is_proved_and_no_other_root_is() {
        for (int to = 1; to <= SIZE_MAX; to++) {
            for (int from = 1; from <= to; from++) {
                assertOnlyThisProves(MerkleProofs.consistency(from, to, TREE));
            }
        }
    }

    @Test
    void a_path_of_any_changed_hash_proves_nothing() {
        long seed = 6962;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int step = 0; step < 2000; step++) {
            int size = random.nextInt(2, SIZE_MAX);
            int index = random.nextInt(size);
            InclusionProof proof = MerkleProofs.inclusion(index, size, TREE);
            List<Digest> path = new ArrayList<>(proof.path());
            int at = random.nextInt(path.size());
            byte[] hash = path.get(at).bytes();
            hash[random.nextInt(hash.length)] ^= (byte) (1 << random.nextInt(8));
            path.set(at, Digest.of(hash));
            assertThat(new InclusionProof(index, size, path).proves(leaf(index), defined(0, size)))
                    .as("seed %d, step %d", seed, step)
                    .isFalse();
        }
    }

    @Test
    void nothing_is_proved_from_an_empty_tree_or_past_the_end() {
        assertThatThrownBy(() -> new ConsistencyProof(0, 3, List.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new ConsistencyProof(4, 3, List.of())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> MerkleProofs.consistency(0, 3, TREE)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> MerkleProofs.inclusion(3, 3, TREE)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> LogFold.resume(3, List.of(ELSE))).isInstanceOf(Refused.class);
    }

    private static void assertOnlyThisProves(InclusionProof proof) {
        int index = (int) proof.index();
        int size = (int) proof.size();
        Digest root = defined(0, size);
        assertThat(proof.proves(leaf(index), root)).isTrue();
        assertThat(proof.proves(ELSE, root)).isFalse();
        assertThat(proof.proves(leaf(index), ELSE)).isFalse();
        for (int other = 0; other < size; other++) {
            assertThat(new InclusionProof(other, size, proof.path()).proves(leaf(index), root))
                    .as("leaf %d as %d of %d", index, other, size)
                    .isEqualTo(other == index);
        }
        List<Digest> longer = new ArrayList<>(proof.path());
        longer.add(root);
        assertThat(new InclusionProof(index, size, longer).proves(leaf(index), root))
                .isFalse();
        if (size > 1) {
            List<Digest> shorter = proof.path().subList(1, proof.path().size());
            assertThat(new InclusionProof(index, size, shorter).proves(leaf(index), root))
                    .isFalse();
        }
    }

    private static void assertOnlyThisProves(ConsistencyProof proof) {
        Digest from = defined(0, (int) proof.from());
        Digest to = defined(0, (int) proof.to());
        assertThat(proof.proves(from, to)).as("%s", proof).isTrue();
        assertThat(proof.proves(ELSE, to)).isFalse();
        assertThat(proof.proves(from, ELSE)).isFalse();
        List<Digest> longer = new ArrayList<>(proof.path());
        longer.add(to);
        assertThat(new ConsistencyProof(proof.from(), proof.to(), longer).proves(from, to))
                .isFalse();
        if (!proof.path().isEmpty()) {
            assertThat(new ConsistencyProof(proof.from(), proof.to(), List.of()).proves(from, to))
                    .isFalse();
            List<Digest> shorter = proof.path().subList(0, proof.path().size() - 1);
            assertThat(new ConsistencyProof(proof.from(), proof.to(), shorter).proves(from, to))
                    .isFalse();
        }
    }

    private static Digest leaf(int index) {
        return Digest.over(new byte[] {0}, LEAVES.get(index));
    }

    /** MTH of RFC 6962 section 2.1. */
    private static Digest defined(int begin, int end) {
        if (end - begin == 1) {
            return leaf(begin);
        }
        int middle = begin + half(end - begin);
        return Digest.over(
                new byte[] {1},
                defined(begin, middle).bytes(),
                defined(middle, end).bytes());
    }

    /** PATH of RFC 6962 section 2.1.1. */
    private static List<Digest> definedPath(int index, int begin, int end) {
        List<Digest> path = new ArrayList<>();
        if (end - begin > 1) {
            int middle = begin + half(end - begin);
            boolean left = index < middle;
            path.addAll(left ? definedPath(index, begin, middle) : definedPath(index, middle, end));
            path.add(left ? defined(middle, end) : defined(begin, middle));
        }
        return path;
    }

    private static int half(int size) {
        int half = 1;
        while (half * 2 < size) {
            half *= 2;
        }
        return half;
    }
}
