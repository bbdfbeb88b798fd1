package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that other programs and later versions must reproduce: what was committed once is recomputed for years. */
class GoldenTest {
    private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8};

    @TempDir
    Path folder;

    @Test
    void the_digests_of_a_table_stay_what_they_are() throws IOException {
        Table table = Table.read(original());
        assertThat(table.digest().hex()).isEqualTo("79beeda945863ec5f172089d664898dc6710cd4f9fb92e6c20ea433d5faea162");
        assertThat(CopyRoot.schema(table).hex())
                .isEqualTo("2c53dadbee4c7821cdbf930378faeb240ed8f4970173db77e3e49d859b2bbf0e");
        assertThat(CopyRoot.canonical(table).hex())
                .isEqualTo("faa5a8e1a33b097d0567e1f91fbdb3365aafceaf5576becc109c6df1d0a400ff");
        assertThat(CopyRoot.salted(table, KEY).hex())
                .isEqualTo("6ddd674b9dfe32979ed74263c32ea116689ee18b9f3e3256995b57cbb65226a2");
    }

    @Test
    void the_marks_of_a_delivery_stay_where_they_are() throws IOException {
        MarkPlan plan = new MarkPlan(
                6,
                2,
                List.of(
                        new MarkColumn.Numeric("amount", new BigDecimal("2.5"), List.of("kind")),
                        new MarkColumn.Categorical("kind", List.of(List.of("Ko\u0301d 1", "kind 2")), List.of()),
                        new MarkColumn.Dated("when", 20, List.of())),
                List.of("note"),
                0);
        MarkedCopy copy = new Marking(Table.read(original()), "v", plan, KEY).deliver("d-1");
        assertThat(Digest.over(copy.opening().codewordHex().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .hex())
                .isEqualTo("d67f2a04067b24cfa0b1286e1510e435400a0339214e31336d454f646076b4cc");
        assertThat(copy.root().hex()).isEqualTo("9f4539f93c4ab158987aad9aa3af6411f6ca621d3ba2a1af536637bef5fdfede");
        Path file = folder.resolve("copy.csv");
        copy.write(file);
        assertThat(Digest.over(Files.readAllBytes(file)).hex())
                .isEqualTo("034fd670eb7873b624a654c91a5537cad67e1988b524b9d3464704292f861ddb");
    }

    /** Rows with repeats, quotes, line ends, other alphabets, dates in three spellings and numbers in four. */
    private Path original() throws IOException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>(List.of("id;amount;kind;when;note"));
        for (int row = 0; row < 3_000; row++) {
            int month = 1 + random.nextInt(12);
            int day = 1 + random.nextInt(28);
            String when = switch (row % 3) {
                case 0 -> "2024-%02d-%02d".formatted(month, day);
                case 1 -> month + "/" + day + "/2024";
                default -> "%d.%d.2024".formatted(day, month);
            };
            String amount = switch (row % 4) {
                case 0 -> String.valueOf(random.nextInt(40));
                case 1 -> random.nextInt(40) + ".50";
                case 2 -> "+" + random.nextInt(40);
                default -> random.nextInt(9) + "e1";
            };
            String kind = random.nextBoolean() ? "Ko\u0301d 1" : "kind " + random.nextInt(4);
            String line = row % 10 + "-" + row / 5 + ";" + amount + ";" + kind + ";" + when + ";";
            lines.add(line + (row % 7 == 0 ? "\"a \"\"note\"\"; 注\n2\"" : row % 3 == 0 ? "" : " plain "));
        }
        lines.addAll(lines.subList(1, 40));
        return Files.writeString(folder.resolve("golden.csv"), String.join("\r\n", lines) + "\r\n");
    }
}
