package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

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
    void every_platform_locale_and_zone_comes_to_the_same_bytes() throws Exception {
        String here = digest();
        for (Path java : javas()) {
            for (List<String> world : WORLDS) {
                assertThat(forked(java, world)).as("%s %s", java, world).isEqualTo(here);
            }
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

    /** This platform's program, and every other of at least the language level that stands beside it. */
    private static List<Path> javas() throws IOException {
        Path here = Path.of(System.getProperty("java.home"));
        List<Path> javas = new ArrayList<>(List.of(here.resolve("bin/java")));
        try (Stream<Path> homes = Files.list(here.resolveSibling("."))) {
            homes.filter(home -> Files.exists(home.resolve("release")) && !home.equals(here) && level(home) >= 21)
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .forEach(javas::add);
        }
        return javas;
    }

    private static int level(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
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
