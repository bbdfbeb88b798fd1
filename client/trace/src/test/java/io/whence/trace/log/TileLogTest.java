package io.whence.trace.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.ledger.Position;
import io.whence.model.merkle.LogFold;
import io.whence.model.merkle.MerkleProofs;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.NoteSignature;
import io.whence.model.note.SignedNote;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TileLogTest {
    @TempDir
    Path folder;

    @Test
    void a_log_of_seventy_thousand_has_the_tiles_of_the_specification() {
        try (TileLog log = TileLog.open(folder)) {
            append(log, 70_000);
            log.commit(at(7));
        }
        assertThat(folder.resolve("tile/0/272")).hasSize(8192);
        assertThat(folder.resolve("tile/0/273.p/112")).hasSize(112 * 32);
        assertThat(folder.resolve("tile/1/000")).hasSize(8192);
        assertThat(folder.resolve("tile/1/001.p/17")).hasSize(17 * 32);
        assertThat(folder.resolve("tile/2/000.p/1")).hasSize(32);
        assertThat(folder.resolve("tile/entries/273.p/112")).exists();
        assertThat(TilePath.hashes(0, 1_234_067).in(Path.of("")).toString()).isEqualTo("tile/0/x001/x234/067");
    }

    @Test
    void roots_proofs_and_entries_are_those_of_the_tree_at_every_kind_of_size() {
        try (TileLog log = TileLog.open(folder)) {
            List<byte[]> entries = new ArrayList<>();
            for (int size : new int[] {1, 2, 255, 256, 257, 511, 512, 1000, 66_000}) {
                while (entries.size() < size) {
                    entries.add(entry(entries.size()));
                    log.append(entries.getLast());
                }
                log.commit(at(size));
                MerkleTree tree = MerkleTree.of(entries);
                assertThat(log.root(size)).isEqualTo(tree.root());
                for (long index : new long[] {0, size / 2, size - 1}) {
                    assertThat(MerkleProofs.inclusion(index, size, log)).isEqualTo(tree.inclusion(index));
                    assertThat(log.entry(index)).isEqualTo(entry((int) index));
                }
                assertThat(MerkleProofs.consistency(1 + size / 3, size, log))
                        .isEqualTo(MerkleProofs.consistency(1 + size / 3, size, tree));
            }
        }
    }

    @Test
    void a_proof_carries_the_entry_and_leads_to_the_checkpoint() {
        try (TileLog log = TileLog.open(folder)) {
            append(log, 300);
            log.commit(at(1));
            Checkpoint checkpoint = log.checkpoint("log", 300);
            NoteSignature signature =
                    WitnessKeys.create(folder.resolve("keys"), "insurer").cosign(checkpoint, Instant.EPOCH);
            SignedNote note = checkpoint.unsigned().with(signature);
            append(log, 50);
            assertThat(log.proof(299, note).proves(entry(299))).isTrue();
            assertThat(log.proof(299, note).extra().orElseThrow()).isEqualTo(entry(299));
        }
    }

    @Test
    void what_was_committed_is_there_again_and_the_rest_is_appended_again() throws IOException {
        long seed = 20_260_301;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        LogFold auditor = new LogFold();
        Path present = folder.resolve("0");
        for (int life = 1; life <= 12; life++) {
            TileLog log = TileLog.open(present);
            assertThat(log.size()).as("seed %d, life %d", seed, life).isEqualTo(auditor.size());
            assertThat(log.head().root()).isEqualTo(auditor.root());
            assertThat(log.head().next()).isEqualTo(auditor.size() == 0 ? Position.START : at(auditor.size()));
            for (int commits = random.nextInt(3); commits > 0; commits--) {
                for (int entries = random.nextInt(400); entries > 0; entries--) {
                    auditor.append(entry((int) auditor.size()));
                    log.append(entry((int) log.size()));
                }
                log.commit(at(log.size()));
            }
            append(log, random.nextInt(400));
            Path crashed = folder.resolve(Integer.toString(life));
            copy(present, crashed);
            log.close();
            present = crashed;
        }
        try (TileLog log = TileLog.open(present)) {
            for (int i = 0; i < log.size(); i++) {
                assertThat(log.entry(i)).isEqualTo(entry(i));
            }
        }
    }

    @Test
    void a_torn_or_changed_edge_is_refused_by_name() throws IOException {
        try (TileLog log = TileLog.open(folder)) {
            append(log, 300);
            log.commit(at(1));
        }
        for (String file : new String[] {"tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44"}) {
            byte[] whole = Files.readAllBytes(folder.resolve(file));
            byte[] changed = whole.clone();
            changed[whole.length - 1] ^= 1;
            Files.write(folder.resolve(file), changed);
            assertDamaged();
            Files.write(folder.resolve(file), whole, StandardOpenOption.TRUNCATE_EXISTING);
            Files.write(folder.resolve(file), java.util.Arrays.copyOf(whole, whole.length - 5));
            assertDamaged();
            Files.delete(folder.resolve(file));
            assertDamaged();
            Files.write(folder.resolve(file), whole);
        }
        TileLog.open(folder).close();
    }

    @Test
    void a_whole_tile_that_a_power_failure_took_is_found_by_the_first_proof_that_needs_it() throws IOException {
        try (TileLog log = TileLog.open(folder)) {
            append(log, 600);
            log.commit(at(1));
        }
        Files.write(folder.resolve("tile/0/000"), new byte[8192]);
        try (TileLog log = TileLog.open(folder)) {
            Checkpoint checkpoint = log.checkpoint("log", 600);
            SignedNote note = checkpoint
                    .unsigned()
                    .with(WitnessKeys.create(folder.resolve("keys"), "w").cosign(checkpoint, Instant.EPOCH));
            assertThat(log.proof(599, note).proves(entry(599))).isTrue();
            assertThatThrownBy(() -> log.proof(3, note)).hasMessageStartingWith("LOG_DAMAGED");
        }
    }

    @Test
    void one_program_at_a_time_appends() {
        try (TileLog log = TileLog.open(folder)) {
            assertThatThrownBy(() -> TileLog.open(folder)).hasMessageStartingWith("LOG_IN_USE");
            assertThat(log.size()).isZero();
        }
        TileLog.open(folder).close();
    }

    @Test
    void entries_are_bounded_and_absent_ones_are_refused() {
        try (TileLog log = TileLog.open(folder)) {
            log.append(new byte[65_535]);
            assertThat(log.entry(0)).hasSize(65_535);
            assertThatThrownBy(() -> log.append(new byte[65_536])).hasMessageStartingWith("ENTRY_TOO_LONG");
            assertThatThrownBy(() -> log.entry(1)).hasMessageStartingWith("ENTRY_ABSENT");
            assertThat(log.size()).isEqualTo(1);
        }
    }

    @Test
    void a_full_disk_is_refused_by_name_and_loses_nothing_that_was_committed() throws IOException {
        for (String full : new String[] {"tile/entries/001", "tile/0/001", "tile/0/001.p/200.part", "head.json.part"}) {
            Path home = folder.resolve(Integer.toString(full.hashCode()));
            try (TileLog log = TileLog.open(home)) {
                append(log, 300);
                log.commit(at(1));
                Files.createSymbolicLink(home.resolve(full), Path.of("/dev/full"));
                assertThatThrownBy(() -> {
                            append(log, full.endsWith(".part") ? 156 : 300);
                            log.commit(at(2));
                        })
                        .as(full)
                        .hasMessageStartingWith("LOG_UNWRITABLE")
                        .hasMessageContaining("No space left on device");
                assertThat(log.head().size()).isEqualTo(300);
            }
            Files.delete(home.resolve(full));
            try (TileLog log = TileLog.open(home)) {
                assertThat(log.head().next()).isEqualTo(at(1));
                append(log, 300);
                log.commit(at(2));
                for (int i = 0; i < 600; i++) {
                    assertThat(log.entry(i)).isEqualTo(entry(i));
                }
            }
        }
    }

    @Test
    void a_log_whose_append_failed_is_not_committed() throws IOException {
        try (TileLog log = TileLog.open(folder)) {
            append(log, 255);
            Files.createDirectories(folder.resolve("tile/entries"));
            Files.createSymbolicLink(folder.resolve("tile/entries/000"), Path.of("/dev/full"));
            assertThatThrownBy(() -> append(log, 1)).hasMessageStartingWith("LOG_UNWRITABLE");
            assertThatThrownBy(() -> log.commit(at(1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> append(log, 1)).isInstanceOf(IllegalStateException.class);
            Files.delete(folder.resolve("tile/entries/000"));
        }
    }

    @Test
    void nothing_is_proved_beyond_what_was_committed_nor_from_nothing() {
        try (TileLog log = TileLog.open(folder)) {
            append(log, 300);
            log.commit(at(1));
            append(log, 10);
            assertThatThrownBy(() -> log.root(305)).hasMessageStartingWith("PROOF_MALFORMED");
            assertThatThrownBy(() -> log.consistency(0, 300)).hasMessageStartingWith("PROOF_MALFORMED");
            assertThatThrownBy(() -> log.consistency(301, 300)).hasMessageStartingWith("PROOF_MALFORMED");
            assertThat(log.consistency(300, 300).path()).isEmpty();
        }
    }

    @Test
    void a_checkpoint_of_another_log_is_told_from_a_damaged_tile() {
        try (TileLog log = TileLog.open(folder)) {
            append(log, 300);
            log.commit(at(1));
            Checkpoint other = new Checkpoint("log", 300, Digest.over(new byte[] {1}));
            SignedNote note = other.unsigned()
                    .with(WitnessKeys.create(folder.resolve("keys"), "w").cosign(other, Instant.EPOCH));
            assertThatThrownBy(() -> log.proof(3, note)).hasMessageStartingWith("CHECKPOINT_FORKED");
        }
    }

    private void assertDamaged() {
        assertThatThrownBy(() -> TileLog.open(folder))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("LOG_DAMAGED");
    }

    private static void append(TileLog log, int entries) {
        for (int i = 0; i < entries; i++) {
            log.append(entry((int) log.size()));
        }
    }

    private static byte[] entry(int index) {
        return ByteBuffer.allocate(4).putInt(index).array();
    }

    private static Position at(long block) {
        return new Position(block, Optional.of(Digest.over(new byte[] {(byte) block})));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
