package io.whence.claims.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.bytes.Json;
import io.whence.model.wire.TemplateCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products and artefacts are documents: the published schemas take the real ones, and refuse what the code refuses. */
class ProductSchemaTest {
    private static final Path PRODUCTS = Path.of("../../chaincode/model/src/main/resources/products");
    private static final Path PAGES = Path.of("../../docs/products");
    private static final Pattern ARTEFACT = Pattern.compile("```json artefact\\n(.*?)\\n```", Pattern.DOTALL);

    static Stream<Path> products() throws IOException {
        try (Stream<Path> files = Files.list(PRODUCTS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void every_product_is_valid_by_the_schema_and_is_read(Path product) throws IOException {
        byte[] json = Files.readAllBytes(product);
        assertThat(Recorded.objections("product.json", json)).isEmpty();
        assertThatCode(() -> TemplateCodec.read(Json.parse(json))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"shownBy\": [",
                "\"trigger\": \"LOSS_OCCURRING\"",
                "\"kind\": \"RETRIEVAL\"",
                "\"failuresMin\": 3",
                "\"source\": \"LEDGER\""
            })
    void schema_and_code_refuse_the_same_damage(String part) throws IOException {
        String product = Files.readString(PRODUCTS.resolve("decentralised-storage.json"));
        assertThat(product).contains(part);
        String damaged = product.replace(part, part.replaceFirst("\"[a-zA-Z]+\"", "\"price\""));
        byte[] json = damaged.getBytes(StandardCharsets.UTF_8);
        assertThat(Recorded.objections("product.json", json)).isNotEmpty();
        assertThatThrownBy(() -> TemplateCodec.read(Json.parse(json))).hasMessageStartingWith("FIELD_");
    }

    @Test
    void the_artefacts_on_the_products_pages_are_valid_by_the_schema() throws IOException {
        for (String page : List.of("decentralised-storage.md", "algorithm-bias.md")) {
            Matcher artefact = ARTEFACT.matcher(Files.readString(PAGES.resolve(page)));
            assertThat(artefact.find()).as(page).isTrue();
            assertThat(Recorded.objections("artefact.json", artefact.group(1).getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
            String damaged = artefact.group(1).replace("\"kind\"", "\"sort\"");
            assertThat(Recorded.objections("artefact.json", damaged.getBytes(StandardCharsets.UTF_8)))
                    .isNotEmpty();
        }
    }
}
