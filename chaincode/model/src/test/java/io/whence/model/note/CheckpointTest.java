package io.whence.model.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.merkle.MerkleHash;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.value.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-checkpoint, tlog-cosignature and tlog-proof. */
final class CheckpointTest {
    private static final String PUBLISHED = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.750Z");
    private static final List<byte[]> ENTRIES =
            IntStream.range(0, 11).mapToObj(i -> new byte[] {(byte) i}).toList();

    @Test
    void the_published_checkpoint_is_read_and_written_back() {
        SignedNote note = SignedNote.parse(utf8(PUBLISHED));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20852163);
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(note.bytes()).isEqualTo(utf8(PUBLISHED));
    }

    @Test
    void the_published_cosignature_signs_the_published_message() {
        Cosignature cosignature = Cosignature.of(
                        SignedNote.parse(utf8(PUBLISHED)).signatures().getLast())
                .orElseThrow();
        String text = SignedNote.parse(utf8(PUBLISHED)).text();
        assertThat(cosignature.seconds()).isEqualTo(1679315147);
        assertThat(cosignature.message(text)).isEqualTo(utf8("""
                cosignature/v1
                time 1679315147
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
                """));
    }

    @Test
    void a_cosignature_binds_time_origin_size_and_root() {
        SignerKey witness = Keys.witness("insurer");
        Checkpoint checkpoint = new Checkpoint("log", 11, MerkleHash.root(ENTRIES));
        SignedNote note = checkpoint.unsigned().with(witness.cosign(checkpoint, AT));
        assertThat(note.signedBy(List.of(witness.verifier()))).containsExactly(witness.verifier());
        SignedNote moved = new SignedNote(new Checkpoint("log", 12, checkpoint.root()).text(), note.signatures());
        assertThatThrownBy(() -> moved.signedBy(List.of(witness.verifier()))).isInstanceOf(Refused.class);
    }

    @Test
    void a_key_means_one_thing_only() {
        SignerKey signer = Keys.key("both", KeyType.SIGNS_NOTES);
        SignerKey witness = Keys.key("both", KeyType.COSIGNS_CHECKPOINTS);
        Checkpoint checkpoint = new Checkpoint("log", 11, MerkleHash.root(ENTRIES));
        assertThat(signer.verifier().id()).isNotEqualTo(witness.verifier().id());
        assertThat(checkpoint.unsigned().with(witness.cosign(checkpoint, AT)).signedBy(List.of(signer.verifier())))
                .isEmpty();
        assertThatThrownBy(() -> signer.cosign(checkpoint, AT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> witness.sign("text\n")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nmore\n",
                "log\n1\n",
            })
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(Refused.class);
    }

    @Test
    void an_empty_log_has_a_checkpoint() {
        Checkpoint empty = new Checkpoint("log", 0, MerkleHash.empty());
        assertThat(empty.text()).isEqualTo("log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(Checkpoint.parse(empty.text())).isEqualTo(empty);
    }

    @Test
    void a_proof_carries_its_entry_and_is_read_back() {
        SignerKey witness = Keys.witness("insurer");
        MerkleTree tree = MerkleTree.of(ENTRIES);
        Checkpoint checkpoint = new Checkpoint("log", 11, tree.root());
        SignedNote note = checkpoint.unsigned().with(witness.cosign(checkpoint, AT));
        for (int index = 0; index < ENTRIES.size(); index++) {
            TlogProof proof = TlogProof.of(ENTRIES.get(index), tree.inclusion(index), note);
            TlogProof read = TlogProof.parse(proof.bytes());
            assertThat(read.bytes()).isEqualTo(proof.bytes());
            assertThat(read.extra().orElseThrow()).isEqualTo(ENTRIES.get(index));
            assertThat(read.proves(ENTRIES.get(index))).isTrue();
            assertThat(read.proves(ENTRIES.get((index + 1) % 11))).isFalse();
        }
    }

    @Test
    void a_proof_has_the_lines_of_the_specification() {
        Checkpoint checkpoint =
                new Checkpoint("log", 2, MerkleTree.of(ENTRIES.subList(0, 2)).root());
        SignedNote note = checkpoint.unsigned().with(Keys.witness("w").cosign(checkpoint, AT));
        TlogProof proof = new TlogProof(
                Optional.empty(), MerkleTree.of(ENTRIES.subList(0, 2)).inclusion(1), note);
        assertThat(new String(proof.bytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .limit(5))
                .containsExactly(
                        "c2sp.org/tlog-proof@v1",
                        "index 1",
                        Base64Text.of(MerkleHash.leaf(ENTRIES.getFirst()).bytes()),
                        "",
                        "log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2sp.org/tlog-proof@v1\nindex 1\n", "c2sp.org/tlog-proof@v2\nindex 0\n\n"})
    void what_is_no_proof_is_refused(String start) {
        assertThatThrownBy(() -> TlogProof.parse(utf8(start))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> TlogProof.parse(utf8(start + PUBLISHED))).isInstanceOf(Refused.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
