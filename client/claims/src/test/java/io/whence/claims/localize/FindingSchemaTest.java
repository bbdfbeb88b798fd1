package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.whence.marking.MarkPlan;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings, diffs and plans of marks are what their published schemas say. */
class FindingSchemaTest {
    private static final Path SCHEMAS = Path.of("../../docs/schemas");

    @TempDir
    Path folder;

    @Test
    void findings_of_every_kind_are_what_the_schema_says() throws IOException {
        Strikes strikes = Strikes.deliver(folder, 2);
        List<List<String>> two = new ArrayList<>(strikes.sample(1, 900, new Random(1)));
        two.addAll(strikes.sample(2, 900, new Random(2)));
        for (List<List<String>> leak : List.of(two, strikes.sample(3, 5, new Random(3)), Strikes.rows(99))) {
            assertThat(errors("finding", strikes.withOpenings(leak).json().text()))
                    .isEmpty();
            assertThat(errors("finding", strikes.withCopies(leak).json().text()))
                    .isEmpty();
        }
        assertThat(errors("finding", strikes.withCopies(List.of()).json().text()))
                .isEmpty();
        assertThat(errors("finding", "{\"verdict\":\"GUILTY\"}")).isNotEmpty();
    }

    @Test
    void findings_on_other_perils_are_what_the_schema_says() throws IOException {
        String used = new InUse(folder, 2).usedFor("c-1", "marketing").json().text();
        Loss.Custody custody = new Loss.Custody("c-1", "provider", "lender", Optional.empty());
        String lost = PerilFinding.loss(List.of(Loss.locate(custody, List.of())), Loss.Burden.CLAIMANT)
                .json()
                .text();
        assertThat(errors("finding", used)).isEmpty();
        assertThat(errors("finding", lost)).isEmpty();
        assertThat(errors("finding", used.replace("\"ABUSE\"", "\"THEFT\""))).isNotEmpty();
    }

    @Test
    void a_diff_is_what_the_schema_says() throws IOException {
        Strikes strikes = Strikes.deliver(folder, 2);
        Path copy = folder.resolve("copies").resolve("c-01.csv");
        String diff =
                Localizer.diff(strikes.original, copy, Optional.empty()).json().text();
        assertThat(errors("diff", diff)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "colluders":2          | "colluders":9
            "rowsPerMark":2        | "rowsPerMark":0
            "tolerance":"6"        | "tolerance":"0.0"
            "tolerance":"6"        | "tolerance":"-6"
            "tolerance":"6"        | "tolerance":6
            "tolerance":"6"        | "daysMax":0
            "tolerance":"6"        | "daysMax":3,"tolerance":"6"
            "equivalents":[]       | "words":[]
            "equivalents":[],      | ``
            "columns":             | "column":
            "canaries":8           | "canaries":-1
            "canaries":8           | "canaries":8,"seed":"00"
            """)
    void a_plan_of_marks_is_refused_by_its_schema_where_deliveries_refuse_it(String part, String damage)
            throws IOException {
        String plan = Strikes.plan(2).json().text();
        assertThat(plan).contains(part);
        assertThat(errors("marks", plan)).isEmpty();
        assertThat(read(plan)).isEqualTo(Strikes.plan(2));
        String damaged = plan.replace(part, damage);
        assertThat(errors("marks", damaged)).isNotEmpty();
        assertThatThrownBy(() -> read(damaged)).isInstanceOf(Refused.class);
    }

    private static MarkPlan read(String json) {
        FieldReader reader = new FieldReader("", Json.parse(json.getBytes(StandardCharsets.UTF_8)));
        MarkPlan plan = MarkPlan.read(reader);
        reader.end();
        return plan;
    }

    private static List<Error> errors(String schema, String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(schema + ".json")), InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }
}
