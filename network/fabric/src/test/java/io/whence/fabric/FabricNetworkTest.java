package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.TestAbortedException;

/** The life of a real network: up, again up, down, up with its ledger. Skipped where Fabric's programs are not found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FabricNetworkTest {
    private static final Path FOLDER = Path.of("target", "network-test");
    private static final int PORT = 16_100;

    private final List<String> said = new ArrayList<>();

    @BeforeAll
    void clear() {
        FabricNetwork.down(FOLDER, true, said::add);
    }

    @BeforeEach
    void up() {
        try {
            FabricPrograms.find();
        } catch (FabricUnavailable e) {
            throw new TestAbortedException("not tested on real Fabric: its programs were not found", e);
        }
        FabricNetwork.up(options(), said::add);
        said.clear();
    }

    @AfterAll
    void clean() {
        assertThat(FabricNetwork.down(FOLDER, true, said::add).running()).isFalse();
        assertThat(FOLDER).doesNotExist();
    }

    @Test
    void what_is_committed_through_one_organisation_is_read_at_another() throws Exception {
        try (Notes exchange = Notes.at(FOLDER, 0)) {
            exchange.put("here", "written");
            assertThat(exchange.read("here")).isEqualTo("written");
        }
        try (Notes regulator = Notes.at(FOLDER, 2)) {
            Await.until("the block to arrive", java.time.Duration.ofSeconds(10), () -> reads(regulator, "here"));
        }
    }

    @Test
    void up_on_a_running_network_says_so_and_leaves_it_alone() {
        NetworkStatus before = FabricNetwork.status(FOLDER);
        NetworkStatus after = FabricNetwork.up(options(), said::add);
        assertThat(said).singleElement().asString().startsWith("already up, height ");
        assertThat(after.servers())
                .extracting(NetworkStatus.ServerStatus::pid)
                .isEqualTo(before.servers().stream()
                        .map(NetworkStatus.ServerStatus::pid)
                        .toList());
    }

    @Test
    void the_ledger_outlives_down_and_up() throws Exception {
        try (Notes notes = Notes.at(FOLDER, 0)) {
            notes.put("kept", "over night");
        }
        long height = FabricNetwork.status(FOLDER).height().orElseThrow();
        NetworkStatus down = FabricNetwork.down(FOLDER, false, said::add);
        assertThat(down.running()).isFalse();
        assertThat(FabricNetwork.up(options(), said::add).height().orElseThrow())
                .isGreaterThanOrEqualTo(height);
        try (Notes notes = Notes.at(FOLDER, 0)) {
            assertThat(notes.read("kept")).isEqualTo("over night");
        }
    }

    @Test
    void a_killed_peer_is_seen_and_started_again_while_the_others_go_on() throws Exception {
        List<Long> pids = pids();
        kill("peer0.insurer");
        assertThat(FabricNetwork.status(FOLDER).up()).isFalse();
        try (Notes notes = Notes.at(FOLDER, 0)) {
            Await.until("two of three to endorse", java.time.Duration.ofSeconds(30), () -> writes(notes, "without"));
        }
        assertThat(FabricNetwork.up(options(), said::add).up()).isTrue();
        assertThat(said).contains("starting 1 processes on ports from " + PORT);
        assertThat(pids())
                .hasSameSizeAs(pids)
                .filteredOn(pid -> !pids.contains(pid))
                .hasSize(1);
    }

    @Test
    void a_port_in_use_is_named_with_what_wanted_it() throws Exception {
        Path other = FOLDER.resolveSibling("network-test-2");
        int taken = PORT + 200 + Plan.BLOCK + 1;
        try (ServerSocket socket = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            FabricOptions options = new FabricOptions(
                    other, Ordering.SINGLE, PORT + 200, options().chaincode());
            assertThatThrownBy(() -> FabricNetwork.up(options, said::add))
                    .isInstanceOf(FabricUnavailable.class)
                    .hasMessageStartingWith("port " + socket.getLocalPort() + " (whence.insurer) is in use");
        } finally {
            FabricNetwork.down(other, true, said::add);
        }
    }

    @Test
    void what_was_settled_at_the_founding_cannot_be_asked_otherwise() {
        assertThatThrownBy(() -> FabricNetwork.up(options().withBasePort(PORT + 300), said::add))
                .hasMessageContaining("founded on " + PORT);
        assertThatThrownBy(() -> FabricNetwork.up(options().with(Ordering.RAFT), said::add))
                .hasMessageContaining("founded with SINGLE");
    }

    @Test
    void status_tells_scripts_each_process_and_the_height() {
        String json = FabricNetwork.status(FOLDER).json().text();
        assertThat(json).contains("\"kind\":\"fabric\"", "\"up\":true", "\"height\":", "\"name\":\"whence.regulator\"");
        assertThat(FabricNetwork.status(FOLDER).servers())
                .filteredOn(server -> server.name().startsWith("peer0"))
                .allSatisfy(server -> assertThat(server.version()).isPresent());
        assertThat(FabricNetwork.logs(FOLDER, 5)).containsKeys("orderer0", "peer0.exchange", "whence.exchange");
    }

    private static boolean writes(Notes notes, String key) {
        try {
            notes.put(key, "x");
            return true;
        } catch (org.hyperledger.fabric.client.GatewayException e) {
            return false;
        }
    }

    private static boolean reads(Notes notes, String key) {
        try {
            return !notes.read(key).isEmpty();
        } catch (org.hyperledger.fabric.client.GatewayException e) {
            return false;
        }
    }

    private static List<Long> pids() {
        return FabricNetwork.status(FOLDER).servers().stream()
                .flatMap(server -> server.pid().stream().boxed())
                .toList();
    }

    private static void kill(String name) {
        ProcessHandle process =
                new Processes(Plan.of(options()).folder()).running(name).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static FabricOptions options() {
        ChaincodeProgram notes =
                new ChaincodeProgram(System.getProperty("java.class.path"), NoteService.class.getName());
        return new FabricOptions(FOLDER, Ordering.SINGLE, PORT, notes);
    }
}
