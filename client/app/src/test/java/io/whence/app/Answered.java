package io.whence.app;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the program answered to one command line; JSON is what the published schema of that command says. */
record Answered(int exit, String out, String err) {
    /** Runs the program in a home. */
    static Answered in(Path home, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        return to(all.toArray(String[]::new));
    }

    /** Runs the program with exactly these words. */
    static Answered to(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Whence.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        Answered answered =
                new Answered(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        if (List.of(words).contains("--json")) {
            Published.hold(List.of(words), answered.out);
        }
        return answered;
    }

    /** The one JSON document on standard output. */
    FieldReader json() {
        return new FieldReader("", Json.parse(out.getBytes(StandardCharsets.UTF_8)));
    }

    /** The code of the refusal that stands on standard output. */
    String code() {
        return json().object("error").text("code");
    }
}
