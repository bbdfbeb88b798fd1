package io.whence.contract;

import static io.whence.contract.Story.AT;
import static io.whence.contract.Story.EXCHANGE;
import static io.whence.contract.Story.ROOT;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.delivered;
import static io.whence.contract.Story.event;
import static io.whence.contract.Story.received;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Batch;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.EventCodec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.shim.Chaincode.Response;
import org.junit.jupiter.api.Test;

/** Every refusal of a batch, and what a recorded batch leaves behind. */
class CirculationFunctionsTest {
    private final Story story = Story.begin();

    @Test
    void a_batch_answers_its_root_and_leaves_one_key_a_copy_and_one_for_itself() {
        Event event = delivered("c-1", AT);
        FieldReader receipt = new FieldReader("", answer(story.record(EXCHANGE, 1, event)));
        assertThat(receipt.digest("root")).isEqualTo(MerkleHash.root(List.of(EventCodec.encode(event))));
        assertThat(story.peer.keys("copy/")).isEqualTo(1);
        assertThat(story.peer.keys("batch/")).isEqualTo(1);
        assertThat(copy("c-1").text("receipt")).isEqualTo("SENT_ONLY");
    }

    @Test
    void the_same_batch_again_answers_with_the_first_transaction() {
        Json first = answer(story.record(EXCHANGE, 1, delivered("c-1", AT)));
        assertThat(answer(story.record(EXCHANGE, 1, delivered("c-1", AT)))).isEqualTo(first);
    }

    @Test
    void the_same_sequence_with_other_bytes_is_refused() {
        story.record(EXCHANGE, 1, delivered("c-1", AT));
        assertThat(refusal(story.record(EXCHANGE, 1, delivered("c-2", AT)))).isEqualTo("SEQUENCE_REUSED sequence 1");
    }

    @Test
    void a_deflated_batch_has_the_same_root_as_a_plain_one() {
        byte[] leaf = EventCodec.encode(delivered("c-1", AT));
        Json first = answer(story.record(EXCHANGE, 1, delivered("c-1", AT)));
        byte[] deflated = BatchCodec.sealDeflated("exchange", 1, List.of(leaf), Map.of());
        assertThat(answer(story.peer.submit(EXCHANGE, "circulation:record", deflated)))
                .isEqualTo(first);
    }

    @Test
    void bytes_that_are_no_batch_are_refused() {
        assertThat(refusal(raw(new byte[0]))).startsWith("BATCH_MALFORMED");
        assertThat(refusal(raw(new byte[] {7, 1}))).startsWith("BATCH_MALFORMED");
        assertThat(refusal(raw(new byte[] {0, (byte) 0xff}))).startsWith("BATCH_MALFORMED");
        assertThat(refusal(raw(new byte[] {1, 0, 0, 0, 9, 1, 2}))).startsWith("BATCH_MALFORMED");
    }

    @Test
    void a_batch_that_says_it_inflates_past_the_bound_is_refused_before_inflating() {
        assertThat(refusal(raw(new byte[] {1, 0x7f, 0, 0, 0, 1}))).startsWith("BATCH_TOO_LARGE");
    }

    @Test
    void an_empty_batch_and_one_past_4096_events_are_refused() {
        byte[] leaf = EventCodec.encode(use());
        assertThat(refusal(raw(BatchCodec.seal("exchange", 1, List.of(), Map.of()))))
                .startsWith("BATCH_EMPTY");
        List<byte[]> most = Collections.nCopies(Batch.EVENTS_MAX, leaf);
        assertThat(raw(BatchCodec.seal("exchange", 1, most, Map.of())).getStatusCode())
                .isEqualTo(200);
        List<byte[]> tooMany = Collections.nCopies(Batch.EVENTS_MAX + 1, leaf);
        assertThat(refusal(raw(BatchCodec.seal("exchange", 2, tooMany, Map.of()))))
                .startsWith("BATCH_TOO_LARGE");
    }

    @Test
    void bytes_that_are_no_event_are_refused_by_their_index() {
        List<byte[]> leaves = List.of(EventCodec.encode(use()), new byte[] {1});
        assertThat(refusal(raw(BatchCodec.seal("exchange", 1, leaves, Map.of()))))
                .startsWith("EVENT_MALFORMED events[1].bytes");
    }

    @Test
    void only_the_producers_own_organisation_submits_its_batches() {
        assertThat(refusal(story.record("insurer/HANDLER", 1, use()))).isEqualTo("NOT_THE_PRODUCER producer exchange");
        byte[] unknown = BatchCodec.seal("nobody", 1, List.of(EventCodec.encode(use())), Map.of());
        assertThat(refusal(raw(unknown))).isEqualTo("PRODUCER_UNKNOWN producer nobody");
    }

    @Test
    void times_do_not_run_backwards_inside_a_batch() {
        Response response = story.record(EXCHANGE, 1, delivered("c-1", AT), delivered("c-2", AT.minusMillis(1)));
        assertThat(refusal(response)).startsWith("TIME_BACKWARDS events[1].at");
        assertThat(story.peer.keys("copy/")).isZero();
    }

    @Test
    void a_fact_of_an_unknown_party_or_of_one_that_does_not_delegate_is_refused() {
        assertThat(refusal(story.record(EXCHANGE, 1, received("ghost", "c-1"))))
                .isEqualTo("PARTY_UNKNOWN events[0].by ghost");
        story.added("insurer/HANDLER", "party", "insurer", "{'roles':['INSURER'],'mspId':'InsurerMSP'}");
        assertThat(refusal(story.record(EXCHANGE, 1, received("insurer", "c-1"))))
                .isEqualTo("NOT_STATED_BY_PRODUCER events[0].by insurer");
    }

    @Test
    void slots_are_recorded_on_the_recipients_own_signature_alone() {
        Digest other = Digest.over(new byte[] {9});
        byte[] signature = Story.sign(SlotCommitment.statement("c-1", ROOT, other));
        SlotCommitment chosen =
                new SlotCommitment(ROOT, other, ROOT, Base64.getEncoder().encodeToString(signature));
        assertThat(refusal(story.record(EXCHANGE, 1, withSlots("c-2", chosen))))
                .isEqualTo("SLOTS_NOT_CHOSEN events[0].slots lender-03");
        SlotCommitment exchanged = new SlotCommitment(ROOT, ROOT, ROOT, chosen.signature());
        assertThat(refusal(story.record(EXCHANGE, 1, withSlots("c-1", exchanged))))
                .isEqualTo("SLOTS_NOT_CHOSEN events[0].slots lender-03");
        answer(story.record(EXCHANGE, 1, withSlots("c-1", chosen)));
        assertThat(copy("c-1").object("slots").digest("choice")).isEqualTo(other);
        answer(story.record(EXCHANGE, 2, received("lender-03", "c-1")));
        assertThat(copy("c-1").object("slots").text("signature")).isEqualTo(chosen.signature());
    }

    private static Event withSlots(String copy, SlotCommitment slots) {
        return event(
                "exchange",
                new Event.Delivered(
                        copy, "pv-1", "agr-1", "lender-03", ROOT, 10, Optional.empty(), Optional.of(slots)));
    }

    @Test
    void a_receipt_shows_on_whose_word_it_rests() {
        story.record(EXCHANGE, 1, delivered("c-1", AT), delivered("c-2", AT));
        Event signed = received("lender-03", "c-1");
        answer(story.record(EXCHANGE, 2, Map.of(0, Story.sign(EventCodec.encode(signed))), signed));
        answer(story.record(EXCHANGE, 3, received("lender-03", "c-2")));
        assertThat(copy("c-1").text("receiptBasis")).isEqualTo("SIGNED");
        assertThat(copy("c-2").text("receiptBasis")).isEqualTo("DELEGATED");
    }

    @Test
    void a_signature_over_other_bytes_is_refused() {
        story.record(EXCHANGE, 1, delivered("c-1", AT));
        byte[] signature = Story.sign(new byte[] {1, 2, 3});
        assertThat(refusal(story.record(EXCHANGE, 2, Map.of(0, signature), received("lender-03", "c-1"))))
                .isEqualTo("SIGNATURE_INVALID events[0].signature lender-03");
    }

    @Test
    void a_delivery_names_an_agreement_that_binds_these_parties_and_this_version() {
        assertThat(refusal(deliver("c-1", "agr-9", "lender-03", "pv-1")))
                .isEqualTo("AGREEMENT_UNKNOWN events[0].agreement agr-9");
        assertThat(refusal(deliver("c-1", "agr-1", "lender-04", "pv-1")))
                .isEqualTo("AGREEMENT_BINDS_OTHERS events[0].to lender-04");
        assertThat(refusal(deliver("c-1", "agr-1", "lender-03", "pv-2")))
                .isEqualTo("AGREEMENT_OTHER_VERSION events[0].version pv-2");
    }

    @Test
    void a_delivery_stands_inside_its_agreements_dates() {
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        Instant until = Instant.parse("2026-04-01T00:00:00Z");
        assertThat(refusal(story.record(EXCHANGE, 1, delivered("c-1", from.minusMillis(1)))))
                .isEqualTo("AGREEMENT_NOT_IN_FORCE events[0].agreement agr-1");
        answer(story.record(EXCHANGE, 1, delivered("c-1", from)));
        story.peer.setTime(until);
        answer(story.record(EXCHANGE, 2, delivered("c-2", until.minusMillis(1))));
        assertThat(refusal(story.record(EXCHANGE, 3, delivered("c-3", until))))
                .isEqualTo("AGREEMENT_NOT_IN_FORCE events[0].agreement agr-1");
    }

    @Test
    void an_agreement_of_a_recipient_with_its_own_organisation_waits_for_acceptance() {
        story.added("insurer/HANDLER", "party", "insurer", "{'roles':['INSURER'],'mspId':'InsurerMSP'}");
        story.added(Story.PROVIDER, "agreement", "agr-2", Story.agreement("insurer"));
        assertThat(refusal(deliver("c-1", "agr-2", "insurer", "pv-1")))
                .isEqualTo("AGREEMENT_NOT_ACCEPTED events[0].agreement agr-2");
        assertThat(refusal(story.peer.call(EXCHANGE, "agreement:accept", "agr-2")))
                .isEqualTo("NOT_THE_RECIPIENT recipient insurer");
        answer(story.peer.call("insurer/HANDLER", "agreement:accept", "agr-2"));
        answer(deliver("c-1", "agr-2", "insurer", "pv-1"));
        assertThat(refusal(story.peer.call("insurer/HANDLER", "agreement:accept", "agr-2")))
                .isEqualTo("ALREADY_ACCEPTED id agr-2");
    }

    @Test
    void a_copy_is_delivered_once_and_received_once_by_its_recipient() {
        story.record(EXCHANGE, 1, delivered("c-1", AT));
        assertThat(refusal(story.record(EXCHANGE, 2, delivered("c-1", AT))))
                .isEqualTo("COPY_EXISTS events[0].copy c-1");
        assertThat(refusal(story.record(EXCHANGE, 2, received("lender-03", "c-9"))))
                .isEqualTo("COPY_UNKNOWN events[0].copy c-9");
        assertThat(refusal(story.record(EXCHANGE, 2, received("exchange", "c-1"))))
                .isEqualTo("NOT_THE_RECIPIENT events[0].by exchange");
        answer(story.record(EXCHANGE, 2, received("lender-03", "c-1")));
        assertThat(refusal(story.record(EXCHANGE, 3, received("lender-03", "c-1"))))
                .isEqualTo("RECEIPT_EXISTS events[0].copy c-1");
    }

    @Test
    void a_receipt_of_another_root_is_recorded_as_a_mismatch() {
        story.record(EXCHANGE, 1, delivered("c-1", AT));
        Event other = event("lender-03", new Event.Received("c-1", Digest.over(new byte[] {2}), 10));
        answer(story.record(EXCHANGE, 2, other));
        assertThat(copy("c-1").text("receipt")).isEqualTo("MISMATCHED");
    }

    @Test
    void a_receiver_that_stated_the_delivery_too_is_the_only_one_that_spoke() {
        story.added(Story.PROVIDER, "agreement", "agr-2", Story.agreement("exchange"));
        answer(story.peer.call(EXCHANGE, "agreement:accept", "agr-2"));
        answer(deliver("c-1", "agr-2", "exchange", "pv-1"));
        answer(story.record(EXCHANGE, 2, received("exchange", "c-1")));
        assertThat(copy("c-1").text("receipt")).isEqualTo("RECEIVED_ONLY");
    }

    @Test
    void events_of_a_batch_see_what_earlier_ones_changed() {
        answer(story.record(EXCHANGE, 1, delivered("c-1", AT), received("lender-03", "c-1"), derived("c-1", "pv-7")));
        assertThat(copy("c-1").text("receipt")).isEqualTo("MATCHED");
        assertThat(refusal(story.record(EXCHANGE, 2, delivered("c-2", AT), delivered("c-2", AT))))
                .isEqualTo("COPY_EXISTS events[1].copy c-2");
        assertThat(refusal(story.record(EXCHANGE, 2, delivered("c-2", AT), deleted("c-2"), derived("c-2", "pv-8"))))
                .isEqualTo("COPY_NOT_LIVE events[2].inputs[0] c-2");
    }

    @Test
    void a_derivations_inputs_are_held_by_its_author_and_its_version_is_new() {
        story.record(EXCHANGE, 1, delivered("c-1", AT));
        assertThat(refusal(story.record(EXCHANGE, 2, derived("c-9", "pv-7"))))
                .isEqualTo("COPY_UNKNOWN events[0].inputs[0] c-9");
        Event stranger = event("exchange", new Event.Derived(List.of("c-1"), "pv-7", "join"));
        assertThat(refusal(story.record(EXCHANGE, 2, stranger))).isEqualTo("NOT_THE_HOLDER events[0].inputs[0] c-1");
        answer(story.record(EXCHANGE, 2, derived("c-1", "pv-7")));
        assertThat(refusal(story.record(EXCHANGE, 3, derived("c-1", "pv-7"))))
                .isEqualTo("DERIVATION_EXISTS events[0].version pv-7");
    }

    @Test
    void a_deletion_is_the_holders_and_final() {
        story.record(EXCHANGE, 1, delivered("c-1", AT));
        answer(story.record(EXCHANGE, 2, deleted("c-1")));
        assertThat(copy("c-1").text("state")).isEqualTo("DELETED");
        assertThat(refusal(story.record(EXCHANGE, 3, deleted("c-1")))).isEqualTo("COPY_NOT_LIVE events[0].copy c-1");
    }

    @Test
    void a_use_against_any_agreement_is_recorded_and_touches_no_custody() {
        answer(story.record(EXCHANGE, 1, use()));
        assertThat(story.peer.keys("copy/")).isZero();
    }

    private Response raw(byte[] batch) {
        return story.peer.submit(EXCHANGE, "circulation:record", batch);
    }

    private Response deliver(String copy, String agreement, String to, String version) {
        Event.Delivered fact = new Event.Delivered(copy, version, agreement, to, ROOT, 10, Optional.empty());
        return story.record(EXCHANGE, 77, event("exchange", fact));
    }

    private FieldReader copy(String id) {
        return new FieldReader("", answer(story.peer.call(EXCHANGE, "circulation:copy", id)));
    }

    private static Event derived(String input, String version) {
        return event("lender-03", new Event.Derived(List.of(input), version, "join"));
    }

    private static Event deleted(String copy) {
        return event("lender-03", new Event.Deleted(copy, "agreement-end"));
    }

    private static Event use() {
        return event("lender-03", new Event.Used("c-1", "sell", "profit", 1));
    }
}
