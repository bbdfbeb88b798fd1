package io.whence.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.GatewayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** What a real network survives: its processes killed under load, its start killed half way. */
@Tag("faults")
final class FabricFaultsTest {
    private static final Path FOLDER = Path.of("target", "network-faults");
    private static final int PORT = 16_800;
    private static final int WRITES_BEFORE = 20;
    private static final int WRITES_AFTER = 20;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @BeforeEach
    void requirePrograms() {
        try {
            FabricPrograms.find();
        } catch (FabricUnavailable e) {
            throw new TestAbortedException("not tested on real Fabric: its programs were not found", e);
        }
        FabricNetwork.down(FOLDER, true, line -> {});
    }

    @AfterEach
    void clean() {
        FabricNetwork.down(FOLDER, true, line -> {});
    }

    @ParameterizedTest
    @CsvSource({"SINGLE, peer0.insurer", "SINGLE, peer0.exchange", "SINGLE, orderer0", "SINGLE, whence.regulator"})
    void nothing_acknowledged_is_lost_when_a_process_is_killed(Ordering ordering, String victim) throws Exception {
        FabricNetwork.up(options(ordering), System.out::println);
        try (Notes notes = Notes.at(FOLDER, 0)) {
            write(notes, "before", WRITES_BEFORE);
            Thread load = Thread.ofVirtual().start(() -> write(notes, "during", WRITES_BEFORE));
            kill(victim);
            load.join();
        }
        FabricNetwork.up(options(ordering), System.out::println);
        assertEverythingIsThere();
        assertWritingGoesOn();
    }

    @ParameterizedTest
    @CsvSource({"RAFT, orderer0", "RAFT, orderer2", "BFT, orderer0", "BFT, orderer3"})
    void order_goes_on_without_one_of_several_orderers(Ordering ordering, String victim) throws Exception {
        FabricNetwork.up(options(ordering), System.out::println);
        kill(victim);
        assertWritingGoesOn();
        assertEverythingIsThere();
    }

    @Test
    void a_start_that_is_killed_half_way_leaves_nothing_that_the_next_one_does_not_find() throws Exception {
        Set<Long> seen = new HashSet<>();
        for (int processes : List.of(1, 4, 7)) {
            Process start = start();
            Await.until("the start to get so far", Duration.ofSeconds(60), () -> recorded() >= processes);
            start.destroyForcibly();
            start.onExit().join();
            seen.addAll(pids());
        }
        assertThat(FabricNetwork.up(options(Ordering.SINGLE), System.out::println)
                        .up())
                .isTrue();
        Set<Long> running = pids();
        seen.removeAll(running);
        assertThat(seen).allSatisfy(pid -> assertThat(alive(pid)).isFalse());
        FabricNetwork.down(FOLDER, false, System.out::println);
        assertThat(running).allSatisfy(pid -> assertThat(alive(pid)).isFalse());
    }

    /** Writes what it can; only what was answered counts as acknowledged. */
    private void write(Notes notes, String prefix, int count) {
        for (int i = 0; i < count; i++) {
            try {
                notes.put(prefix + i, "value " + i);
                acknowledged.put(prefix + i, "value " + i);
            } catch (GatewayException e) {
                System.out.println(prefix + i + ": " + e.getMessage());
            }
        }
    }

    private void assertWritingGoesOn() throws Exception {
        try (Notes notes = Notes.at(FOLDER, 0)) {
            Await.until("a first write", Duration.ofSeconds(60), () -> writes(notes));
            int before = acknowledged.size();
            write(notes, "after", WRITES_AFTER);
            assertThat(acknowledged.size() - before).isEqualTo(WRITES_AFTER);
        }
    }

    private void assertEverythingIsThere() throws Exception {
        assertThat(acknowledged).isNotEmpty();
        for (int peer = 0; peer < 3; peer++) {
            try (Notes notes = Notes.at(FOLDER, peer)) {
                Await.until(
                        "everything acknowledged at peer " + peer,
                        Duration.ofSeconds(30),
                        () -> acknowledged.entrySet().stream().allMatch(note -> holds(notes, note)));
            }
        }
    }

    private static boolean holds(Notes notes, Map.Entry<String, String> note) {
        try {
            return notes.read(note.getKey()).equals(note.getValue());
        } catch (GatewayException e) {
            return false;
        }
    }

    private static boolean writes(Notes notes) {
        try {
            notes.put("first", "x");
            return true;
        } catch (GatewayException e) {
            return false;
        }
    }

    private static void kill(String name) {
        ProcessHandle process = processes().running(name).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** A start in a process of its own, so that it can be killed. */
    private static Process start() throws Exception {
        Files.createDirectories(FOLDER);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starting.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/network-faults-start.log"))
                .start();
    }

    /** What is started and killed. */
    static final class Starting {
        private Starting() {}

        public static void main(String[] args) {
            FabricNetwork.up(options(Ordering.SINGLE), System.out::println);
        }
    }

    private static int recorded() {
        return processes().recorded().size();
    }

    private static Set<Long> pids() {
        return processes().recorded().stream()
                .flatMap(name -> processes().running(name).stream())
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive() && process.info().command().isPresent())
                .isPresent();
    }

    private static Processes processes() {
        return new Processes(Plan.of(options(Ordering.SINGLE)).folder());
    }

    private static FabricOptions options(Ordering ordering) {
        ChaincodeProgram notes =
                new ChaincodeProgram(System.getProperty("java.class.path"), NoteService.class.getName());
        return new FabricOptions(FOLDER, ordering, PORT, notes);
    }
}
