package io.whence.trace.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.ledger.BatchWriter;
import io.whence.ledger.Connection;
import io.whence.ledger.EventLines;
import io.whence.ledger.Follower;
import io.whence.ledger.Position;
import io.whence.ledger.Progress;
import io.whence.ledger.TrialNetwork;
import io.whence.ledger.WriterOptions;
import io.whence.model.circulation.Event;
import io.whence.model.merkle.MerkleProofs;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.SignerKey;
import io.whence.model.wire.CheckpointRecord;
import io.whence.model.wire.LedgerLeaf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An organisation's log of a running ledger: kept up, asked, damaged and made again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LedgerLogTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    private static Path home;

    private TrialNetwork network;
    private Connection exchange;
    private int files;

    @BeforeAll
    void open_a_market() {
        network = TrialNetwork.start(home);
        network.openMarket();
        exchange = network.connect("exchange");
        record(600);
    }

    @AfterAll
    void close() {
        exchange.close();
        network.close();
    }

    @Test
    void the_log_is_the_tree_over_the_entries_of_all_blocks_and_goes_on_where_it_stopped(@TempDir Path logs) {
        try (LedgerLog log = LedgerLog.upToDate(logs, exchange)) {
            assertThat(log.checkpoint(log.size()).root())
                    .isEqualTo(MerkleTree.of(entries(log.size())).root());
        }
        record(40);
        try (LedgerLog log = LedgerLog.upToDate(logs, exchange)) {
            List<byte[]> entries = entries(log.size());
            assertThat(log.checkpoint(log.size()).root())
                    .isEqualTo(MerkleTree.of(entries).root());
            assertThat(log.consistency(300, log.size()))
                    .isEqualTo(MerkleProofs.consistency(300, log.size(), MerkleTree.of(entries)));
        }
    }

    @Test
    void an_event_and_a_transaction_are_found_by_their_ids_and_proved(@TempDir Path logs) {
        try (LedgerLog log = LedgerLog.upToDate(logs, exchange)) {
            SignedNote note = signed(log, log.size());
            long event = log.events("1-e-17").getFirst();
            byte[] entry = entries(log.size()).get((int) event);
            assertThat(log.proof(event, note).proves(entry)).isTrue();
            byte[] first = entries(1).getFirst();
            String transaction = io.whence.model.wire.LedgerLeaf.read(first).transaction();
            assertThat(log.transactions(transaction)).containsExactly(0L);
            assertThat(log.events(transaction)).isEmpty();
            assertThat(log.events("nothing")).isEmpty();
        }
    }

    @Test
    void whatever_is_torn_cut_or_changed_is_made_again_from_blocks(@TempDir Path logs) throws IOException {
        List<byte[]> entries;
        try (LedgerLog log = LedgerLog.upToDate(logs, exchange)) {
            entries = entries(log.size());
        }
        for (String file : List.of("head.json", "tile/0/000", "tile/entries/001", "tile/1/000.p", "tile/entries")) {
            damage(folder(logs).resolve(file));
            try (LedgerLog log = LedgerLog.upToDate(logs, exchange)) {
                SignedNote note = signed(log, entries.size());
                for (int index : new int[] {3, 300, entries.size() - 1}) {
                    assertThat(log.proof(index, note).proves(entries.get(index)))
                            .as("%s, %d", file, index)
                            .isTrue();
                }
            }
            assertThat(folder(logs).resolveSibling("damaged")).doesNotExist();
        }
    }

    @Test
    void a_ledger_whose_blocks_lead_elsewhere_than_the_log_did_is_an_alarm(@TempDir Path logs) throws IOException {
        LedgerLog.upToDate(logs, exchange).close();
        Path head = folder(logs).resolve("head.json");
        String told = Files.readString(head);
        Files.writeString(head, told.replaceAll("\"root\":\"..", "\"root\":\"00"));
        assertThatThrownBy(() -> LedgerLog.upToDate(logs, exchange)).hasMessageStartingWith("LOG_REWRITTEN");
        assertThatThrownBy(() -> LedgerLog.upToDate(logs, exchange)).hasMessageStartingWith("LOG_REWRITTEN");
        assertThat(folder(logs).resolveSibling("damaged")).exists();
    }

    @Test
    void heads_that_differ_at_one_size_are_told_by_anybody_and_false_ones_by_the_log(@TempDir Path logs) {
        try (LedgerLog log = LedgerLog.upToDate(logs, exchange)) {
            Checkpoint right = log.checkpoint(300);
            Checkpoint wrong =
                    new Checkpoint(log.origin(), 300, log.checkpoint(299).root());
            CheckpointRecord honest = recorded("insurer", right);
            CheckpointRecord early = recorded("insurer", log.checkpoint(200));
            CheckpointRecord forked = recorded("exchange", wrong);
            RecordedCheckpoints recorded = RecordedCheckpoints.of(List.of(early, honest, forked));
            assertThat(recorded.forked()).containsExactly(honest, forked);
            assertThat(recorded.denied(log)).containsExactly(forked);
            assertThat(RecordedCheckpoints.of(List.of(early, honest)).forked()).isEmpty();
        }
    }

    @Test
    void the_head_that_most_recorded_is_best_and_the_last_before_a_moment_was_seen_by_then(@TempDir Path logs) {
        try (LedgerLog log = LedgerLog.upToDate(logs, exchange)) {
            RecordedCheckpoints recorded = RecordedCheckpoints.of(List.of(
                    recorded("insurer", log.checkpoint(200)),
                    recorded("exchange", log.checkpoint(300)),
                    recorded("insurer", log.checkpoint(300)),
                    recorded("exchange", log.checkpoint(310))));
            var best = recorded.best(head -> true).orElseThrow();
            assertThat(best.checkpoint().size()).isEqualTo(300);
            assertThat(best.note().signatures()).hasSize(2);
            assertThat(recorded.best(head -> head.size() > 300).orElseThrow().witnesses())
                    .containsExactly("exchange");
            assertThat(recorded.seenBy(AT).orElseThrow().checkpoint().size()).isEqualTo(310);
            assertThat(recorded.seenBy(AT.minusSeconds(1))).isEmpty();
        }
    }

    @Test
    void what_is_looked_for_is_read_from_its_own_blocks_and_from_no_other(@TempDir Path logs) {
        String rare = EventLines.used("rare", AT.toString(), "c-rare", "exchange", "read");
        new BatchWriter(exchange, home, WriterOptions.DEFAULT)
                .record(EventLines.write(home.resolve("rare.jsonl"), List.of(rare)), Progress.NONE);
        record(64);
        TreeMap<Long, Long> expected = new TreeMap<>();
        TreeMap<Long, Long> firsts = new TreeMap<>();
        TreeMap<Long, byte[]> wanted = new TreeMap<>();
        walk((block, entry) -> {
            firsts.putIfAbsent(block, entry.index());
            boolean found = entry.event().map(LedgerLogTest::rare).orElseGet(() -> agreement(entry.leaf()));
            if (found) {
                expected.put(block, firsts.get(block));
                wanted.put(entry.index(), entry.bytes());
            }
        });
        try (LedgerLog log = LedgerLog.upToDate(logs, exchange)) {
            SortedMap<Long, Long> blocks = log.blocks(log.size(), LedgerLogTest::agreement, LedgerLogTest::rare);
            assertThat(blocks).isEqualTo(expected).hasSize(3).hasSizeLessThan((int) Follower.height(exchange) / 2);
            TreeMap<Long, byte[]> read = new TreeMap<>();
            TreeSet<Long> asked = new TreeSet<>();
            LedgerEntries.read(exchange, blocks, entry -> {
                asked.add(entry.leaf().block());
                read.put(entry.index(), entry.bytes());
            });
            assertThat(asked).containsExactlyElementsOf(expected.keySet());
            assertThat(read).containsAllEntriesOf(wanted);
            assertThat(log.blocks(1, LedgerLogTest::agreement, LedgerLogTest::rare))
                    .isEmpty();
        }
    }

    private void record(int events) {
        int file = ++files;
        List<String> lines = IntStream.range(0, events)
                .mapToObj(i -> EventLines.used(file + "-e-" + i, AT.toString(), "c-1", "exchange", "read"))
                .toList();
        new BatchWriter(exchange, home, WriterOptions.DEFAULT.batching(64, 4))
                .record(EventLines.write(home.resolve(file + ".jsonl"), lines), Progress.NONE);
    }

    private List<byte[]> entries(long size) {
        List<byte[]> entries = new ArrayList<>();
        walk((block, entry) -> entries.add(entry.bytes()));
        return entries.subList(0, (int) size);
    }

    private void walk(BiConsumer<Long, LogEntry> consumer) {
        try (Follower follower = Follower.from(exchange, Position.START)) {
            long[] index = new long[1];
            follower.until(
                    Follower.height(exchange),
                    block -> index[0] =
                            LedgerEntries.walk(block, index[0], entry -> consumer.accept(block.number(), entry)));
        }
    }

    private static boolean rare(Event event) {
        return event.fact() instanceof Event.Used used && used.copy().equals("c-rare");
    }

    private static boolean agreement(LedgerLeaf leaf) {
        return leaf.function().equals("agreement:add");
    }

    private static SignedNote signed(LedgerLog log, long size) {
        Checkpoint checkpoint = log.checkpoint(size);
        return checkpoint.unsigned().with(key("insurer").cosign(checkpoint, AT));
    }

    private static CheckpointRecord recorded(String witness, Checkpoint checkpoint) {
        SignerKey key = key(witness);
        byte[] note = checkpoint.unsigned().with(key.cosign(checkpoint, AT)).bytes();
        return new CheckpointRecord(witness, checkpoint, new String(note, StandardCharsets.UTF_8));
    }

    private static SignerKey key(String name) {
        return WitnessKeys.create(home.resolve("witness"), name);
    }

    private Path folder(Path logs) throws IOException {
        try (var ledgers = Files.list(logs)) {
            return ledgers.findFirst()
                    .orElseThrow()
                    .resolve(exchange.identity().mspId())
                    .resolve("log");
        }
    }

    /** Half of a file, and the rest of it other bytes; or nothing left of a folder's files. */
    private static void damage(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var files = Files.walk(path)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
            return;
        }
        byte[] whole = Files.readAllBytes(path);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);
        half[half.length - 1] ^= 1;
        Files.write(path, half);
    }
}
