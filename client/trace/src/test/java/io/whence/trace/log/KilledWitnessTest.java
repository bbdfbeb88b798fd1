package io.whence.trace.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.merkle.MerkleProofs;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignerKey;
import java.io.IOException;
import java.nio.file.Files;
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

    /** Starts a witness, kills it once it has handed out a head of at least this size, and says which was the last. */
    private long killedAfter(long least) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WitnessProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        while (process.isAlive() && last(said) < least) {
            Thread.sleep(2);
        }
        process.destroyForcibly();
        process.waitFor();
        return last(said);
    }

    /** The last size that stands on a whole line. */
    private static long last(Path said) throws IOException {
        String text = Files.exists(said) ? Files.readString(said) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
    }
}
