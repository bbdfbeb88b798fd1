package io.whence.claims.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.note.VerifierKey;
import io.whence.model.pack.PackArchive;
import io.whence.verify.CheckName;
import io.whence.verify.PackVerifier;
import io.whence.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs as they are written, judged by the verifier. */
final class EvidencePackTest {
    /** What the second copy's opening says of the law of its marks. */
    private static final byte[] FOUR = PackStory.canonical("{\"colluders\":4,\"codeword\":\"2\"}");

    private static final List<VerifierKey> TRUST =
            PackStory.WITNESSES.stream().map(key -> key.verifier()).toList();

    @TempDir
    Path folder;

    @Test
    void a_decided_claim_is_proved_from_delivery_to_decision() {
        Verification verification = PackStory.decided().verified();
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
        Verification verification = PackStory.notified().verified();
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
    void too_few_trusted_witnesses_leave_a_pack_whole_and_a_changed_byte_does_not() {
        byte[] pack = PackStory.decided().pack();
        List<VerifierKey> strangers =
                List.of(TRUST.getFirst(), Keys.witness("stranger").verifier());
        Verification unproved = PackVerifier.verify(pack, Optional.of(strangers));
        assertThat(unproved.json().text())
                .contains("\"reason\":\"TOO_FEW_TRUSTED\"", "\"selfConsistent\":true", "\"valid\":false");
        assertThat(unproved.failed().orElseThrow().name()).isEqualTo(CheckName.SIGNATURES);
        assertThat(unproved.checks()).hasSameSizeAs(CheckName.values());
        assertThat(unproved.cosignedBy()).containsExactly("exchange");
        Verification broken = PackVerifier.verify(misstated(), Optional.of(strangers));
        assertThat(broken.json().text())
                .contains("\"reason\":\"SCORES_RECOMPUTED\"", "\"selfConsistent\":false", "\"valid\":false");
    }

    /** A pack whose finding states another score than its counts come to. */
    private static byte[] misstated() {
        return PackStory.decidedOn(PackStory.canonical(text(PackStory.FINDING).replace("196.000000", "195.000000")))
                .pack();
    }

    @Test
    void one_trusted_witness_must_have_signed_the_pack_itself() {
        PackStory story = PackStory.decided();
        byte[] byInsurer = story.pack();
        byte[] byAll = EvidencePack.bytes(story.contents(), PackStory.WITNESSES);
        assertThat(valid(byInsurer, TRUST.get(2))).isFalse();
        assertThat(valid(byAll, TRUST.get(2))).isTrue();
    }

    @Test
    void evidence_that_came_in_parts_is_judged_by_e_values_alone() {
        String looks = new String(PackStory.FINDING, StandardCharsets.UTF_8)
                .replaceFirst("}$", ",\"looks\":[{\"rows\":4},{\"rows\":5}]}")
                .replace("\"pValue\":\"9.96e-60\"", "\"pValue\":\"1.16e-54\"");
        byte[] whole = PackStory.canonical(looks.replace("\"pValue\":\"0.142\"", "\"pValue\":\"1.00\""));
        assertThat(PackStory.decidedOn(whole).verified().valid()).isTrue();
        Verification.Check failed = PackStory.decidedOn(PackStory.canonical(looks))
                .verified()
                .failed()
                .orElseThrow();
        assertThat(failed.failedAt().orElseThrow().position()).isEqualTo("copies.c-1.pValue");
    }

    /** Of 196 marks half show a one, which an innocent does with 0.211324865. */
    @Test
    void marks_that_are_matched_with_several_chances_are_reckoned_by_chance() {
        assertThat(PackStory.decidedOn(byChance(98, 211_324_865), FOUR)
                        .verified()
                        .json()
                        .text())
                .contains("\"valid\":true", "e-values of 2 copies recomputed");
        assertThat(position(byChance(97, 211_324_865))).isEqualTo("copies.c-2.marksByChance");
        assertThat(position(byChance(98, 211_324_866))).isEqualTo("copies.c-2.marksByChance");
        assertThat(position(PackStory.canonical(text(byChance(98, 211_324_865)).replace("240.049922", "240.049923"))))
                .isEqualTo("copies.c-2.score");
    }

    @Test
    void a_pack_whose_openings_state_no_law_is_held_to_the_bound_alone() {
        byte[] silent = PackStory.canonical("{\"codeword\":\"2\"}");
        assertThat(PackStory.decidedOn(PackStory.FINDING, silent)
                        .verified()
                        .json()
                        .text())
                .contains("the bound holds for the stated figures");
    }

    /** The first copy matches 20 and 86 of 98 marks, the second all; these figures were reckoned apart, with exact fractions. */
    private static byte[] byChance(int matched, int billionths) {
        return PackStory.canonical(text(PackStory.FINDING)
                .replace("\"score\":\"16.000000\"", counts(20, 211_324_865, 86) + "\"score\":\"19.595822\"")
                .replace("\"pValue\":\"0.142\"", "\"pValue\":\"0.0944\"")
                .replace("\"eValue\":\"0.466\"", "\"eValue\":\"0.0865\"")
                .replace("\"score\":\"196.000000\"", counts(matched, billionths, 98) + "\"score\":\"240.049922\"")
                .replace("9.96e-60", "5.51e-77")
                .replace("8.64e53", "1.43e71"));
    }

    private static String counts(int matched, int billionths, int others) {
        return """
                "marksByChance":[{"innocentBillionths":%d,"read":98,"matched":%d},
                {"innocentBillionths":788675135,"read":98,"matched":%d}],
                """.formatted(billionths, matched, others);
    }

    private static String position(byte[] finding) {
        return PackStory.decidedOn(finding, FOUR)
                .verified()
                .failed()
                .orElseThrow()
                .failedAt()
                .orElseThrow()
                .position();
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Test
    void the_finding_stands_beside_itself_as_a_page_that_cannot_be_changed_either() {
        SortedMap<String, byte[]> files = PackArchive.read(PackStory.decided().pack());
        assertThat(new String(Objects.requireNonNull(files.get("finding.html")), StandardCharsets.UTF_8))
                .contains("The leak came from c-2, or from the provider", "9.96e-60");
        byte[] ofAnother = PackStory.decidedOn(
                        "{\"verdict\":\"LEAD\",\"named\":[],\"copies\":[]}".getBytes(StandardCharsets.UTF_8))
                .pack();
        assertThat(PackArchive.read(ofAnother)).containsKey("finding.json").doesNotContainKey("finding.html");
    }

    @Test
    void a_finding_whose_figures_do_not_follow_is_named_even_when_it_was_recorded() {
        assertThat(failure("\"score\":\"16.000000\"", "\"score\":\"17.000000\""))
                .isEqualTo("copies.c-1.score");
        assertThat(failure("\"pValue\":\"0.142\"", "\"pValue\":\"0.141\"")).isEqualTo("copies.c-1.pValue");
        assertThat(failure("9.96e-60", "0.0006")).isEqualTo("copies.c-2.pValue");
        assertThat(failure("\"marksMatched\":196", "\"marksMatched\":195")).isEqualTo("copies.c-2.score");
    }

    private static String failure(String from, String to) {
        String finding = new String(PackStory.FINDING, StandardCharsets.UTF_8).replace(from, to);
        byte[] pack =
                PackStory.decidedOn(finding.getBytes(StandardCharsets.UTF_8)).pack();
        Verification.Check failed =
                PackVerifier.verify(pack, Optional.of(TRUST)).failed().orElseThrow();
        assertThat(failed.name()).isEqualTo(CheckName.SCORES_RECOMPUTED);
        return failed.failedAt().orElseThrow().position();
    }

    private static boolean valid(byte[] pack, VerifierKey... trust) {
        return PackVerifier.verify(pack, Optional.of(List.of(trust))).valid();
    }
}
