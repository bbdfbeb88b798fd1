package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which columns a proposal would vary, and which it would not. */
class PlanProposalTest {
    private static final List<String> COLUMNS = List.of(
            "visit", "area", "branch_id", "latitude", "dose", "age", "speed", "income", "seen", "children", "name");

    private final PlanProposal proposal = PlanProposal.of(table(), false);

    @Test
    void codes_and_coarse_numbers_are_left_alone_and_said_to_be_so() {
        Map<String, PlanProposal.Why> left =
                proposal.left().stream().collect(Collectors.toMap(PlanProposal.Left::column, PlanProposal.Left::why));
        assertThat(left)
                .containsEntry("visit", PlanProposal.Why.IDENTIFIES)
                .containsEntry("area", PlanProposal.Why.CODE)
                .containsEntry("branch_id", PlanProposal.Why.CODE)
                .containsEntry("dose", PlanProposal.Why.COARSE)
                .containsEntry("children", PlanProposal.Why.FEW_VALUES)
                .containsEntry("name", PlanProposal.Why.WORDS)
                .hasSize(6);
        assertThat(proposal.plan().never()).containsExactly("area", "branch_id", "dose");
    }

    @Test
    void tolerances_go_by_the_scale_of_each_column() {
        Map<String, String> columns = new TreeMap<>();
        proposal.plan().columns().forEach(column -> columns.put(column.name(), reach(column)));
        assertThat(columns)
                .isEqualTo(Map.of("latitude", "0.02", "age", "1", "speed", "10", "income", "5", "seen", "1 days"));
    }

    @Test
    void canaries_are_proposed_and_those_for_purposes_where_asked() {
        assertThat(proposal.plan().canaries()).isEqualTo(12);
        assertThat(proposal.plan().purposeCanaries()).isZero();
        assertThat(PlanProposal.of(table(), true).plan().purposeCanaries()).isEqualTo(40);
    }

    @Test
    void a_proposal_is_a_plan_as_deliveries_read_it() {
        FieldReader reader =
                new FieldReader("", Json.parse(proposal.plan().json().canonical()));
        assertThat(MarkPlan.read(reader)).isEqualTo(proposal.plan());
        reader.end();
    }

    private static String reach(MarkColumn column) {
        return switch (column) {
            case MarkColumn.Numeric numeric -> numeric.tolerance().toPlainString();
            case MarkColumn.Dated dated -> dated.daysMax() + " days";
            case MarkColumn.Categorical words -> "words";
        };
    }

    private static Table table() {
        Random random = new Random(4);
        int[] areas = random.ints(35, 10_000, 99_999).toArray();
        List<List<String>> rows = new ArrayList<>();
        IntStream.range(0, 2_000)
                .forEach(row -> rows.add(List.of(
                        String.valueOf(70_000 + row),
                        String.valueOf(areas[random.nextInt(areas.length)]),
                        String.valueOf(1 + random.nextInt(60)),
                        "51." + (10 + random.nextInt(90)),
                        (1 + random.nextInt(24)) / 2.0 + "",
                        String.valueOf(20 + random.nextInt(60)),
                        String.valueOf(100 + 10 * random.nextInt(40)),
                        String.valueOf(1_000 + random.nextInt(300)),
                        "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9),
                        String.valueOf(random.nextInt(5)),
                        "n" + random.nextInt(50))));
        return Table.of(COLUMNS, rows);
    }
}
