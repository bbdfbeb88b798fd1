package io.whence.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.app.Whence;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story on the embedded ledger: who leaked, what is owed, and a pack that one changed byte makes invalid. */
class DemoTest {
    private static final int LIST_MAX = 1000;

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_story_names_the_leaker_settles_the_claim_and_proves_both() throws IOException {
        FieldReader told = new FieldReader("", whence(0, "demo", "--network", "embedded"));
        List<String> summary = told.texts("summary", LIST_MAX);
        assertThat(summary.getFirst()).contains(Cast.carrier(Cast.LEAKER), "IDENTIFIED_UP_TO_PROVIDER");
        assertThat(summary).anyMatch(line -> line.contains("CNY 700,000.00 of a loss of CNY 967,000.00"));
        assertThat(summary.getLast()).contains("valid, cosigned by exchange, insurer, regulator");
        assertThat(Path.of(told.text("report"))).content().contains("<svg", Cast.copy(Cast.LEAKER));
        Path demo = home.resolve("demo").resolve("embedded");
        tamperedPackIsInvalid(demo, demo.resolve("evidence.zip"));
        assertThat(new FieldReader("", whence(3, "network", "status", "embedded", "--home", demo.toString()))
                        .flag("up", true))
                .isFalse();
    }

    private void tamperedPackIsInvalid(Path demo, Path pack) throws IOException {
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        Path tampered = Files.write(home.resolve("tampered.zip"), bytes);
        Path trust = DemoHome.trust(demo, "embedded");
        FieldReader verified =
                new FieldReader("", whence(1, "verify", tampered.toString(), "--trust", trust.toString()));
        assertThat(verified.flag("valid", true)).isFalse();
    }

    private Json whence(int exit, String... words) {
        out.reset();
        List<String> complete = new java.util.ArrayList<>(List.of(words));
        complete.add("--json");
        if (!complete.contains("--home")) {
            complete.addAll(List.of("--home", home.toString()));
        }
        int actual = Whence.run(print(out), print(err), complete.toArray(String[]::new));
        assertThat(actual).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(exit);
        return Json.parse(out.toByteArray());
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
