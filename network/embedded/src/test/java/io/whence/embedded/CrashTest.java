package io.whence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Proposal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a loaded ledger, again and again, at moments drawn from a seed, and has an auditor compare the block file with what
 * clients were told. {@code -Dwhence.crash.rounds} and {@code -Dwhence.crash.seed} choose the rounds and replay a failure.
 */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("whence.crash.rounds", 10);
    private static final long SEED = Long.getLong("whence.crash.seed", System.nanoTime());
    private static final int CLIENTS = 16;
    private static final int SHARED_KEYS = 8;
    private static final int COMMITS_MAX = 120;
    private static final int LIFE_MILLIS_MAX = 4_000;
    private static final int LAST_MICROS_MAX = 20_000;
    private static final int START_SECONDS_MAX = 60;

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    void nothing_acknowledged_is_lost_however_the_ledger_is_killed() throws Exception {
        System.out.println("seed " + SEED);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        long height = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String place = "seed " + SEED + ", round " + round;
            Process process = startProcess();
            try (Client client = Client.connect(folder.resolve("connection"), "HANDLER", "insurer")) {
                checkAgainstAuditor(client, random, place);
                load(client, process, random);
            }
            Auditor auditor = Auditor.read(folder.resolve("ledger/blocks.dat"));
            assertThat(auditor.height()).as(place).isGreaterThanOrEqualTo(height);
            height = auditor.height();
            acknowledged
                    .keySet()
                    .forEach(id ->
                            assertThat(auditor.code(id)).as("%s: %s", place, id).isZero());
        }
        assertThat(acknowledged).as("seed " + SEED).hasSizeGreaterThan(ROUNDS);
    }

    private void checkAgainstAuditor(Client client, RandomGenerator random, String place) throws Exception {
        Auditor auditor = Auditor.read(folder.resolve("ledger/blocks.dat"));
        List<String> keys = List.copyOf(auditor.state().keySet());
        for (int i = 0; i < Math.min(20, keys.size()); i++) {
            String key = keys.get(random.nextInt(keys.size()));
            assertThat(client.evaluate("get", key)).as("%s: %s", place, key).isEqualTo(auditor.value(key));
        }
    }

    private void load(Client client, Process process, RandomGenerator random) throws InterruptedException {
        AtomicBoolean alive = new AtomicBoolean(true);
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> {
                    long seed = random.nextLong();
                    return Thread.startVirtualThread(() -> submitWhile(alive, client, seed));
                })
                .toList();
        int enough = acknowledged.size() + random.nextInt(COMMITS_MAX);
        for (int millis = 0; millis < LIFE_MILLIS_MAX && acknowledged.size() < enough; millis++) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        TimeUnit.MICROSECONDS.sleep(random.nextInt(LAST_MICROS_MAX));
        process.destroyForcibly().waitFor();
        alive.set(false);
        for (Thread thread : clients) {
            thread.join();
        }
    }

    private void submitWhile(AtomicBoolean alive, Client client, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        while (alive.get()) {
            String function = random.nextBoolean() ? "put" : "append";
            String key = function.equals("put")
                    ? "own" + Long.toHexString(random.nextLong())
                    : "shared" + random.nextInt(SHARED_KEYS);
            try {
                Proposal proposal = client.contract()
                        .newProposal(function)
                        .addArguments(key, "x")
                        .build();
                proposal.endorse().submit();
                acknowledged.put(proposal.getTransactionId(), key);
            } catch (GatewayException | CommitException e) {
                // A conflict or a dead ledger: nothing was acknowledged.
            }
        }
    }

    private Process startProcess() throws IOException, InterruptedException {
        Path ready = folder.resolve("ready");
        Files.deleteIfExists(ready);
        Path log = folder.resolve("child.log");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrialLedgerMain.class.getName(),
                        folder.toString(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (!Files.exists(ready)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("seed " + SEED + ": " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return process;
    }
}
