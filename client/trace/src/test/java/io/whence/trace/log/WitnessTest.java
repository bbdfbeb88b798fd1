package io.whence.trace.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.merkle.ConsistencyProof;
import io.whence.model.merkle.MerkleProofs;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.SignerKey;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WitnessTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<byte[]> ENTRIES =
            IntStream.range(0, 40).mapToObj(i -> new byte[] {(byte) i}).toList();

    @TempDir
    Path folder;

    private SignerKey key;
    private Witness witness;

    @BeforeEach
    void set_up() {
        key = WitnessKeys.create(folder.resolve("keys"), "insurer");
        witness = Witness.in(folder.resolve("witness"), key);
    }

    @Test
    void the_first_head_and_one_after_an_empty_log_need_no_proof() {
        witness.cosign(head(0), WitnessTest::unasked, AT);
        SignedNote note = witness.cosign(head(5), WitnessTest::unasked, AT);
        assertThat(note.signedBy(List.of(key.verifier()))).containsExactly(key.verifier());
        assertThat(witness.last("log")).contains(note);
    }

    @Test
    void a_larger_head_is_cosigned_only_after_its_proof() {
        witness.cosign(head(5), WitnessTest::unasked, AT);
        assertThatThrownBy(() -> witness.cosign(head(9), from -> proof(4, 9), AT))
                .hasMessageStartingWith("CHECKPOINT_UNPROVED");
        assertThatThrownBy(() -> witness.cosign(other(9), from -> proof(from, 9), AT))
                .hasMessageStartingWith("CHECKPOINT_UNPROVED");
        assertThat(size()).isEqualTo(5);
        witness.cosign(head(9), from -> proof(from, 9), AT);
        assertThat(size()).isEqualTo(9);
    }

    @Test
    void another_root_at_the_same_size_is_an_alarm_and_a_smaller_head_is_refused() {
        witness.cosign(head(5), WitnessTest::unasked, AT);
        witness.cosign(head(5), WitnessTest::unasked, AT.plusSeconds(60));
        assertThatThrownBy(() -> witness.cosign(other(5), WitnessTest::unasked, AT))
                .hasMessageStartingWith("CHECKPOINT_FORKED");
        assertThatThrownBy(() -> witness.cosign(head(4), WitnessTest::unasked, AT))
                .hasMessageStartingWith("CHECKPOINT_OLDER");
        witness.cosign(new Checkpoint("another log", 3, head(3).root()), WitnessTest::unasked, AT);
        assertThat(size()).isEqualTo(5);
    }

    @Test
    void whoever_asks_at_once_the_memory_never_goes_back() throws Exception {
        List<Future<?>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int size = 1; size <= 40; size++) {
                int to = size;
                asked.add(threads.submit(() -> {
                    Witness same = Witness.in(folder.resolve("witness"), key);
                    same.cosign(head(to), from -> proof(from, to), AT);
                }));
            }
        }
        long refused = asked.stream()
                .filter(each -> each.state() == Future.State.FAILED)
                .count();
        assertThat(refused).isLessThan(40);
        assertThat(size()).isEqualTo(40);
    }

    @Test
    void a_key_is_drawn_once_and_its_public_half_is_published() throws Exception {
        assertThat(WitnessKeys.create(folder.resolve("keys"), "insurer").text()).isEqualTo(key.text());
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys/insurer.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        WitnessKeys.create(folder.resolve("keys"), "exchange");
        Path trust = folder.resolve("trust.txt");
        WitnessKeys.publish(WitnessKeys.verifiers(folder.resolve("keys")), trust);
        assertThat(VerifierKey.parseLines(Files.readString(trust)))
                .extracting(VerifierKey::name)
                .containsExactly("exchange", "insurer");
        assertThat(Files.readString(trust)).doesNotContain("PRIVATE");
        assertThatThrownBy(() -> WitnessKeys.load(folder.resolve("keys"), "nobody"))
                .hasMessageStartingWith("KEY_UNREADABLE");
    }

    private static ConsistencyProof unasked(long size) {
        throw new AssertionError("asked for a proof from " + size);
    }

    private long size() {
        return Checkpoint.parse(witness.last("log").orElseThrow().text()).size();
    }

    private static Checkpoint head(int size) {
        return new Checkpoint(
                "log", size, MerkleTree.of(ENTRIES.subList(0, size)).root());
    }

    private static Checkpoint other(int size) {
        return new Checkpoint("log", size, Digest.over(new byte[] {1}));
    }

    private static ConsistencyProof proof(long from, long to) {
        return MerkleProofs.consistency(from, to, MerkleTree.of(ENTRIES));
    }
}
