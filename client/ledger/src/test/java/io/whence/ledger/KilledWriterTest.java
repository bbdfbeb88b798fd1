package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a writer at random moments until its file is recorded; the ledger is restarted in between. Rounds and seed can be
 * set by the properties {@code whence.rounds} and {@code whence.seed}.
 */
class KilledWriterTest {
    private static final int EVENTS = 1200;
    private static final int ROUNDS = Integer.getInteger("whence.rounds", 10);
    private static final long SEED = Long.getLong("whence.seed", 20260301L);

    @TempDir
    private Path home;

    @Test
    void a_writer_killed_at_any_moment_loses_nothing_and_doubles_nothing() throws Exception {
        System.out.println("seed " + SEED);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        try (TrialNetwork network = TrialNetwork.start(home)) {
            network.openMarket();
            Path file = EventLines.write(home.resolve("input.jsonl"), lines());
            int kills = 0;
            while (kills < ROUNDS && !recordsUntilKilled(network, file, random.nextInt(0, 28))) {
                kills++;
                if (kills % 4 == 0) {
                    network.restart();
                }
            }
            try (Connection exchange = network.connect("exchange")) {
                Receipt receipt = new BatchWriter(exchange, home, WriterOptions.DEFAULT).record(file, Progress.NONE);
                assertThat(receipt.events()).as("seed %d", SEED).isEqualTo(EVENTS);
                assertThat(Auditor.events(exchange))
                        .as("seed %d, %d kills", SEED, kills)
                        .containsExactlyElementsOf(ids());
            }
        }
    }

    /** Runs the writer until it has reported so many batches, then kills it; true if it came to its end. */
    private boolean recordsUntilKilled(TrialNetwork network, Path file, int reports)
            throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        network.connectionFolder().toString(),
                        home.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null && !ready(said, reports); line = out.readLine()) {
                said.add(line);
            }
        } finally {
            writer.destroyForcibly();
        }
        writer.waitFor();
        assertThat(said).as("the writer began").contains("begun");
        return said.contains("ended");
    }

    private static boolean ready(List<String> said, int reports) {
        return said.stream()
                        .filter(line -> line.startsWith("recorded") || line.equals("begun"))
                        .count()
                > reports;
    }

    private static List<String> lines() {
        return ids().stream()
                .map(id -> EventLines.used(id, "2026-03-01T08:00:00Z", "c-x", "exchange", "read"))
                .toList();
    }

    private static List<String> ids() {
        return IntStream.range(0, EVENTS).mapToObj(i -> "k-" + i).toList();
    }
}
