package io.whence.claims.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.claims.localize.Descent;
import io.whence.claims.localize.Loss;
import io.whence.claims.localize.PerilFinding;
import io.whence.claims.localize.Tampering;
import io.whence.model.value.Digest;
import io.whence.verify.CheckName;
import io.whence.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger holds what a finding cites of the record against the logged events, and draws its conclusion again. */
class PackPerilTest {
    private static final Digest SENT = Digest.over(new byte[] {7});
    private static final Digest OTHER = Digest.over(new byte[] {8});
    private static final Instant RECEIVED = Instant.parse("2026-02-01T08:00:00Z");
    private static final Instant GOOD = Instant.parse("2026-02-05T00:00:00Z");
    private static final Instant BAD = Instant.parse("2026-02-09T00:00:00Z");

    @Test
    void a_table_changed_after_its_receipt_is_a_lead_to_its_holder_and_no_more() {
        byte[] finding = tampered(Optional.of(OTHER));
        assertThat(verify(finding).valid()).as(verify(finding).toString()).isTrue();
        assertThat(position(finding, "\"LEAD\"", "\"IDENTIFIED\"")).isEqualTo("verdict");
        assertThat(position(finding, OTHER.hex(), SENT.hex())).isEqualTo("named");
        assertThat(position(finding, "\"hops\"", "\"steps\"")).isEqualTo("named");
        assertThat(position(finding, "\"sent\":\"" + SENT.hex(), "\"sent\":\"" + OTHER.hex()))
                .isEqualTo("particulars.hops[0].sent");
        assertThat(position(finding, "\"acknowledged\":\"" + SENT.hex(), "\"acknowledged\":\"" + OTHER.hex()))
                .isEqualTo("particulars.hops[0].acknowledged");
    }

    @Test
    void what_cannot_be_held_against_the_receipt_names_nobody() {
        assertThat(verify(tampered(Optional.empty())).valid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"from\":\"2026-02-05', '\"from\":\"2026-02-06', particulars.custody[0].to",
        "'\"to\":\"2026-02-09', '\"to\":\"2026-02-10', particulars.custody[0].to",
        "'\"answer\":\"BAD\"', '\"answer\":\"OVERDUE\"', particulars.custody[0].to",
        "'\"custodian\":\"lender-01\"', '\"custodian\":\"lender-02\"', particulars.custody[0].custodian",
        "'\"named\":[\"c-1\"]', '\"named\":[]', named"
    })
    void a_loss_is_where_the_challenges_have_it(String from, String to, String position) {
        byte[] finding = lost();
        assertThat(verify(finding).valid()).as(verify(finding).toString()).isTrue();
        assertThat(position(finding, from, to)).isEqualTo(position);
    }

    @Test
    void a_use_that_is_cited_was_logged() {
        byte[] finding = PackStory.canonical("""
                {"verdict":"INCONCLUSIVE","named":[],"reason":"POLICY_UNKNOWN","peril":"ABUSE","leak":null,
                 "copies":[{"id":"c-2","holder":"lender-02"}],"unrecordedShare":null,"bound":null,"scheme":"whence-record-2",
                 "evidence":[],"wouldChange":[],"particulars":{"judged":1,"uses":[{"copy":"c-2","event":"e-4","by":"lender-02",
                 "at":"2026-02-01T09:00:00Z","action":"read","purpose":"scoring","allowed":"UNKNOWN","rule":"p-1"}]}}
                """);
        assertThat(verify(finding).valid()).as(verify(finding).toString()).isTrue();
        assertThat(position(finding, "\"action\":\"read\"", "\"action\":\"sell\""))
                .isEqualTo("particulars.uses.e-4");
        assertThat(position(finding, "\"named\":[]", "\"named\":[\"c-2\"]")).isEqualTo("named");
    }

    private static byte[] tampered(Optional<Digest> found) {
        List<Tampering.Hop> hops =
                List.of(new Tampering.Hop("exchange", "lender-01", SENT, Optional.of(SENT), Optional.empty()));
        return PerilFinding.tampering(
                        List.of(new Descent.Onward("c-1", "lender-01")),
                        hops,
                        found,
                        Tampering.locate(hops, found),
                        Optional.empty())
                .json()
                .canonical();
    }

    private static byte[] lost() {
        Loss.Custody custody = new Loss.Custody("c-1", "exchange", "lender-01", Optional.of(RECEIVED));
        List<Loss.Challenge> challenges = List.of(
                new Loss.Challenge(GOOD, "lender-01", Loss.Answer.GOOD, Optional.of(459)),
                new Loss.Challenge(BAD, "lender-01", Loss.Answer.BAD, Optional.empty()));
        return PerilFinding.loss(List.of(Loss.locate(custody, challenges)), Loss.Burden.CLAIMANT)
                .json()
                .canonical();
    }

    private static String position(byte[] finding, String from, String to) {
        String text = new String(finding, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        Verification.Check failed =
                verify(PackStory.canonical(text.replace(from, to))).failed().orElseThrow();
        assertThat(failed.name()).isEqualTo(CheckName.FINDING_BINDS_INPUTS);
        return failed.failedAt().orElseThrow().position();
    }

    private static Verification verify(byte[] finding) {
        return PackStory.decidedOn(finding).verified();
    }
}
