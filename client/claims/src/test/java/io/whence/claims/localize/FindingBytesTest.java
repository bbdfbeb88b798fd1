package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings and worksheets are the same bytes on another Java, in another place, with their evidence in another order. */
class FindingBytesTest {
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

    /** {@code WHENCE_OTHER_JDK} is the home of a Java from 21 on, which {@code scripts/test} finds. */
    @Test
    void findings_and_worksheets_are_the_same_bytes_on_another_java() throws IOException, InterruptedException {
        String other = System.getenv("WHENCE_OTHER_JDK");
        assumeTrue(other != null, "no other Java from 21 on: WHENCE_OTHER_JDK names the home of one");
        assertThat(elsewhere(Path.of(other)))
                .isEqualTo(FindingBytes.digest(folder, 1).hex());
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
