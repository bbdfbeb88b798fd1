package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whence.model.value.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Worksheets in virtual machines of their own: what is read once at their start cannot be switched in a running one. */
class ForkedVectorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/worksheet");
    private static final List<List<String>> WORLDS = List.of(
            List.of("-Duser.language=ar", "-Duser.country=SA", "-Duser.timezone=Pacific/Apia"),
            List.of(
                    "-Duser.language=tr",
                    "-Duser.country=TR",
                    "-Duser.timezone=Asia/Kathmandu",
                    "-Dfile.encoding=ISO-8859-9"));

    @Test
    void every_locale_and_zone_comes_to_the_same_bytes() throws IOException, InterruptedException {
        comesToTheSameBytes(Path.of(System.getProperty("java.home")));
    }

    /** {@code WHENCE_OTHER_JDK} is the home of a Java from 21 on, which {@code scripts/test} finds. */
    @Test
    void another_java_comes_to_the_same_bytes() throws IOException, InterruptedException {
        String other = System.getenv("WHENCE_OTHER_JDK");
        assumeTrue(other != null, "no other Java from 21 on: WHENCE_OTHER_JDK names the home of one");
        assertThat(Path.of(other).toRealPath())
                .as("another Java than the one that runs this")
                .isNotEqualTo(Path.of(System.getProperty("java.home")).toRealPath());
        comesToTheSameBytes(Path.of(other));
    }

    private static void comesToTheSameBytes(Path machine) throws IOException, InterruptedException {
        for (List<String> world : WORLDS) {
            assertThat(forked(machine.resolve("bin/java"), world))
                    .as("%s %s", machine, world)
                    .isEqualTo(digest());
        }
    }

    /** Prints the digest of all answers. */
    public static void main(String[] folder) throws IOException {
        System.out.println(digest());
    }

    private static String digest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : losses()) {
            byte[] loss = Files.readAllBytes(FOLDER.resolve(name + ".loss.json"));
            Path terms = FOLDER.resolve(name + ".terms.json");
            if (Files.exists(terms)) {
                all.writeBytes(WorksheetJson.answer(Files.readAllBytes(terms), loss));
            }
        }
        assertThat(all.size()).isPositive();
        return Digest.over(all.toByteArray()).hex();
    }

    private static List<String> losses() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".loss.json"))
                    .map(file -> file.substring(0, file.length() - ".loss.json".length()))
                    .sorted()
                    .toList();
        }
    }

    private static String forked(Path java, List<String> world) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(world);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), ForkedVectorsTest.class.getName()));
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return answer.strip();
    }
}
