package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.circulation.Event;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.wire.EventCodec;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchWriterTest {
    private static final WriterOptions SMALL = WriterOptions.DEFAULT.batching(3, 8);
    private static final String AT = "2026-03-01T08:00:00Z";

    @TempDir
    private static Path home;

    private TrialNetwork network;
    private Connection exchange;

    @BeforeAll
    void open_a_market() {
        network = TrialNetwork.start(home);
        network.openMarket();
        exchange = network.connect("exchange");
    }

    @AfterAll
    void close() {
        exchange.close();
        network.close();
    }

    @Test
    void a_file_is_recorded_in_order_and_its_root_is_over_all_its_events() {
        Path file = uses("order", 20);

        Receipt receipt = writer(SMALL).record(file, Progress.NONE);

        assertThat(receipt.batches()).isEqualTo(7);
        assertThat(receipt.events()).isEqualTo(20);
        assertThat(receipt.transactions()).hasSize(7).doesNotHaveDuplicates();
        assertThat(receipt.root()).isEqualTo(rootOf(file));
        assertThat(recorded("order-")).isEqualTo(ids("order", 20));
    }

    @Test
    void the_same_file_again_records_nothing_and_answers_the_same() {
        Path file = uses("again", 7);

        Receipt first = writer(SMALL).record(file, Progress.NONE);
        Receipt second = writer(SMALL).record(file, Progress.NONE);

        assertThat(second).isEqualTo(first);
        assertThat(recorded("again-")).hasSize(7);
    }

    @Test
    void a_file_that_has_grown_is_recorded_from_where_it_was() throws IOException {
        Path file = uses("grown", 4);
        writer(SMALL).record(file, Progress.NONE);
        Files.writeString(file, EventLines.used("grown-4", AT, "c-x", "exchange", "read"), StandardOpenOption.APPEND);

        Receipt receipt = writer(SMALL).record(file, Progress.NONE);

        assertThat(receipt.events()).isEqualTo(5);
        assertThat(recorded("grown-")).isEqualTo(ids("grown", 5));
    }

    @Test
    void a_file_that_changed_where_it_was_recorded_is_refused() throws IOException {
        Path file = uses("changed", 6);
        writer(SMALL).record(file, Progress.NONE);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("changed-4", "changed-X"));

        assertThatThrownBy(() -> writer(SMALL).record(file, Progress.NONE))
                .hasMessageStartingWith("INPUT_CHANGED: events[3]");
    }

    @Test
    void a_file_that_became_shorter_than_what_was_recorded_is_refused() throws IOException {
        Path file = uses("shorter", 6);
        writer(SMALL).record(file, Progress.NONE);
        EventLines.write(file, lines("shorter", 5));

        assertThatThrownBy(() -> writer(SMALL).record(file, Progress.NONE))
                .hasMessageStartingWith("INPUT_CHANGED: events[3]");
    }

    @Test
    void what_a_receipt_needs_may_be_in_an_earlier_batch_of_the_same_file() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            lines.add(EventLines.delivered("cust-d" + i, AT, "cust-" + i, "agr-1", "lender-1"));
        }
        for (int i = 0; i < 12; i++) {
            lines.add(EventLines.received("cust-r" + i, AT, "cust-" + i, "lender-1", 10));
            lines.add(EventLines.deleted("cust-x" + i, AT, "lender-1", "cust-" + i));
        }
        Path file = EventLines.write(home.resolve("custody.jsonl"), lines);

        Receipt receipt = writer(SMALL).record(file, Progress.NONE);

        assertThat(receipt.events()).isEqualTo(36);
        String copy = new String(exchange.evaluate("circulation:copy", "cust-11"), StandardCharsets.UTF_8);
        assertThat(copy).contains("\"receipt\":\"MATCHED\"", "\"receiptBasis\":\"SIGNED\"", "\"state\":\"DELETED\"");
    }

    @Test
    void stated_events_are_recorded_once_however_often_they_are_stated() {
        List<Event> events = stated("stated", 8);

        Receipt part = writer(SMALL).record("meter:1", events.subList(0, 5).iterator(), Progress.NONE);
        Receipt whole = writer(SMALL).record("meter:1", events.iterator(), Progress.NONE);

        assertThat(part.events()).isEqualTo(5);
        assertThat(whole.events()).isEqualTo(8);
        assertThat(whole.root())
                .isEqualTo(
                        MerkleHash.root(events.stream().map(EventCodec::encode).toList()));
        assertThat(recorded("stated-")).isEqualTo(ids("stated", 8));
    }

    @Test
    void other_events_under_the_same_name_are_refused() {
        writer(SMALL).record("meter:2", stated("first", 4).iterator(), Progress.NONE);

        assertThatThrownBy(
                        () -> writer(SMALL).record("meter:2", stated("other", 4).iterator(), Progress.NONE))
                .hasMessageStartingWith("INPUT_CHANGED: events[0]");
        assertThat(recorded("other-")).isEmpty();
    }

    @Test
    void an_event_on_a_slow_stream_is_recorded_without_waiting_for_a_full_batch() throws Exception {
        try (ExecutorService writing = Executors.newVirtualThreadPerTaskExecutor();
                PipedOutputStream slow = new PipedOutputStream();
                PipedInputStream lines = new PipedInputStream(slow, 1 << 16)) {
            Future<Receipt> receipt = writing.submit(() -> writer(SMALL).record("slow", lines, Progress.NONE));
            slow.write((lines("slow", 1).getFirst() + "\n").getBytes(StandardCharsets.UTF_8));
            slow.flush();
            while (recorded("slow-").isEmpty()) {
                assertThat(receipt.isDone()).isFalse();
                Thread.sleep(20);
            }
            slow.write((lines("slow", 2).getLast() + "\n").getBytes(StandardCharsets.UTF_8));
            slow.close();

            assertThat(receipt.get().batches()).isEqualTo(2);
        }
        assertThat(recorded("slow-")).isEqualTo(ids("slow", 2));
    }

    private static List<Event> stated(String prefix, int count) {
        return ids(prefix, count).stream()
                .map(id -> new Event(
                        id, Instant.parse(AT), "exchange", new Event.Used("c-x", "read", "credit-scoring", 1)))
                .toList();
    }

    @Test
    void a_refusal_names_the_event_of_the_file_and_what_stands_before_it_is_kept() throws IOException {
        List<String> lines = new ArrayList<>(lines("stop", 10));
        lines.set(7, EventLines.received("stop-bad", AT, "no-such-copy", "lender-1", 10));
        Path file = EventLines.write(home.resolve("stop.jsonl"), lines);

        assertThatThrownBy(() -> writer(SMALL).record(file, Progress.NONE))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("COPY_UNKNOWN");
                    assertThat(refused.field()).isEqualTo("events[7].copy");
                    assertThat(refused.value()).isEqualTo("no-such-copy");
                });
        assertThat(recorded("stop-")).isEqualTo(ids("stop", 6));

        lines.set(7, EventLines.used("stop-7", AT, "c-x", "exchange", "read"));
        EventLines.write(file, lines);
        assertThat(writer(SMALL).record(file, Progress.NONE).events()).isEqualTo(10);
        assertThat(recorded("stop-")).isEqualTo(ids("stop", 10));
    }

    @Test
    void refused_events_are_set_aside_and_the_rest_goes_on() throws IOException {
        List<String> lines = new ArrayList<>(lines("aside", 10));
        lines.set(2, "{\"event\":\"used\",\"id\":\"aside-malformed\"}");
        lines.set(7, EventLines.received("aside-bad", AT, "no-such-copy", "lender-1", 10));
        Path file = EventLines.write(home.resolve("aside.jsonl"), lines);
        Path aside = home.resolve("aside.refused");

        Receipt receipt = writer(SMALL.settingAside(aside)).record(file, Progress.NONE);
        Receipt again = writer(SMALL.settingAside(aside)).record(file, Progress.NONE);

        Receipt without = writer(SMALL).record(file, Progress.NONE);

        assertThat(receipt.events()).isEqualTo(8);
        assertThat(receipt.setAside()).isEqualTo(2);
        assertThat(again).isEqualTo(receipt);
        assertThat(without).isEqualTo(receipt);
        assertThat(Files.readAllLines(aside)).containsExactly(lines.get(2), lines.get(7));
        assertThat(recorded("aside-")).hasSize(8);
    }

    @Test
    void events_are_never_set_aside_in_the_file_that_is_recorded() throws IOException {
        Path file = uses("itself", 4);
        String before = Files.readString(file);

        assertThatThrownBy(() -> writer(SMALL.settingAside(file)).record(file, Progress.NONE))
                .hasMessageStartingWith("ASIDE_IS_INPUT: set-aside = " + file);
        assertThat(file).hasContent(before);
    }

    @Test
    void a_run_that_ends_early_leaves_what_an_earlier_one_set_aside() throws IOException {
        Path aside = Files.writeString(home.resolve("early.refused"), "earlier\n");
        Path file = EventLines.write(home.resolve("early.jsonl"), List.of("[]", "{"));
        Files.write(file, new byte[] {(byte) 0xff, '\n'}, StandardOpenOption.APPEND);

        assertThatThrownBy(() -> writer(SMALL.settingAside(aside)).record(file, Progress.NONE))
                .hasMessageStartingWith("LINE_NOT_UTF8: line 3");
        assertThat(aside).hasContent("earlier\n");
    }

    @Test
    void what_a_killed_run_promised_and_the_ledger_refuses_can_be_corrected() throws IOException {
        List<String> lines = new ArrayList<>(lines("recalled", 10));
        lines.set(4, EventLines.received("recalled-bad", AT, "no-such-copy", "lender-1", 10));
        Path file = EventLines.write(home.resolve("recalled.jsonl"), lines);
        promise(file, 3);

        assertThatThrownBy(() -> writer(SMALL).record(file, Progress.NONE))
                .hasMessageStartingWith("COPY_UNKNOWN: events[4].copy");
        lines.set(4, EventLines.used("recalled-4", AT, "c-x", "exchange", "read"));
        EventLines.write(file, lines);

        assertThat(writer(SMALL).record(file, Progress.NONE).events()).isEqualTo(10);
        assertThat(recorded("recalled-")).isEqualTo(ids("recalled", 10));
    }

    @Test
    void what_was_recalled_and_stands_all_the_same_is_not_recorded_in_other_words() throws IOException {
        Path file = uses("doubt", 3);
        writer(SMALL).record(file, Progress.NONE);
        Path other = uses("doubtful", 3);
        promise(other, 1);
        try (Outbox outbox = Outbox.open(home, Follower.genesis(exchange), "exchange");
                Journal journal = outbox.journalOf(other).orElseThrow()) {
            journal.append(new OutboxEntry.Recalled(1).json());
        }

        assertThatThrownBy(() -> writer(SMALL).record(other, Progress.NONE))
                .hasMessageStartingWith("INPUT_CHANGED: events = batch 1 of exchange");
        assertThat(recorded("doubtful-")).isEmpty();
    }

    /** Leaves the journal that a run leaves which was killed between promising so many batches and sending them. */
    private void promise(Path file, int batches) {
        try (Outbox outbox = Outbox.open(home, Follower.genesis(exchange), "exchange");
                InputJournal journal = new InputJournal(outbox, new Input.OfFile(file));
                Cutter cutter = new Cutter(new Input.OfFile(file).lines(), List.of(), SMALL)) {
            Sequences sequences = new Sequences(exchange, "exchange");
            for (int i = 0; i < batches; i++) {
                Draft draft = cutter.next().orElseThrow();
                SealedBatch batch = SealedBatch.of(draft, new TreeSet<>(), "exchange", new PartyKeys(home));
                journal.append(
                                draft,
                                new OutboxEntry.Sealed(
                                        sequences.next(),
                                        draft.from(),
                                        draft.to(),
                                        draft.prefix(),
                                        batch.root(),
                                        List.of()))
                        .run();
            }
        }
    }

    @Test
    void an_unknown_field_is_refused_by_its_path() {
        Path file = EventLines.write(
                home.resolve("field.jsonl"),
                List.of(
                        lines("field", 1).getFirst(),
                        lines("field", 1).getFirst().replace("}", ",\"colour\":\"red\"}")));

        assertThatThrownBy(() -> writer(SMALL).record(file, Progress.NONE))
                .hasMessageStartingWith("FIELD_UNKNOWN: events[1].colour");
    }

    @Test
    void two_writers_of_a_producer_do_not_work_on_one_outbox() {
        try (Outbox outbox = Outbox.open(home, Follower.genesis(exchange), "exchange")) {
            assertThat(outbox).isNotNull();
            assertThatThrownBy(() -> writer(SMALL).record(uses("alone", 1), Progress.NONE))
                    .hasMessageStartingWith("PRODUCER_NOT_ALONE");
        }
    }

    @Test
    void writers_of_one_producer_in_two_homes_never_take_each_others_place(@TempDir Path other) {
        Path here = uses("here", 30);
        Path there = uses("there", 30);
        try (Connection second = network.connect("exchange");
                var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> writer(SMALL).record(here, Progress.NONE));
            threads.execute(() -> new BatchWriter(second, other, SMALL).record(there, Progress.NONE));
        }
        assertThat(recorded("here-")).containsExactlyInAnyOrderElementsOf(ids("here", 30));
        assertThat(recorded("there-")).containsExactlyInAnyOrderElementsOf(ids("there", 30));
    }

    private BatchWriter writer(WriterOptions options) {
        return new BatchWriter(exchange, home, options);
    }

    private static Path uses(String name, int count) {
        return EventLines.write(home.resolve(name + ".jsonl"), lines(name, count));
    }

    private static List<String> lines(String name, int count) {
        return ids(name, count).stream()
                .map(id -> EventLines.used(id, AT, "c-x", "exchange", "read"))
                .toList();
    }

    private static List<String> ids(String name, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> name + "-" + i)
                .toList();
    }

    private List<String> recorded(String prefix) {
        return Auditor.events(exchange).stream()
                .filter(id -> id.startsWith(prefix))
                .toList();
    }

    private static Digest rootOf(Path file) {
        try {
            List<byte[]> leaves = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                Event event = Statement.read("", line.getBytes(StandardCharsets.UTF_8))
                        .event();
                leaves.add(EventCodec.encode(event));
            }
            return MerkleHash.root(leaves);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
