package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claim that {@code docs/claims.md} walks from notice to recovery: every command is typed, and prints what the page says. */
class ClaimPageTest {
    private static final Path PAGE = Path.of("../../docs/claims.md");
    private static final Pattern FILE = Pattern.compile("```json (\\S+\\.json)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CONSOLE = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);

    /** One line that is typed, and what is seen after it. */
    private record Typed(String words, List<String> seen) {}

    @TempDir
    private Path folder;

    @Test
    void the_page_s_files_and_commands_lead_from_notice_to_recovery() throws IOException {
        String page = Files.readString(PAGE);
        Matcher file = FILE.matcher(page);
        while (file.find()) {
            Files.writeString(folder.resolve(file.group(1)), file.group(2));
        }
        List<Typed> typed = typed(page);
        assertThat(typed).hasSizeGreaterThan(15);
        Path network = folder.resolve("home").resolve("network/embedded");
        try (EmbeddedLedger ledger = EmbeddedLedger.start(network, 0, new WhenceChaincode())) {
            assertThat(ledger.height()).isPositive();
            typed.forEach(this::type);
        }
    }

    private void type(Typed line) {
        String[] words = line.words.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].endsWith(".json") ? folder.resolve(words[i]).toString() : words[i];
        }
        Answered answered = Answered.in(folder.resolve("home"), words);
        assertThat(answered.exit()).as(line.words + ": " + answered.err()).isZero();
        List<String> printed = answered.out().lines().map(ClaimPageTest::spaced).toList();
        assertThat(printed).as(line.words).containsAll(line.seen);
    }

    private static List<Typed> typed(String page) {
        List<Typed> typed = new ArrayList<>();
        Matcher console = CONSOLE.matcher(page);
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

    private static String spaced(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
