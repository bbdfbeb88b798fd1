package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.Json;
import io.whence.model.cover.Contribution;
import io.whence.model.cover.CoverRule;
import io.whence.model.cover.Item;
import io.whence.model.cover.Operation;
import io.whence.model.cover.Recovery;
import io.whence.model.cover.Retained;
import io.whence.model.cover.Switches;
import io.whence.model.cover.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The formats page and the schemas say what the code does. */
class CoverDocumentsTest {
    private static final Path DOCS = Path.of("..", "..", "docs");

    @Test
    void the_table_of_steps_is_the_order_of_operations() throws IOException {
        String page = page();
        for (Operation operation : Operation.values()) {
            List<String> row = page.lines()
                    .filter(line -> line.startsWith("| " + operation.step() + " | "))
                    .filter(line -> line.contains("`" + operation.name() + "`"))
                    .toList();
            assertThat(row).as(operation.name()).hasSize(1);
            assertThat(row.getFirst()).contains("`" + operation.retained().key() + "`");
        }
    }

    @Test
    void every_refusal_of_covers_is_on_the_page() throws IOException {
        assertThat(page()).contains(quoted(CoverRule.values()));
    }

    @Test
    void every_switch_is_on_the_page_and_in_the_schema() throws IOException {
        List<Enum<?>[]> switches = List.of(
                Switches.DeductibleVsLimit.values(),
                Switches.PolicyDeductible.values(),
                Switches.SubLimit.values(),
                Switches.Defence.values(),
                Waiting.Mode.values(),
                Contribution.Mode.values(),
                Recovery.Mode.values());
        String schema = schema("terms");
        for (Enum<?>[] words : switches) {
            assertThat(page()).contains(quoted(words));
            assertThat(schema).contains("\"enum\":" + words(words));
        }
    }

    @Test
    void the_schemas_list_the_words_that_the_code_reads_and_writes() throws IOException {
        assertThat(schema("loss")).contains("\"enum\":" + words(Item.Kind.values()));
        assertThat(schema("worksheet")).contains("\"enum\":" + words(Operation.values()));
        assertThat(schema("recovery")).contains(words(Recovery.Mode.values()), words(Recovery.Liability.values()));
        assertThat(schema("contribution")).contains(words(Contribution.Mode.values()));
        assertThat(schema("worksheet"))
                .contains(Arrays.stream(Retained.values())
                        .map(reason -> "\"" + reason.key() + "\"")
                        .collect(Collectors.joining(",", "\"required\":[", "]")));
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("formats.md"));
    }

    private static String schema(String name) throws IOException {
        return Json.parse(Files.readAllBytes(DOCS.resolve("schemas").resolve(name + ".json")))
                .text();
    }

    private static List<String> quoted(Enum<?>[] words) {
        return Arrays.stream(words).map(word -> "`" + word.name() + "`").toList();
    }

    private static String words(Enum<?>[] words) {
        return Json.texts(Arrays.stream(words).map(Enum::name).toList()).text();
    }
}
