package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings and worksheets are the same bytes on another Java, in another place, with their evidence in another order. */
class FindingBytesTest {
    private static final Path MACHINES = Path.of("/usr/lib/jvm");
    private static final List<String> ELSEWHERE = List.of(
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Duser.timezone=Asia/Kathmandu",
            "-Dfile.encoding=ISO-8859-1",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    @TempDir
    private Path folder;

    @Test
    void findings_and_worksheets_are_the_same_bytes_in_another_place_and_order()
            throws IOException, InterruptedException {
        assertThat(elsewhere(Path.of(System.getProperty("java.home"))))
                .isEqualTo(FindingBytes.digest(folder, 1).hex());
    }

    @Test
    void findings_and_worksheets_are_the_same_bytes_on_another_java() throws IOException, InterruptedException {
        List<Path> others = others();
        assumeThat(others)
                .as("no other Java from 21 on: name one by WHENCE_OTHER_JDK=its home")
                .isNotEmpty();
        String here = FindingBytes.digest(folder, 1).hex();
        for (Path other : others) {
            assertThat(elsewhere(other)).as(other.toString()).isEqualTo(here);
        }
    }

    /** The Java that {@code WHENCE_OTHER_JDK} names, else every Java 21 that the system has. */
    private static List<Path> others() throws IOException {
        String named = System.getenv("WHENCE_OTHER_JDK");
        if (named != null && !named.isBlank()) {
            return List.of(Path.of(named));
        }
        if (!Files.isDirectory(MACHINES)) {
            return List.of();
        }
        try (Stream<Path> installed = Files.list(MACHINES)) {
            return installed
                    .filter(machine -> machine.getFileName().toString().matches(".*\\b21\\b.*"))
                    .filter(machine -> Files.isExecutable(machine.resolve("bin/java")))
                    .sorted()
                    .toList();
        }
    }

    private static String elsewhere(Path machine) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(machine.resolve("bin/java").toString()));
        command.addAll(ELSEWHERE);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FindingBytes.class.getName(), "2"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }
}
