package io.whence.model.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.merkle.ConsistencyProof;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.merkle.MerkleProofs;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.value.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrefixProofTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final int SIZE = 23;
    private static final List<byte[]> ENTRIES =
            IntStream.range(0, SIZE).mapToObj(i -> new byte[] {(byte) i}).toList();
    private static final MerkleTree TREE = MerkleTree.of(ENTRIES);
    private static final SignerKey WITNESS = Keys.witness("insurer");

    @Test
    void every_prefix_is_proved_and_read_back_with_its_signatures_and_without() {
        for (int from = 1; from <= SIZE; from++) {
            for (SignedNote older : List.of(signed(from), head(from).unsigned())) {
                PrefixProof proof = new PrefixProof(older, consistency(from), signed(SIZE));
                assertThat(proof.proves()).isTrue();
                PrefixProof read = PrefixProof.parse(proof.bytes());
                assertThat(read.bytes()).isEqualTo(proof.bytes());
                assertThat(read.older()).isEqualTo(older);
                assertThat(read.newer()).isEqualTo(signed(SIZE));
                assertThat(read.consistency()).isEqualTo(consistency(from));
            }
        }
    }

    @Test
    void another_older_root_is_not_proved() {
        Checkpoint other = new Checkpoint("log", 7, MerkleHash.root(ENTRIES.subList(1, 8)));
        assertThat(new PrefixProof(other.unsigned(), consistency(7), signed(SIZE)).proves())
                .isFalse();
    }

    @Test
    void heads_of_two_logs_or_of_other_sizes_are_refused() {
        Checkpoint elsewhere = new Checkpoint("other", 7, head(7).root());
        assertThatThrownBy(() -> new PrefixProof(elsewhere.unsigned(), consistency(7), signed(SIZE)))
                .hasMessageStartingWith("PROOF_MALFORMED");
        assertThatThrownBy(() -> new PrefixProof(head(8).unsigned(), consistency(7), signed(SIZE)))
                .hasMessageStartingWith("PROOF_MALFORMED");
    }

    @Test
    void nothing_is_proved_from_an_empty_log() {
        String text = text(new PrefixProof(head(7).unsigned(), consistency(7), signed(SIZE)));
        String empty = "old 0 " + Base64Text.of(MerkleHash.empty().bytes());
        assertThatThrownBy(() -> PrefixProof.parse(utf8(text.replaceFirst("old 7 \\S+", empty))))
                .hasMessageStartingWith("PROOF_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whence-prefix-proof@v1\n\n",
                "whence-prefix-proof@v1\nold 7\n\n",
                "whence-prefix-proof@v2\nold 7 CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
                "whence-prefix-proof@v1\nold 07 CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
                "whence-prefix-proof@v1\nold 7 CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nAAAA\n\n"
            })
    void what_is_no_proof_is_refused(String start) {
        assertThatThrownBy(() -> PrefixProof.parse(utf8(start + text(signed(SIZE)))))
                .isInstanceOf(Refused.class);
    }

    private static Checkpoint head(int size) {
        return new Checkpoint("log", size, MerkleProofs.root(size, TREE));
    }

    private static SignedNote signed(int size) {
        return head(size).unsigned().with(WITNESS.cosign(head(size), AT));
    }

    private static ConsistencyProof consistency(int from) {
        return MerkleProofs.consistency(from, SIZE, TREE);
    }

    private static String text(PrefixProof proof) {
        return new String(proof.bytes(), StandardCharsets.UTF_8);
    }

    private static String text(SignedNote note) {
        return new String(note.bytes(), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
