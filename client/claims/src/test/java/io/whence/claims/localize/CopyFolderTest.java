package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a folder of copies: a copy that is overlooked clears whoever holds it. */
class CopyFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void deliver() throws IOException {
        Files.createDirectory(folder.resolve("copies"));
        List<String> names = List.of("c-1.csv", "c-2.CSV", "c-3.Tsv", "c-4.txt");
        for (int copy = 0; copy < names.size(); copy++) {
            List<String> lines = lines(copy);
            String text = String.join("\n", lines) + "\n";
            write(names.get(copy), names.get(copy).endsWith("Tsv") ? text.replace(',', '\t') : text);
        }
    }

    @Test
    void copies_are_found_whatever_the_case_of_their_ending() throws IOException {
        assertThat(localized(1).finding().named()).containsExactly("c-2");
        assertThat(localized(2).finding().named()).containsExactly("c-3");
        assertThat(localized(3).finding().named()).containsExactly("c-4");
        assertThat(localized(3).skipped()).isEmpty();
    }

    @Test
    void what_is_no_copy_is_skipped_and_named() throws IOException {
        write("README.txt", "These are the copies.\nDelivered in May, June, July.\n");
        write("c-9.xlsx", "PK");
        write("notes.TXT", "a,b\n1\n");
        Files.createDirectory(folder.resolve("copies/old.csv"));
        Localizer.AmongFiles found = localized(1);
        assertThat(found.skipped()).containsExactly("README.txt", "c-9.xlsx", "notes.TXT", "old.csv");
        assertThat(found.json().text()).contains("\"skipped\":[\"README.txt\"");
        assertThat(found.finding().copies()).hasSize(4);
    }

    @Test
    void two_files_of_one_id_are_refused_by_name() throws IOException {
        write("c-2.jsonl", "{\"id\":1}\n");
        assertThatThrownBy(() -> localized(1)).isInstanceOfSatisfying(Refused.class, e -> {
            assertThat(e.code()).isEqualTo("COPY_TWICE");
            assertThat(e.value()).isEqualTo("c-2.CSV and c-2.jsonl");
        });
    }

    @Test
    void a_key_that_a_file_does_not_have_is_refused_with_the_file() throws IOException {
        write("c-5.csv", "id,amount\n1,2\n");
        Path file = Files.write(folder.resolve("leak.csv"), lines(1));
        assertThatThrownBy(() ->
                        Localizer.amongFiles(file, folder.resolve("copies"), Optional.empty(), Optional.of("name")))
                .isInstanceOfSatisfying(Refused.class, e -> {
                    assertThat(e.code()).isEqualTo("KEY_UNKNOWN");
                    assertThat(e.value()).isEqualTo("name in c-5.csv");
                });
    }

    private Localizer.AmongFiles localized(int copy) throws IOException {
        Path file = Files.write(folder.resolve("leak.csv"), lines(copy).subList(0, 300));
        return Localizer.amongFiles(file, folder.resolve("copies"), Optional.empty(), Optional.empty());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("copies").resolve(name), text);
    }

    private static List<String> lines(int copy) {
        Random own = new Random(copy);
        List<String> lines = new ArrayList<>(List.of("id,name,amount"));
        for (int row = 0; row < 400; row++) {
            lines.add(row + ",person " + row + "," + (100 + own.nextInt(5)));
        }
        return lines;
    }
}
