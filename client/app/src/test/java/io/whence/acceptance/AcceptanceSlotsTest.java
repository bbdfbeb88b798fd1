package io.whence.acceptance;

import static io.whence.acceptance.Stage.AT;
import static io.whence.acceptance.Stage.EXCHANGE;
import static io.whence.acceptance.Stage.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a delivery with slots commits to stands on the ledger, on the recipient's own signature alone. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceSlotsTest {
    private static final Digest CHOICE = Digest.over(new byte[] {7});

    private final Stage stage;

    AcceptanceSlotsTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void a_signed_choice_of_slots_is_recorded_with_its_copy() {
        SlotCommitment slots = chosen("slots-1");
        assertThat(stage.record(9_101, delivered("slots-1", slots)).code()).isEqualTo("VALID");
        FieldReader copy = new FieldReader(
                "", stage.ask(EXCHANGE, "circulation:copy", "slots-1").json());
        assertThat(copy.object("slots").digest("choice")).isEqualTo(CHOICE);
        assertThat(copy.object("slots").text("signature")).isEqualTo(slots.signature());
    }

    @Test
    void a_choice_that_the_recipient_did_not_sign_for_this_copy_is_refused() {
        assertThat(stage.record(9_102, delivered("slots-2", chosen("slots-3"))).refusal())
                .isEqualTo("400 SLOTS_NOT_CHOSEN events[0].slots lender");
    }

    private static SlotCommitment chosen(String copy) {
        byte[] signature = Stage.sign(SlotCommitment.statement(copy, ROOT, CHOICE));
        return new SlotCommitment(ROOT, CHOICE, ROOT, Base64.getEncoder().encodeToString(signature));
    }

    private static Event delivered(String copy, SlotCommitment slots) {
        return new Event(
                "e-" + copy,
                AT,
                "exchange",
                new Event.Delivered(copy, "pv-1", "agr-1", "lender", ROOT, 10, Optional.empty(), Optional.of(slots)));
    }
}
