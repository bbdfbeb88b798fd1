package io.whence.claims.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.Json;
import io.whence.model.note.SignerKey;
import io.whence.model.note.VerifierKey;
import io.whence.model.pack.PackArchive;
import io.whence.model.pack.SealedPack;
import io.whence.model.value.Refused;
import io.whence.verify.CheckName;
import io.whence.verify.PackVerifier;
import io.whence.verify.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Nobody changes a pack unnoticed: not a byte of it, and not its statements under an exporter's own new signature. */
final class PackTamperingTest {
    private static final List<VerifierKey> TRUST =
            PackStory.WITNESSES.stream().map(SignerKey::verifier).toList();
    private static final byte[] PACK = PackStory.decided().pack();
    private static final int STEPS = 3_000;

    @Test
    void a_second_reader_with_its_own_code_agrees() throws Exception {
        List<String> trust = TRUST.stream().map(VerifierKey::text).toList();
        assertThat(new PackAuditor(PACK).audit(trust)).isEqualTo(13);
    }

    @Test
    void no_changed_missing_or_added_byte_anywhere_in_the_container_goes_unnoticed() {
        long seed = Long.getLong("whence.seed", System.nanoTime());
        System.out.println("seed " + seed);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int step = 0; step < STEPS; step++) {
            int at = step < PACK.length ? random.nextInt(PACK.length) : 0;
            byte[] changed = switch (step % 4) {
                case 0 -> flipped(PACK, at, 1 << random.nextInt(8));
                case 1 -> without(PACK, at);
                case 2 -> with(PACK, at, (byte) random.nextInt(256));
                default -> Arrays.copyOf(PACK, at);
            };
            assertThat(valid(changed))
                    .as("seed %d, step %d, byte %d", seed, step, at)
                    .isFalse();
        }
        assertThat(valid(with(PACK, PACK.length, (byte) 0))).isFalse();
    }

    @Test
    void no_change_to_any_file_goes_unnoticed_even_in_a_new_container() {
        SortedMap<String, byte[]> files = PackArchive.read(PACK);
        files.forEach((path, bytes) -> {
            for (int at : new int[] {0, bytes.length / 3, bytes.length / 2, bytes.length - 1}) {
                assertInvalid(files, path, flipped(bytes, at, 1));
                assertInvalid(files, path, without(bytes, at));
                assertInvalid(files, path, with(bytes, at, (byte) ' '));
            }
            assertInvalid(files, path, with(bytes, bytes.length, (byte) '\n'));
            TreeMap<String, byte[]> fewer = new TreeMap<>(files);
            fewer.remove(path);
            assertThat(valid(PackArchive.write(fewer))).as("without %s", path).isFalse();
        });
        TreeMap<String, byte[]> more = new TreeMap<>(files);
        more.put("more.txt", new byte[0]);
        assertThat(failed(PackArchive.write(more)).name()).isEqualTo(CheckName.MANIFEST);
    }

    @Test
    void the_first_failure_is_named_with_file_and_position() {
        SortedMap<String, byte[]> files = new TreeMap<>(PackArchive.read(PACK));
        files.computeIfPresent("worksheet.json", (path, bytes) -> flipped(bytes, 10, 1));
        Verification.Check manifest = failed(PackArchive.write(files));
        assertThat(manifest.name()).isEqualTo(CheckName.MANIFEST);
        assertThat(manifest.failedAt().orElseThrow().file()).isEqualTo("worksheet.json");
        Verification.Check container = failed(with(PACK, PACK.length, (byte) 0));
        assertThat(container.name()).isEqualTo(CheckName.CONTAINER);
        assertThat(container.failedAt().orElseThrow().position()).isEqualTo("byte " + PACK.length);
    }

    @Test
    void the_same_files_zipped_by_another_program_are_not_the_pack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : PackArchive.read(PACK).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        assertThat(failed(out.toByteArray()).name()).isEqualTo(CheckName.CONTAINER);
    }

    @Test
    void what_is_no_pack_is_refused_and_not_called_broken() {
        for (String text : new String[] {"", "hello", "manifest.json", "PK\u0003\u0004 something else"}) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(refusal(bytes)).as(text).isEqualTo("NOT_A_PACK");
        }
    }

    @Test
    void a_dishonest_exporter_who_signs_again_is_found_out_by_the_log() {
        assertResealed("README.html", "is due", "is never due", true);
        assertResealed("worksheet.json", "\"netMinorUnits\":1900000", "\"netMinorUnits\":1800000", false);
        assertResealed("loss.json", "2000000", "2000001", false);
        assertResealed("terms.json", "100000", "100001", false);
        assertResealed("claim.json", "1900000", "1800000", false);
        assertResealed("finding.json", "lender-02", "lender-03", false);
        assertResealed("openings/c-2.json", "\"2\"", "\"3\"", false);
        assertResealed("documents/000000000006.answer.json", "x", "y", false);
        assertResealed("transactions/000000000006.json", "cover:add", "cover:adx", false);
        assertResealed("events/000000000002.json", "lender-02", "lender-03", false);
    }

    @Test
    void a_move_left_out_is_missed() {
        TreeMap<String, byte[]> files = new TreeMap<>(PackArchive.read(PACK));
        files.keySet().removeIf(path -> path.contains("/000000000008."));
        Verification.Check failed = failed(reseal(files));
        assertThat(failed.name()).isEqualTo(CheckName.DECISIONS_LEGAL);
        assertThat(failed.detail()).contains("steps");
    }

    private static void assertResealed(String path, String from, String to, boolean valid) {
        TreeMap<String, byte[]> files = new TreeMap<>(PackArchive.read(PACK));
        String before = new String(Objects.requireNonNull(files.get(path)), StandardCharsets.UTF_8);
        String after = before.replace(from, to);
        assertThat(after).as(path).isNotEqualTo(before);
        files.put(path, after.getBytes(StandardCharsets.UTF_8));
        assertThat(valid(reseal(files))).as(path).isEqualTo(valid);
    }

    private static byte[] reseal(SortedMap<String, byte[]> files) {
        files.remove("manifest.json");
        files.remove("pack.note");
        SealedPack.Heading heading = new SealedPack.Heading("clm-1", PackStory.EXPORTED, TRUST);
        return SealedPack.seal(heading, files, List.of(PackStory.WITNESSES.get(1)))
                .bytes();
    }

    private static void assertInvalid(SortedMap<String, byte[]> files, String path, byte[] content) {
        TreeMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(path, content);
        assertThat(valid(PackArchive.write(changed))).as(path).isFalse();
    }

    private static Verification.Check failed(byte[] pack) {
        return PackVerifier.verify(pack, Optional.of(TRUST)).failed().orElseThrow();
    }

    private static boolean valid(byte[] pack) {
        try {
            Verification verification = PackVerifier.verify(pack, Optional.of(TRUST));
            assertThat(Json.parse(verification.json().canonical())).isEqualTo(verification.json());
            return verification.valid();
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo("NOT_A_PACK");
            return false;
        }
    }

    private static String refusal(byte[] bytes) {
        try {
            return PackVerifier.verify(bytes, Optional.of(TRUST)).json().text();
        } catch (Refused refused) {
            return refused.code();
        }
    }

    private static byte[] flipped(byte[] bytes, int at, int bits) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) bits;
        return changed;
    }

    private static byte[] without(byte[] bytes, int at) {
        byte[] changed = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, changed, at, changed.length - at);
        return changed;
    }

    private static byte[] with(byte[] bytes, int at, byte added) {
        byte[] changed = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, changed, 0, at);
        changed[at] = added;
        System.arraycopy(bytes, at, changed, at + 1, bytes.length - at);
        return changed;
    }
}
