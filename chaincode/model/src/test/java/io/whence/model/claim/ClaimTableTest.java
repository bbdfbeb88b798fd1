package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table that people read is the table that the ledger runs. */
class ClaimTableTest {
    private static final Path PAGE = Path.of("../../docs/claims.md");

    @Test
    void the_table_of_claim_life_in_the_documentation_is_the_code() throws IOException {
        List<String> documented = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| \\d+ \\| [A-Z_]+ \\|.*"))
                .map(line -> line.substring(0, line.lastIndexOf("| `")).strip())
                .toList();
        List<String> coded =
                Arrays.stream(Move.values()).map(ClaimTableTest::row).toList();
        assertThat(documented).isEqualTo(coded);
    }

    @Test
    void the_table_of_cover_life_in_the_documentation_is_the_code() throws IOException {
        List<String> documented = documented("cover");
        List<String> coded =
                Arrays.stream(CoverMove.values()).map(ClaimTableTest::row).toList();
        assertThat(documented).isEqualTo(coded);
    }

    @Test
    void the_table_of_sharing_in_the_documentation_is_the_code() throws IOException {
        List<String> coded = Arrays.stream(SharingMove.values())
                .map(move -> "| %s | %s | %s | %s".formatted(move, words(move.from()), words(move.to()), move.by()))
                .map(row -> row.replace("|  |", "| |"))
                .toList();
        assertThat(documented("sharing")).isEqualTo(coded);
    }

    /** The rows of a table, without the last column; the first column's heading says whose life it is. */
    private static List<String> documented(String whose) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| " + whose + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2))
                        .strip())
                .toList();
    }

    private static String row(CoverMove move) {
        String to = move == CoverMove.AMEND ? "same" : words(move.to());
        String row = "| %s | %s | %s | %s".formatted(move, words(move.from()), to, words(move.by()));
        return row.replace("|  |", "| |").strip();
    }

    private static String row(Move move) {
        String to = move.to().isEmpty() ? "same" : words(move.to());
        return "| %d | %s | %s | %s | %s".formatted(move.row(), move, words(move.from()), to, words(move.by()));
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).collect(Collectors.joining(" "));
    }
}
