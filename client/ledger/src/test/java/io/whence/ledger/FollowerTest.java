package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.whence.model.value.Digest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowerTest {
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
    void documents_arrive_in_order_with_who_added_them() {
        List<LedgerTransaction> added = all().stream()
                .flatMap(block -> block.transactions().stream())
                .limit(8)
                .toList();

        assertThat(added)
                .extracting(LedgerTransaction::function)
                .containsExactly(
                        "party:add",
                        "party:add",
                        "party:add",
                        "product:add",
                        "version:add",
                        "policy:add",
                        "agreement:add",
                        "agreement:add");
        assertThat(added).allSatisfy(transaction -> {
            assertThat(transaction.caller().mspId()).isEqualTo("ExchangeMSP");
            assertThat(transaction.recorded()).isInstanceOf(Recorded.Added.class);
        });
    }

    @Test
    void following_resumes_exactly_at_any_block() {
        List<LedgerBlock> whole = all();
        for (int at = 0; at < whole.size() - 1; at++) {
            try (Follower follower = Follower.from(exchange, whole.get(at).position())) {
                assertThat(follower.next().position())
                        .isEqualTo(whole.get(at + 1).position());
            }
        }
    }

    @Test
    void a_repeated_batch_counts_once() {
        String at = "2026-03-01T08:00:00Z";
        Path file = EventLines.write(
                home.resolve("twice.jsonl"), List.of(EventLines.used("twice-1", at, "c-x", "exchange", "read")));
        byte[] leaf = io.whence.model.wire.EventCodec.encode(
                Statement.read("", read(file)).event());
        byte[] batch = io.whence.model.wire.BatchCodec.seal("exchange", 900, List.of(leaf), java.util.Map.of());

        Answer first = exchange.submit("circulation:record", batch);
        Answer second = exchange.submit("circulation:record", batch);

        assertThat(second.payload()).isEqualTo(first.payload());
        assertThat(second.transaction()).isNotEqualTo(first.transaction());
        assertThat(all().stream()
                        .flatMap(block -> block.transactions().stream())
                        .filter(transaction -> transaction.function().equals("circulation:record")))
                .extracting(LedgerTransaction::id)
                .contains(first.transaction())
                .doesNotContain(second.transaction());
    }

    @Test
    void a_block_that_was_altered_anywhere_is_refused() {
        List<Block> blocks = raw(4);
        BlockReader reader = new BlockReader("whence");
        Position position = reader.read(blocks.get(2), new Position(2, previous(blocks.get(2))))
                .position();
        Block good = blocks.get(3);

        Block otherEnvelope = good.toBuilder()
                .setData(good.getData().toBuilder()
                        .setData(0, good.getData().getData(0).concat(ByteString.copyFromUtf8("x"))))
                .build();
        Block otherPrevious = good.toBuilder()
                .setHeader(good.getHeader().toBuilder().setPreviousHash(ByteString.copyFrom(new byte[Digest.BYTES])))
                .build();

        assertThat(reader.read(good, position).number()).isEqualTo(3);
        assertThatThrownBy(() -> reader.read(otherEnvelope, position)).hasMessageContaining("data hash differs");
        assertThatThrownBy(() -> reader.read(otherPrevious, position)).hasMessageContaining("previous hash differs");
        assertThatThrownBy(() -> reader.read(blocks.get(2), position)).hasMessageContaining("expected block 3");
    }

    @Test
    void a_follower_outlasts_a_restart_of_the_ledger(@TempDir Path other) {
        try (TrialNetwork restarted = TrialNetwork.start(other);
                Connection connection = restarted.connect("exchange")) {
            TrialNetwork.add(connection, "party", "exchange", "{'roles':['EXCHANGE'],'mspId':'ExchangeMSP'}");
            try (Follower follower = Follower.from(connection, Position.START)) {
                follower.until(2, block -> {});
                restarted.restart();
                TrialNetwork.add(connection, "party", "registry", "{'roles':['REGISTRY']}");
                assertThat(follower.next().number()).isEqualTo(2);
            }
        }
    }

    @Test
    void a_ledger_that_is_not_there_is_named_with_its_endpoint(@TempDir Path other) {
        TrialNetwork gone = TrialNetwork.start(other);
        gone.stop();
        Deadlines hasty = new Deadlines(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));
        try (Connection connection = Connection.open(gone.connectionFolder(), "exchange", Optional.empty(), hasty)) {
            assertThatThrownBy(() -> connection.evaluate("party:show", "exchange"))
                    .isInstanceOfSatisfying(LedgerUnavailable.class, unavailable -> {
                        assertThat(unavailable.endpoint()).startsWith("127.0.0.1:");
                        assertThat(unavailable.transaction()).isEmpty();
                    });
        }
    }

    private List<LedgerBlock> all() {
        List<LedgerBlock> blocks = new ArrayList<>();
        try (Follower follower = Follower.from(exchange, Position.START)) {
            follower.until(Follower.height(exchange), blocks::add);
        }
        return blocks;
    }

    private List<Block> raw(int count) {
        List<Block> blocks = new ArrayList<>();
        try (CloseableIterator<Block> stream = exchange.peers()
                .present()
                .network()
                .newBlockEventsRequest()
                .startBlock(0)
                .build()
                .getEvents()) {
            for (int i = 0; i < count; i++) {
                blocks.add(stream.next());
            }
        }
        return blocks;
    }

    private static Optional<Digest> previous(Block block) {
        return Optional.of(Digest.of(block.getHeader().getPreviousHash().toByteArray()));
    }

    private static byte[] read(Path file) {
        try {
            return java.nio.file.Files.readAllBytes(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
