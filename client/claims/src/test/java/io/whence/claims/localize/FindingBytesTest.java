package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A finding is the same bytes on another Java machine, in another place, with its evidence in another order. */
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
    void a_finding_is_the_same_bytes_in_another_machine_place_and_order() throws IOException, InterruptedException {
        String here = FindingBytes.digest(folder, 1).hex();
        for (Path machine : machines()) {
            assertThat(elsewhere(machine)).as(machine.toString()).isEqualTo(here);
        }
    }

    /** This Java, and a Java 21 where the system has one. */
    private static List<Path> machines() throws IOException {
        List<Path> machines = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        if (Files.isDirectory(MACHINES)) {
            try (Stream<Path> installed = Files.list(MACHINES)) {
                installed
                        .filter(machine -> machine.getFileName().toString().matches(".*\\b21\\b.*"))
                        .filter(machine -> Files.isExecutable(machine.resolve("bin/java")))
                        .forEach(machines::add);
            }
        }
        return machines;
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
