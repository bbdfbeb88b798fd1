package io.whence.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.fabric.FabricNetwork;
import io.whence.fabric.FabricOptions;
import io.whence.fabric.NetworkStatus.ServerStatus;
import io.whence.ledger.Connection;
import io.whence.ledger.Follower;
import io.whence.ledger.LedgerBlock;
import io.whence.ledger.Position;
import io.whence.ledger.TrialNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On real Fabric the peer that a follower reads from is killed, twice: it goes on with a peer of another organisation. */
@Tag("faults")
class KilledPeerTest {
    private static final int DOCUMENTS = 3;

    @Test
    void no_block_is_lost_or_doubled_when_the_peer_that_is_read_from_is_killed() {
        Path connection = Stages.on(Network.FABRIC).connection();
        List<LedgerBlock> followed = new ArrayList<>();
        try (Connection exchange = open(connection, "exchange");
                Connection insurer = open(connection, "insurer");
                Connection regulator = open(connection, "regulator");
                Follower follower = Follower.from(exchange, Position.START)) {
            follower.until(Follower.height(regulator), followed::add);
            int before = followed.size();
            for (String victim : List.of("exchange", "insurer")) {
                kill(connection, victim);
                add(regulator, victim);
                follower.until(Follower.height(regulator), followed::add);
                assertThat(followed).hasSizeGreaterThan(before);
                before = followed.size();
                FabricNetwork.up(FabricOptions.in(folder(connection)), line -> {});
            }
            add(exchange, "whole-again");
            follower.until(Follower.height(insurer), followed::add);

            assertThat(followed)
                    .extracting(LedgerBlock::number)
                    .containsExactlyElementsOf(
                            LongStream.range(0, followed.size()).boxed().toList());
            List<LedgerBlock> anew = new ArrayList<>();
            try (Follower other = Follower.from(regulator, Position.START)) {
                other.until(followed.size(), anew::add);
            }
            assertThat(followed).isEqualTo(anew);
        }
    }

    private static Path folder(Path connection) {
        return Objects.requireNonNull(connection.getParent());
    }

    private static void add(Connection connection, String name) {
        for (int i = 0; i < DOCUMENTS; i++) {
            TrialNetwork.add(connection, "party", "failover-" + name + "-" + i, "{'roles':['RECIPIENT']}");
        }
    }

    private static void kill(Path connection, String organisation) {
        ServerStatus peer = FabricNetwork.status(folder(connection)).servers().stream()
                .filter(server ->
                        server.name().contains("peer") && server.name().contains(organisation))
                .findFirst()
                .orElseThrow();
        assertThat(ProcessHandle.of(peer.pid().orElseThrow()).orElseThrow().destroyForcibly())
                .as(peer.name())
                .isTrue();
    }

    private static Connection open(Path connection, String party) {
        return Connection.open(connection, party, Optional.empty());
    }
}
