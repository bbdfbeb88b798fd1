package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers are cut off under way: following goes on at the next block with another, and never on another chain. */
class FailoverTest {
    private static final long SEED = Long.getLong("whence.seed", 20_260_301L);
    private static final int ROUNDS = 12;

    @TempDir
    private Path home;

    @Test
    void no_block_is_lost_or_doubled_whichever_peer_is_cut_off_at_whatever_block() {
        SplittableRandom random = new SplittableRandom(SEED);
        try (TrialNetwork network = TrialNetwork.start(home);
                Connection direct = network.connect("exchange")) {
            network.openMarket();
            List<Integer> ports = endpoints(network.connectionFolder());
            try (Relay first = new Relay(ports.getFirst());
                    Relay second = new Relay(ports.get(1));
                    Connection relayed = through(network.connectionFolder(), List.of(first, second));
                    Follower follower = Follower.from(relayed, Position.START)) {
                List<LedgerBlock> followed = new ArrayList<>();
                Relay gone = second;
                gone.cut();
                for (int round = 0; round < ROUNDS; round++) {
                    TrialNetwork.add(direct, "party", "p-" + round, "{'roles':['RECIPIENT']}");
                    long height = Follower.height(direct);
                    followed.add(follower.next());
                    follower.until(random.nextLong(follower.position().next(), height + 1), followed::add);
                    gone.mend();
                    gone = gone == first ? second : first;
                    gone.cut();
                }
                follower.until(Follower.height(direct), followed::add);
                assertThat(followed).as("seed %d", SEED).isEqualTo(all(direct));
                assertThat(followed)
                        .extracting(LedgerBlock::number)
                        .containsExactlyElementsOf(
                                LongStream.range(0, followed.size()).boxed().toList());
            }
        }
    }

    @Test
    void a_peer_on_another_chain_is_refused_with_its_endpoint_and_the_block() throws IOException {
        Path one = home.resolve("one");
        Path two = home.resolve("two");
        try (TrialNetwork network = TrialNetwork.start(home)) {
            network.openMarket();
        }
        copy(home.resolve("network/embedded"), one);
        copy(home.resolve("network/embedded"), two);
        try (EmbeddedLedger honest = EmbeddedLedger.start(one, 0, new WhenceChaincode());
                EmbeddedLedger forked = EmbeddedLedger.start(two, 0, new WhenceChaincode());
                Relay here = new Relay(endpoints(honest.connectionFolder()).getFirst());
                Relay there = new Relay(endpoints(forked.connectionFolder()).get(1));
                Connection relayed = through(honest.connectionFolder(), List.of(here, there));
                Follower follower = Follower.from(relayed, Position.START)) {
            add(honest, "p-1");
            add(forked, "p-2");
            add(forked, "p-3");
            follower.until(height(honest), block -> {});
            Position stood = follower.position();
            here.cut();
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(follower::next)
                        .isInstanceOf(Refused.class)
                        .hasMessageStartingWith("BLOCK_ALTERED: block " + stood.next() + " = previous hash differs, as "
                                + there.endpoint() + " has it");
                assertThat(follower.position()).isEqualTo(stood);
            }
        }
    }

    private static List<LedgerBlock> all(Connection connection) {
        List<LedgerBlock> blocks = new ArrayList<>();
        try (Follower follower = Follower.from(connection, Position.START)) {
            follower.until(Follower.height(connection), blocks::add);
        }
        return blocks;
    }

    private static void add(EmbeddedLedger ledger, String party) {
        try (Connection connection = Connection.open(ledger.connectionFolder(), "exchange", Optional.empty())) {
            TrialNetwork.add(connection, "party", party, "{'roles':['RECIPIENT']}");
        }
    }

    private static long height(EmbeddedLedger ledger) {
        try (Connection connection = Connection.open(ledger.connectionFolder(), "exchange", Optional.empty())) {
            return Follower.height(connection);
        }
    }

    /** A connection to the first peers of a network by relays, and to no other peer. */
    private Connection through(Path connectionFolder, List<Relay> relays) {
        Path folder = home.resolve("relayed");
        copy(connectionFolder, folder);
        try {
            Path file = folder.resolve("connection.json");
            ConnectionFolder read = ConnectionFolder.read(folder);
            String text = Files.readString(file);
            for (int i = 0; i < read.peers().size(); i++) {
                Relay relay = relays.get(Math.min(i, relays.size() - 1));
                text = text.replace(read.peers().get(i).endpoint(), relay.endpoint());
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Connection.open(folder, "exchange", Optional.empty());
    }

    private static List<Integer> endpoints(Path connectionFolder) {
        return ConnectionFolder.read(connectionFolder).peers().stream()
                .map(peer -> Integer.valueOf(
                        peer.endpoint().substring(peer.endpoint().indexOf(':') + 1)))
                .toList();
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
