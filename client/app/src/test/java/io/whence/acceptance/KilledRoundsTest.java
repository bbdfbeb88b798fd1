package io.whence.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.app.Whence;
import io.whence.app.desk.JavaProgram;
import io.whence.ledger.Auditor;
import io.whence.ledger.Connection;
import io.whence.ledger.EventLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a process at a random moment under load, round after round: the writer, a reader that brings the read model up to
 * date, or any process of the network. An auditor of its own then reads the blocks and the input. {@code whence.seed},
 * {@code whence.kills.embedded} and {@code whence.kills.fabric} replay a run.
 */
@Tag("faults")
class KilledRoundsTest {
    private static final long SEED = Long.getLong("whence.seed", System.nanoTime());
    private static final int EVENTS_A_ROUND = 3_000;
    private static final int MILLIS_MAX = 2_500;
    private static final int RECORDED_WITHIN_MINUTES = 5;
    private static final String PARTY = "{\"type\":\"party\",\"schemaVersion\":1,\"id\":\"exchange\",\"exchange\":"
            + "\"exchange\",\"declaredAt\":\"2026-01-01T00:00:00Z\",\"links\":[],\"body\":"
            + "{\"roles\":[\"EXCHANGE\"],\"mspId\":\"ExchangeMSP\"}}";

    @TempDir
    private Path home;

    private final List<String> ids = new ArrayList<>();
    private Network network = Network.EMBEDDED;

    @AfterEach
    void down() {
        whence("network", "down", kind(), "--clean");
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void nothing_acknowledged_is_lost_and_nothing_doubled_whatever_is_killed(Network killed) throws Exception {
        killed.requirePrograms();
        network = killed;
        SplittableRandom random = new SplittableRandom(SEED);
        System.out.println("seed " + SEED);
        assertThat(whence("network", "up", kind())).isZero();
        assertThat(whence(
                        "party",
                        "add",
                        Files.writeString(home.resolve("party.json"), PARTY).toString()))
                .isZero();

        for (int round = 0; round < rounds(); round++) {
            append(round);
            Process writer = start("record", input().toString());
            Process reader = start("alerts");
            Thread.sleep(random.nextInt(MILLIS_MAX));
            kill(random, List.of(writer, reader));
            assertThat(whence("network", "up", kind()))
                    .as("seed %d, round %d", SEED, round)
                    .isZero();
            assertThat(writer.waitFor(RECORDED_WITHIN_MINUTES, TimeUnit.MINUTES))
                    .isTrue();
            reader.waitFor();
        }

        assertThat(whence("record", input().toString())).as("seed %d", SEED).isZero();
        assertThat(whence("audit")).as("seed %d", SEED).isZero();
        try (Connection exchange = Connection.open(folder().resolve("connection"), "exchange", Optional.empty())) {
            assertThat(Auditor.events(exchange)).as("seed %d", SEED).containsExactlyElementsOf(ids);
        }
    }

    /** Kills the writer, the reader, or one of the network's own. */
    private void kill(SplittableRandom random, List<Process> clients) throws IOException {
        List<ProcessHandle> victims =
                new ArrayList<>(clients.stream().map(Process::toHandle).toList());
        victims.addAll(servers());
        ProcessHandle victim = victims.get(random.nextInt(victims.size()));
        victim.destroyForcibly();
    }

    private List<ProcessHandle> servers() throws IOException {
        List<ProcessHandle> servers = new ArrayList<>();
        Path pid = folder().resolve("pid");
        try (Stream<Path> files = Files.isDirectory(pid) ? Files.list(pid) : Stream.of(pid)) {
            for (Path file : files.sorted().toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).ifPresent(servers::add);
            }
        }
        return servers;
    }

    /** The file grows by some events, as a log does. */
    private void append(int round) throws IOException {
        List<String> more = IntStream.range(0, EVENTS_A_ROUND)
                .mapToObj(i -> "r" + round + "-" + i)
                .toList();
        ids.addAll(more);
        List<String> lines = more.stream()
                .map(id -> EventLines.used(id, "2026-03-01T08:00:00Z", "c-1", "exchange", "read"))
                .toList();
        Files.write(input(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Process start(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString(), "--network", kind(), "--as", "exchange"));
        return new ProcessBuilder(JavaProgram.whence(all))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(words[0] + ".log").toFile())
                .start();
    }

    private int whence(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int exit = Whence.run(out, out, all.toArray(String[]::new));
        if (exit != 0) {
            System.out.println(said.toString(StandardCharsets.UTF_8));
        }
        return exit;
    }

    private int rounds() {
        return Integer.getInteger("whence.kills." + kind(), network == Network.EMBEDDED ? 200 : 20);
    }

    private Path input() {
        return home.resolve("input.jsonl");
    }

    private Path folder() {
        return home.resolve("network").resolve(kind());
    }

    private String kind() {
        return network.name().toLowerCase(java.util.Locale.ROOT);
    }
}
