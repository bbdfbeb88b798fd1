package io.whence.contract;

import static io.whence.contract.Story.AT;
import static io.whence.contract.Story.EXCHANGE;
import static io.whence.contract.Story.ROOT;
import static io.whence.contract.Story.answer;
import static io.whence.contract.Story.delivered;
import static io.whence.contract.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Event;
import io.whence.model.circulation.Timeliness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was before what: of a batch and its proposal, of a copy and what is done with it, of a version and its copies. */
class DeclaredTimesTest {
    private static final Instant BEFORE = AT.minusMillis(1);

    private final Story story = Story.begin();

    @ParameterizedTest(name = "{0} ms past the tolerance")
    @ValueSource(longs = {-1, 0, 1})
    void a_declared_time_is_at_most_so_far_past_its_proposal(long past) {
        Instant at = AT.plus(Timeliness.AHEAD_MAX).plusMillis(past);
        Event.Used used = new Event.Used("c-1", "read", "profit", 1);
        Event early = new Event("u-0", AT, "lender-03", used);
        Event tested = new Event("u-1", at, "lender-03", used);
        if (past > 0) {
            assertThat(refusal(story.record(EXCHANGE, 1, early, tested))).isEqualTo("TIME_AHEAD events[1].at " + at);
        } else {
            answer(story.record(EXCHANGE, 1, early, tested));
        }
    }

    @Test
    void what_is_far_ahead_is_recorded_once_its_time_has_come() {
        Event late = delivered("c-1", AT.plus(Duration.ofDays(3)));
        assertThat(refusal(story.record(EXCHANGE, 1, late))).startsWith("TIME_AHEAD events[0].at");
        story.peer.setTime(AT.plus(Duration.ofDays(3)));
        answer(story.record(EXCHANGE, 1, late));
    }

    @Test
    void what_happened_long_ago_may_still_be_recorded() {
        story.peer.setTime(AT.plus(Duration.ofDays(3_000)));
        answer(story.record(EXCHANGE, 1, delivered("c-1", AT)));
    }

    @Test
    void a_copy_is_received_used_as_input_and_deleted_no_earlier_than_it_was_delivered() {
        answer(story.record(EXCHANGE, 1, delivered("c-1", AT)));
        List<Event.Fact> facts = List.of(
                new Event.Received("c-1", ROOT, 10),
                new Event.Derived(List.of("c-1"), "pv-7", "join"),
                new Event.Deleted("c-1", "agreement-end"));
        long sequence = 1;
        for (Event.Fact fact : facts) {
            assertThat(refusal(story.record(EXCHANGE, ++sequence, at(BEFORE, fact))))
                    .isEqualTo("BEFORE_DELIVERY events[0].at " + BEFORE);
            answer(story.record(EXCHANGE, sequence, at(AT, fact)));
        }
    }

    @Test
    void a_version_is_delivered_no_earlier_than_it_was_derived() {
        answer(story.record(EXCHANGE, 1, delivered("c-1", AT)));
        story.peer.setTime(AT.plusMillis(9));
        answer(story.record(EXCHANGE, 2, derived(AT.plusMillis(9), "c-1", "pv-7")));
        agree("agr-7", "pv-7");
        assertThat(refusal(story.record(EXCHANGE, 3, onward(AT.plusMillis(8)))))
                .isEqualTo("BEFORE_DERIVATION events[0].at " + AT.plusMillis(8));
        answer(story.record(EXCHANGE, 3, onward(AT.plusMillis(9))));
    }

    @Test
    void a_registered_version_of_somebody_else_is_not_derived() {
        story.added(Story.PROVIDER, "version", "pv-2", Story.version("p-1"));
        answer(story.record(EXCHANGE, 1, delivered("c-1", AT)));
        assertThat(refusal(story.record(EXCHANGE, 2, derived(AT, "c-1", "pv-2"))))
                .isEqualTo("DERIVATION_TAKEN events[0].version pv-2");
        assertThat(refusal(story.record(EXCHANGE, 2, derived(AT, "c-1", "pv-1"))))
                .isEqualTo("DERIVATION_TAKEN events[0].version pv-1");
    }

    @Test
    void a_version_never_comes_of_itself_however_far_back() {
        story.added(EXCHANGE, "product", "p-2", "{'owner':'lender-03','class':'DATASET','grading':'GENERAL'}");
        story.added(EXCHANGE, "version", "own-1", Story.version("p-2"));
        story.added(EXCHANGE, "version", "own-2", Story.version("p-2"));
        answer(story.record(EXCHANGE, 1, delivered("c-1", AT)));
        agree("agr-8", "own-1");
        assertThat(refusal(story.record(EXCHANGE, 2, derived(AT, "c-1", "own-1"))))
                .isEqualTo("DERIVATION_CIRCULAR events[0].version own-1");
        answer(story.record(EXCHANGE, 2, derived(AT, "c-1", "own-2")));
        assertThat(refusal(story.record(EXCHANGE, 3, derived(AT, "c-1", "own-2"))))
                .isEqualTo("DERIVATION_EXISTS events[0].version own-2");
    }

    /** The exchange, to whom the lender delegates, offers the lender's version to the provider. */
    private void agree(String id, String version) {
        story.added(
                EXCHANGE,
                "agreement",
                id,
                "{'provider':'lender-03','recipient':'provider','version':'" + version + "','policy':'pol-1',"
                        + "'from':'2026-03-01T00:00:00Z','until':'2026-04-01T00:00:00Z','receiptHours':24}");
        answer(story.peer.call(Story.PROVIDER, "agreement:accept", id));
    }

    private static Event onward(Instant at) {
        return new Event(
                "e-7",
                at,
                "lender-03",
                new Event.Delivered("c-7", "pv-7", "agr-7", "provider", ROOT, 10, Optional.empty()));
    }

    private static Event derived(Instant at, String input, String version) {
        return at(at, new Event.Derived(List.of(input), version, "join"));
    }

    private static Event at(Instant at, Event.Fact fact) {
        return new Event("e", at, "lender-03", fact);
    }
}
