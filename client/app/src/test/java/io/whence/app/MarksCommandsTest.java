package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider declares before anything is marked, and what it is told before anything leaves. */
final class MarksCommandsTest {
    private static final String UNDECLARED =
            "deliver --version version --agreement agreement --to lender --in table.csv --as provider";

    @TempDir
    Path folder;

    @Test
    void without_a_declaration_nothing_is_altered_and_nothing_leaves() throws IOException {
        try (Trade trade = Trade.open(folder)) {
            assertThat(trade.refused("provider", UNDECLARED + " --copy c-1 --out c-1.csv"))
                    .isEqualTo("PLAN_MISSING");
            assertThat(trade.refused("provider", UNDECLARED + " --slots --copy c-1 --out c-1.sealed"))
                    .isEqualTo("PLAN_MISSING");
            assertThat(trade.file("c-1.csv")).doesNotExist();
            assertThat(trade.file("home-provider/marking")).doesNotExist();
            assertThat(trade.refused("provider", "trace copy c-1")).isEqualTo("SUBJECT_UNKNOWN");
        }
    }

    @Test
    void a_version_can_be_delivered_as_it_is_when_that_is_said() throws IOException {
        try (Trade trade = Trade.open(folder)) {
            FieldReader delivered = trade.done("provider", UNDECLARED + " --unmarked --copy c-1 --out c-1.csv")
                    .json();
            assertThat(Files.readAllLines(trade.file("c-1.csv")))
                    .isEqualTo(Files.readAllLines(trade.file("table.csv")));
            assertThat(delivered.text("bestVerdict")).isEqualTo("LEAD");
            assertThat(trade.refused("provider", Trade.DELIVER + " --copy c-2 --out c-2.csv"))
                    .isEqualTo("PLAN_FIXED");
            assertThat(trade.refused("provider", UNDECLARED + " --purpose scoring --copy c-2 --out c-2.csv"))
                    .isEqualTo("PURPOSE_WITHOUT_CANARIES");
            assertThat(trade.in("provider", Trade.DELIVER + " --unmarked --copy c-2 --out c-2.csv")
                            .exit())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_proposal_is_confirmed_by_delivering_with_it_and_only_its_columns_move() throws IOException {
        try (Trade trade = Trade.open(folder)) {
            FieldReader proposed = trade.done("provider", "marks propose --in table.csv --out plan.json")
                    .json();
            assertThat(Json.parse(Files.readAllBytes(trade.file("plan.json"))))
                    .isEqualTo(proposed.object("proposal").json("plan"));
            assertThat(trade.in("provider", "marks propose --in table.csv --out plan.json")
                            .code())
                    .isEqualTo("FILE_UNWRITABLE");
            String declared = Files.readString(trade.file("plan.json")).replaceAll("\\{[^{}]*\"income\"[^{}]*}", "");
            trade.write("plan.json", declared.replace("},]", "}]").replace("[,{", "[{"));
            trade.done("provider", UNDECLARED + " --marks plan.json --copy c-1 --out c-1.csv");
            assertThat(differing(trade, 1)).isPositive();
            assertThat(differing(trade, 0) + differing(trade, 2)).isZero();
        }
    }

    @Test
    void a_delivery_says_before_the_loss_what_it_could_prove() throws IOException {
        try (Trade trade = Trade.open(folder)) {
            Answered first = trade.done("provider", Trade.DELIVER + " --copy c-1 --out c-1.csv");
            assertThat(first.json().count("recipients")).isEqualTo(20);
            assertThat(first.json().text("epsilon")).isEqualTo("0.001");
            assertThat(first.json().text("bestVerdict")).isEqualTo("IDENTIFIED_UP_TO_PROVIDER");
            String miss = miss(first);
            assertThat(Double.parseDouble(miss)).isBetween(0.3, 0.7);
            assertThat(first.err())
                    .contains("too few to accuse one of 20 with probability " + miss)
                    .contains("without slots the best verdict is IDENTIFIED_UP_TO_PROVIDER");
            assertThat(first.json().text("grade")).contains("with probability " + miss);

            deliverUnmarked(trade, 25);
            Answered later = trade.done("provider", Trade.DELIVER + " --copy c-2 --out c-2.csv");
            assertThat(later.json().count("recipients")).isEqualTo(27);
            trade.write("cover.json", "{\"epsilon\":\"0.000001\"}");
            Answered strict = trade.done(
                    "provider", Trade.DELIVER + " --recipients 1000 --policy cover.json --copy c-3 --out c-3.csv");
            assertThat(strict.json().count("recipients")).isEqualTo(1000);
            assertThat(strict.json().text("epsilon")).isEqualTo("0.000001");
            assertThat(Double.parseDouble(miss(strict))).isGreaterThan(0.9);
        }
    }

    @Test
    void a_plan_is_graded_with_no_ledger_at_hand() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), Trade.table(6_000));
        Path plan = Files.writeString(folder.resolve("marks.json"), Trade.MARKS);
        String[] words = {"marks", "grade", "--in", table.toString(), "--marks", plan.toString(), "--json"};
        FieldReader graded = Answered.in(folder, words).json();
        assertThat(graded.objects("grades", 9, grade -> grade.count("leakPercent")))
                .containsExactly(1L, 10L, 100L);
        assertThat(graded.objects("grades", 9, grade -> grade.text("exactDecodingMiss"))
                        .getLast())
                .isEqualTo("0.001029");
        assertThat(graded.text("bestVerdict")).isEqualTo("IDENTIFIED_UP_TO_PROVIDER");
    }

    /** About 15 of 150 marks are left of a tenth of the rows, and 15 are needed among twenty. */
    private static String miss(Answered answered) {
        return answered.json().objects("grades", 9, grade -> grade.text("miss")).get(1);
    }

    /** Copies that another program handed over: the ledger has them, this home does not. */
    private static void deliverUnmarked(Trade trade, int copies) throws IOException {
        String root = "00".repeat(32);
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, copies)
                .forEach(number -> lines.append("{\"event\":\"delivered\",\"id\":\"x-")
                        .append(number)
                        .append("\",\"at\":\"2026-03-01T08:00:00Z\",\"by\":\"provider\",\"copy\":\"other-")
                        .append(number)
                        .append("\",\"version\":\"version\",\"agreement\":\"agreement\",\"to\":\"lender\",\"root\":\"")
                        .append(root)
                        .append("\",\"rows\":600}\n"));
        trade.write("others.jsonl", lines.toString());
        trade.done("provider", "record others.jsonl --as provider");
    }

    /** How many cells of a column differ between the table and the copy of it, leaving out rows that were added. */
    private static long differing(Trade trade, int column) throws IOException {
        List<String> before = Files.readAllLines(trade.file("table.csv"));
        List<String> after = Files.readAllLines(trade.file("c-1.csv"));
        assertThat(after).hasSameSizeAs(before);
        return IntStream.range(0, before.size())
                .filter(row -> !before.get(row)
                        .split(",", -1)[column]
                        .equals(after.get(row).split(",", -1)[column]))
                .count();
    }
}
