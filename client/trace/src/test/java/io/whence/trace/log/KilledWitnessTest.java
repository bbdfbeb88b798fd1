package io.whence.trace.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.merkle.MerkleProofs;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignerKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness that is killed anywhere between comparing and storing has never signed what it does not remember. */
final class KilledWitnessTest {
    private static final int ROUNDS = Integer.getInteger("whence.rounds", 3);

    @TempDir
    Path folder;

    @Test
    void whatever_was_handed_out_before_a_kill_is_remembered_after_it() throws Exception {
        SignerKey key = WitnessKeys.create(folder.resolve("keys"), "insurer");
        long handedOut = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long least = handedOut + 1 + ThreadLocalRandom.current().nextInt(20);
            handedOut = Math.max(handedOut, killedAfter(least));
            Witness witness = Witness.in(folder.resolve("memory"), key);
            Checkpoint seen = Checkpoint.parse(witness.last("log").orElseThrow().text());
            assertThat(seen.size()).as("round %d", round).isBetween(handedOut, handedOut + 1);
            assertThat(seen.root()).isEqualTo(MerkleProofs.root(seen.size(), WitnessProcess.TREE));
            Checkpoint smaller =
                    new Checkpoint("log", seen.size() - 1, MerkleProofs.root(seen.size() - 1, WitnessProcess.TREE));
            assertThatThrownBy(() -> witness.cosign(
                            smaller,
                            from -> {
                                throw new AssertionError();
                            },
                            Instant.now()))
                    .hasMessageStartingWith("CHECKPOINT_OLDER");
        }
    }

    /** Starts a witness, waits until it has handed out a head of at least this size, kills it, and reads the rest. */
    private long killedAfter(long least) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WitnessProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = Long.parseLong(line);
                if (last >= least && process.isAlive()) {
                    process.destroyForcibly();
                }
            }
        }
        process.waitFor();
        return last;
    }
}
