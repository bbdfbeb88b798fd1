package io.whence.claims.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.marking.slot.SlotChoice;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotReceiver;
import io.whence.marking.slot.SlotSender;
import io.whence.marking.slot.SlotTranscript;
import io.whence.model.bytes.Json;
import io.whence.model.note.SignerKey;
import io.whence.model.score.SlotChance;
import io.whence.model.value.Digest;
import io.whence.verify.CheckName;
import io.whence.verify.PackVerifier;
import io.whence.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stranger reckons the slots again before it believes that a holder, and not its provider, was identified. */
final class PackSlotsTest {
    private static final SlotReceiver HOLDER = new SlotReceiver(seed(1));
    private static final SlotOffer OFFER = new SlotOffer(
            new SlotOffer.Heading("c-2", "pv-1", "agr-2", "lender-02"),
            List.of("id", "age"),
            10,
            new SlotSender(seed(2)).point(),
            IntStream.range(0, 2 * SlotOffer.SLOTS)
                    .mapToObj(number -> Digest.over(new byte[] {(byte) number}))
                    .toList());
    private static final SlotChoice CHOICE = HOLDER.choice(OFFER).signed("MEUCIQ==");

    @Test
    void an_identification_that_its_slots_carry_is_valid() {
        Verification verification = verify(finding(0, "OPENED"), HOLDER);
        assertThat(verification.valid()).as(verification.toString()).isTrue();
        assertThat(verification.verdict()).contains("IDENTIFIED");
    }

    @Test
    void a_count_that_the_opened_choice_does_not_come_to_is_noticed() {
        assertThat(failed(verify(finding(1, "OPENED"), HOLDER))).contains("slots.matched");
    }

    @Test
    void a_choice_that_is_not_behind_the_one_signed_is_noticed() {
        assertThat(failed(verify(finding(0, "OPENED"), new SlotReceiver(seed(3)))))
                .contains("slots.state");
    }

    @Test
    void an_identification_without_opened_slots_is_noticed() {
        assertThat(failed(verify(finding(0, "HOLDER_SILENT"), HOLDER))).contains("identified without opened slots");
        byte[] bare = new String(PackStory.FINDING, StandardCharsets.UTF_8)
                .replace("IDENTIFIED_UP_TO_PROVIDER", "IDENTIFIED")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(failed(verify(bare, HOLDER))).contains("identified without opened slots");
    }

    @Test
    void another_offer_than_the_committed_one_is_noticed() {
        SlotOffer other = new SlotOffer(OFFER.heading(), List.of("id"), 10, OFFER.point(), OFFER.variants());
        PackStory.Slots slots = new PackStory.Slots(
                OFFER.root(), SlotTranscript.of(OFFER, CHOICE, Digest.over()), document(other, HOLDER));
        assertThat(failed(verify(PackStory.decidedOn(finding(0, "OPENED"), Optional.of(slots)))))
                .contains("offer");
    }

    private static byte[] finding(int tooMany, String state) {
        StringBuilder variants = new StringBuilder();
        IntStream.range(0, SlotOffer.SLOTS).forEach(slot -> variants.append(slot < 8 ? "-" : HOLDER.bit(slot)));
        variants.setCharAt(9, (char) ('0' + 1 - HOLDER.bit(9)));
        variants.setCharAt(10, '=');
        int matched = SlotOffer.SLOTS - 10 + tooMany;
        String opened = state.equals("OPENED")
                ? "\"matched\":" + matched + ",\"pValue\":\""
                        + SlotChance.atLeast(119, Math.min(119, matched)).text() + "\","
                : "";
        String slots = ",\"slots\":{" + opened + "\"read\":119,\"state\":\"" + state + "\",\"variants\":\"" + variants
                + "\"}}]";
        String finding = new String(PackStory.FINDING, StandardCharsets.UTF_8)
                .replace("IDENTIFIED_UP_TO_PROVIDER", "IDENTIFIED")
                .replace("\"share\":\"1.000000\"}]", "\"share\":\"1.000000\"" + slots);
        return PackStory.canonical(finding);
    }

    private static Verification verify(byte[] finding, SlotReceiver disclosed) {
        PackStory.Slots slots = new PackStory.Slots(
                OFFER.root(), SlotTranscript.of(OFFER, CHOICE, Digest.over()), document(OFFER, disclosed));
        return verify(PackStory.decidedOn(finding, Optional.of(slots)));
    }

    private static Verification verify(PackStory story) {
        return PackVerifier.verify(
                story.pack(),
                Optional.of(
                        PackStory.WITNESSES.stream().map(SignerKey::verifier).toList()));
    }

    private static Json document(SlotOffer offer, SlotReceiver disclosed) {
        return Json.object(
                Map.of("offer", offer.json(), "choice", CHOICE.json(), "disclosed", disclosed.disclosed("c-2")));
    }

    private static String failed(Verification verification) {
        Verification.Check last = verification.checks().getLast();
        assertThat(verification.valid()).isFalse();
        assertThat(last.name()).isEqualTo(CheckName.SCORES_RECOMPUTED);
        return last.failedAt().orElseThrow().position() + " " + last.detail();
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }
}
