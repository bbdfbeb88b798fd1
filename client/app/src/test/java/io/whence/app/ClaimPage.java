package io.whence.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The claim that {@code docs/claims.md} walks from notice to recovery: its files, and what is typed. */
record ClaimPage(String text) {
    private static final Path PAGE = Path.of("../../docs/claims.md");
    private static final Pattern FILE = Pattern.compile("```json (\\S+\\.json)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CONSOLE = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);

    /** One line that is typed, and what is seen after it. */
    record Typed(String words, List<String> seen) {}

    static ClaimPage read() throws IOException {
        return new ClaimPage(Files.readString(PAGE));
    }

    /** Writes the page's files into a folder. */
    void files(Path folder) throws IOException {
        Matcher file = FILE.matcher(text);
        while (file.find()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
    }

    List<Typed> typed() {
        List<Typed> typed = new ArrayList<>();
        Matcher console = CONSOLE.matcher(text);
        while (console.find()) {
            for (String line : console.group(1).split("\n", -1)) {
                if (line.startsWith("$ whence ")) {
                    typed.add(new Typed(line.substring("$ whence ".length()), new ArrayList<>()));
                } else if (!line.isBlank()) {
                    typed.getLast().seen.add(spaced(line));
                }
            }
        }
        return typed;
    }

    static String spaced(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
