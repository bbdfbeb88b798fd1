package io.whence.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.app.Whence;
import io.whence.app.desk.JavaProgram;
import io.whence.ledger.Auditor;
import io.whence.ledger.Connection;
import io.whence.ledger.EventLines;
import io.whence.ledger.TrialNetwork;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
    private static final int HANDED_OVER_EVERY = 10;
    private static final String AT = "2026-03-01T08:00:00Z";

    @TempDir
    private Path home;

    private final List<String> ids = new ArrayList<>();
    private final TreeMap<String, Integer> kills = new TreeMap<>();
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
        try (Connection exchange = exchange()) {
            TrialNetwork.openMarket(exchange, home);
        }

        for (int round = 0; round < rounds(); round++) {
            append(round);
            Process writer = start("record", input().toString());
            Process reader = start("alerts");
            Thread.sleep(random.nextInt(MILLIS_MAX));
            kill(random, round, List.of(writer, reader));
            assertThat(whence("network", "up", kind()))
                    .as("seed %d, round %d", SEED, round)
                    .isZero();
            assertThat(writer.waitFor(RECORDED_WITHIN_MINUTES, TimeUnit.MINUTES))
                    .isTrue();
            reader.waitFor();
        }

        assertThat(whence("record", input().toString())).as("seed %d", SEED).isZero();
        assertThat(whence("audit")).as("seed %d", SEED).isZero();
        try (Connection exchange = exchange()) {
            assertThat(Auditor.events(exchange)).as("seed %d", SEED).containsExactlyElementsOf(ids);
        }
        String followed = digest("status");
        assertThat(digest("rebuild")).as("seed %d", SEED).isEqualTo(followed);
        System.out.println("seed " + SEED + " killed " + kills);
        assertThat(kills.values()).as("seed %d", SEED).allMatch(times -> rounds() < kills.size() || times > 0);
    }

    /** Kills one of the writer, the reader and the network's own: each in turn at first, then at random; never a dead one. */
    private void kill(SplittableRandom random, int round, List<Process> clients) throws IOException {
        SortedMap<String, ProcessHandle> victims = servers();
        victims.put("writer", clients.getFirst().toHandle());
        victims.put("reader", clients.getLast().toHandle());
        victims.keySet().forEach(name -> kills.putIfAbsent(name, 0));
        List<Map.Entry<String, ProcessHandle>> all = List.copyOf(victims.entrySet());
        int first = round < all.size() ? round : random.nextInt(all.size());
        Map.Entry<String, ProcessHandle> victim = IntStream.range(0, all.size())
                .mapToObj(i -> all.get((first + i) % all.size()))
                .filter(candidate -> candidate.getValue().isAlive())
                .findFirst()
                .orElseThrow();
        victim.getValue().destroyForcibly();
        kills.merge(victim.getKey(), 1, Integer::sum);
    }

    /** The processes of the network by the names of their files, the one of an embedded ledger by its kind. */
    private SortedMap<String, ProcessHandle> servers() throws IOException {
        TreeMap<String, ProcessHandle> servers = new TreeMap<>();
        Path pid = folder().resolve("pid");
        try (Stream<Path> files = Files.isDirectory(pid) ? Files.list(pid) : Stream.of(pid)) {
            for (Path file : files.toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .ifPresent(server -> servers.put(file.getFileName().toString(), server));
            }
        }
        return servers;
    }

    /** What is in the read model after bringing it up to date, or building it again. */
    private String digest(String how) {
        assertThat(whence("map", how)).as("seed %d", SEED).isZero();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Whence.run(out, System.err, "map", "dump", "--json", "--home", home.toString());
        return new FieldReader("", Json.parse(said.toByteArray())).text("digest");
    }

    private Connection exchange() {
        return Connection.open(folder().resolve("connection"), "exchange", Optional.empty());
    }

    /** The file grows by some events, as a log does: mostly uses, and copies that are handed over and acknowledged. */
    private void append(int round) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < EVENTS_A_ROUND; i++) {
            String id = "r" + round + "-" + i;
            String copy = "c-" + round + "-" + i / HANDED_OVER_EVERY;
            ids.add(id);
            lines.add(
                    switch (i % HANDED_OVER_EVERY) {
                        case 0 -> EventLines.delivered(id, AT, copy, "agr-1", "lender-1");
                        case 1 -> EventLines.received(id, AT, copy, "lender-1", 10);
                        default -> EventLines.used(id, AT, copy, "exchange", "read");
                    });
        }
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
