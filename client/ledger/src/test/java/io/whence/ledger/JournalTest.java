package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int ENTRIES_MAX = 10_000;

    @TempDir
    private Path folder;

    @Test
    void what_was_appended_stands_there_when_it_is_opened_again() {
        try (Journal journal = Journal.open(file())) {
            journal.force(journal.append(entry(1)));
            journal.force(journal.append(entry(2)));
        }
        try (Journal journal = Journal.open(file())) {
            assertThat(journal.entries()).containsExactly(entry(1), entry(2));
            assertThat(journal.repaired()).isFalse();
        }
    }

    @Test
    void a_last_entry_torn_at_any_byte_is_cut_off_and_the_journal_goes_on() throws IOException {
        byte[] whole = threeEntries();
        int second = length(2);
        for (int length = second + 1; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (Journal journal = Journal.open(file())) {
                assertThat(journal.entries()).as("cut at %d", length).containsExactly(entry(1), entry(2));
                assertThat(journal.repaired()).isTrue();
                journal.append(entry(4));
            }
            try (Journal journal = Journal.open(file())) {
                assertThat(journal.entries()).containsExactly(entry(1), entry(2), entry(4));
            }
        }
    }

    @Test
    void damage_before_the_last_entry_is_refused_by_file_and_line() throws IOException {
        byte[] whole = threeEntries();
        whole[length(1) + 12] ^= 1;
        Files.write(file(), whole);

        assertThatThrownBy(() -> Journal.open(file())).hasMessageStartingWith("OUTBOX_CORRUPT: trial.journal line 2");
    }

    @Test
    void a_place_that_cannot_be_written_is_refused_by_name() {
        assertThatThrownBy(() -> Journal.open(folder.resolve("missing").resolve("x.journal")))
                .hasMessageStartingWith("OUTBOX_UNWRITABLE");
    }

    @Test
    void a_full_disk_is_refused_by_name_and_the_journal_goes_on_when_there_is_room() throws Exception {
        assumeTrue(mounted("size=16k"), "a small file system can be mounted by root alone");
        try {
            List<Json> appended = new ArrayList<>();
            try (Journal journal = Journal.open(file())) {
                assertThatThrownBy(() -> fill(journal, appended))
                        .hasMessageStartingWith("OUTBOX_UNWRITABLE: " + file())
                        .hasMessageContaining("No space left on device");
                assertThat(appended).isNotEmpty();
                assertThat(mounted("remount,size=1m")).isTrue();
                appended.add(entry(-1));
                journal.force(journal.append(entry(-1)));
            }
            try (Journal journal = Journal.open(file())) {
                assertThat(journal.entries()).isEqualTo(appended);
            }
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    @Test
    void a_journal_that_was_left_on_a_full_disk_holds_what_was_appended_whole() throws Exception {
        assumeTrue(mounted("size=16k"), "a small file system can be mounted by root alone");
        try {
            List<Json> appended = new ArrayList<>();
            try (Journal journal = Journal.open(file())) {
                assertThatThrownBy(() -> fill(journal, appended)).hasMessageStartingWith("OUTBOX_UNWRITABLE");
            }
            try (Journal journal = Journal.open(file())) {
                assertThat(journal.entries()).isEqualTo(appended);
            }
        } finally {
            run("umount", "-l", folder.toString());
        }
    }

    private static void fill(Journal journal, List<Json> appended) {
        for (int i = 0; i < ENTRIES_MAX; i++) {
            journal.force(journal.append(entry(i)));
            appended.add(entry(i));
        }
    }

    private boolean mounted(String options) throws Exception {
        return run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0;
    }

    private static int run(String... words) throws Exception {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            return 1;
        }
    }

    private byte[] threeEntries() throws IOException {
        Files.deleteIfExists(file());
        try (Journal journal = Journal.open(file())) {
            for (int i = 1; i <= 3; i++) {
                journal.append(entry(i));
            }
        }
        return Files.readAllBytes(file());
    }

    private static int length(int entries) {
        return entries * ("00000000 ".length() + entry(1).canonical().length + 1);
    }

    private Path file() {
        return folder.resolve("trial.journal");
    }

    private static Json entry(int number) {
        return Json.object(Map.of("entry", Json.of(number)));
    }
}
