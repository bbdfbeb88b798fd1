package io.whence.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page of a product: its blocks of JSON by their names. */
record ProductPage(String product, String text) {
    static final Path PAGES = Path.of("../../docs/products");

    static ProductPage of(String product) {
        try {
            return new ProductPage(product, Files.readString(PAGES.resolve(product + ".md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same page with a block left out. */
    ProductPage without(String name) {
        return new ProductPage(product, pattern(name).matcher(text).replaceFirst(""));
    }

    /** What the page brings in support of its claim, block by block. */
    Stream<String> support() {
        return Stream.of("evidence", "finding", "certificate", "coding", "artefact", "answers")
                .filter(name -> blockIfPresent(name).isPresent());
    }

    String block(String name) {
        Optional<String> block = blockIfPresent(name);
        assertThat(block).as(name).isPresent();
        return block.orElseThrow();
    }

    Optional<String> blockIfPresent(String name) {
        Matcher matcher = pattern(name).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The entries of a block that is a list; none where the page has no such block. */
    List<FieldReader> entries(String name) {
        String list = "{\"entries\":" + blockIfPresent(name).orElse("[]") + "}";
        return new FieldReader("", Json.parse(list.getBytes(StandardCharsets.UTF_8)))
                .objects("entries", 99, entry -> entry);
    }

    private static Pattern pattern(String name) {
        return Pattern.compile("```json " + name + "\\n(.*?)\\n```", Pattern.DOTALL);
    }
}
