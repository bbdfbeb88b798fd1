package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.contract.WhenceChaincode;
import io.whence.embedded.EmbeddedLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claim that {@code docs/claims.md} walks from notice to recovery: every command is typed, and prints what the page says. */
class ClaimPageTest {
    @TempDir
    private Path folder;

    @Test
    void the_page_s_files_and_commands_lead_from_notice_to_recovery() throws IOException {
        ClaimPage page = ClaimPage.read();
        page.files(folder);
        List<ClaimPage.Typed> typed = page.typed();
        assertThat(typed).hasSizeGreaterThan(15);
        Path network = folder.resolve("home").resolve("network/embedded");
        try (EmbeddedLedger ledger = EmbeddedLedger.start(network, 0, new WhenceChaincode())) {
            assertThat(ledger.height()).isPositive();
            typed.forEach(this::type);
        }
    }

    private void type(ClaimPage.Typed line) {
        String[] words = line.words().split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].endsWith(".json") ? folder.resolve(words[i]).toString() : words[i];
        }
        Answered answered = Answered.in(folder.resolve("home"), words);
        assertThat(answered.exit()).as(line.words() + ": " + answered.err()).isZero();
        List<String> printed = answered.out().lines().map(ClaimPage::spaced).toList();
        assertThat(printed).as(line.words()).containsAll(line.seen());
    }
}
