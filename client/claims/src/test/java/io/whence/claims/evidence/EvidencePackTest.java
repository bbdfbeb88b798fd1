package io.whence.claims.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.note.VerifierKey;
import io.whence.verify.CheckName;
import io.whence.verify.PackVerifier;
import io.whence.verify.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs as they are written, judged by the verifier. */
final class EvidencePackTest {
    private static final List<VerifierKey> TRUST =
            PackStory.WITNESSES.stream().map(key -> key.verifier()).toList();

    @TempDir
    Path folder;

    @Test
    void a_decided_claim_is_proved_from_delivery_to_decision() {
        Verification verification = PackVerifier.verify(PackStory.decided().pack(), Optional.of(TRUST));
        assertThat(verification.failed()).isEmpty();
        assertThat(verification.valid()).isTrue();
        assertThat(verification.checks().stream().map(Verification.Check::name)).containsExactly(CheckName.values());
        assertThat(verification.cosignedBy()).containsExactly("exchange", "insurer", "regulator");
        assertThat(verification.verdict()).contains("IDENTIFIED_UP_TO_PROVIDER");
        assertThat(verification.netMinorUnits()).contains(1_900_000L);
        assertThat(verification.exitCode()).isZero();
    }

    @Test
    void a_claim_that_nobody_decided_has_a_pack_without_money() {
        Verification verification = PackVerifier.verify(PackStory.notified().pack(), Optional.of(TRUST));
        assertThat(verification.failed()).isEmpty();
        assertThat(verification.netMinorUnits()).isEmpty();
        assertThat(verification.verdict()).isEmpty();
    }

    @Test
    void a_pack_is_written_whole_and_the_same_every_time() throws Exception {
        Path out = folder.resolve("pack.zip");
        EvidencePack.write(PackStory.decided().contents(), PackStory.WITNESSES.get(1), out);
        assertThat(Files.readAllBytes(out)).isEqualTo(PackStory.decided().pack());
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void without_trust_a_pack_is_at_best_consistent_with_itself() {
        Verification verification = PackVerifier.verify(PackStory.decided().pack(), Optional.empty());
        assertThat(verification.valid()).isFalse();
        assertThat(verification.json().text())
                .contains("\"reason\":\"NO_TRUST_GIVEN\"", "\"selfConsistent\":true", "\"valid\":false");
        assertThat(verification.exitCode()).isEqualTo(1);
    }

    @Test
    void more_than_half_of_the_trusted_witnesses_must_have_cosigned() {
        byte[] pack = PackStory.decided().pack();
        VerifierKey stranger = Keys.witness("stranger").verifier();
        VerifierKey other = Keys.witness("other").verifier();
        VerifierKey third = Keys.witness("third").verifier();
        assertThat(valid(pack, TRUST.get(0), TRUST.get(1), stranger)).isTrue();
        assertThat(valid(pack, TRUST.get(0), TRUST.get(1), stranger, other)).isFalse();
        assertThat(valid(pack, TRUST.get(1))).isTrue();
        assertThat(valid(pack, stranger)).isFalse();
        assertThat(valid(pack, TRUST.get(1), stranger, other, third)).isFalse();
        assertThat(valid(pack)).isFalse();
    }

    @Test
    void one_trusted_witness_must_have_signed_the_pack_itself() {
        PackStory story = PackStory.decided();
        byte[] byInsurer = story.pack();
        byte[] byAll = EvidencePack.bytes(story.contents(), PackStory.WITNESSES);
        assertThat(valid(byInsurer, TRUST.get(2))).isFalse();
        assertThat(valid(byAll, TRUST.get(2))).isTrue();
    }

    private static boolean valid(byte[] pack, VerifierKey... trust) {
        return PackVerifier.verify(pack, Optional.of(List.of(trust))).valid();
    }
}
