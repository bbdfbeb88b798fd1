package io.whence.model.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Canonical JSON against another implementation of RFC 8785, and everything that is refused. */
class JsonTest {
    private static final int CASES = 5_000;
    private static final String ALPHABET = "aZ09 _/\\\"\b\t\n\f\r\u0001\u001f\u007fé€\u20ac\ufb33\ud83d\ude00";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"b\" : 1 , \"a\" : [ true , null ] } | {\"a\":[true,null],\"b\":1}",
                "\"\\u0041\\/\" | \"A/\"",
                "[] | []",
                "{} | {}",
                "-9007199254740991 | -9007199254740991",
            })
    void values_are_written_in_canonical_form(String text, String canonical) {
        assertThat(parse(text).text()).isEqualTo(canonical);
    }

    @Test
    void random_values_agree_with_an_independent_canonicaliser() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Json json = Json.object(new TreeMap<>(java.util.Map.of("value", draw(random, 3))));
            String oracle = new JsonCanonicalizer(json.text()).getEncodedString();
            assertThat(json.text()).as("seed %d, case %d", seed, i).isEqualTo(oracle);
            assertThat(Json.parseCanonical(json.canonical()))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(json);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[1,]", "{\"a\":}", "{a:1}", "tru", "\"\\x\"", "\"\\ud800\"", "1 2", "-", "\"\n\""
            })
    void text_that_is_no_json_is_refused(String text) {
        assertThat(refusal(text)).isEqualTo("JSON_MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "-0", "01", "9007199254740992", "99999999999999999999"})
    void numbers_that_are_not_whole_or_not_exact_are_refused(String text) {
        assertThat(refusal(text)).isEqualTo("NUMBER_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5 | NUMBER_OUT_OF_RANGE document 1.5",
                "{\"a\":[{},{\"b\":-1.25e9}]} | NUMBER_OUT_OF_RANGE a[1].b -1.25e9",
                "[[9007199254740993]] | NUMBER_OUT_OF_RANGE [0][0] 9007199254740993",
                "{\"a\":{\"b\":1,\"b\":2}} | DUPLICATE a.b stands twice in one object",
                "{ | JSON_MALFORMED document line 1, column 2, where the text ends",
                "{\"a\":[1 2]} | JSON_MALFORMED a line 1, column 9",
                "{\"a\":1x} | JSON_MALFORMED document line 1, column 7",
            })
    void a_refusal_names_path_and_value(String text, String refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> parse(text))
                .satisfies(refused -> assertThat(refused.code() + " " + refused.field() + " " + refused.value())
                        .isEqualTo(refusal));
    }

    @Test
    void what_is_no_json_is_refused_by_line_and_column_and_by_the_path_it_stands_under() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Json.parse("terms[1]", "{\n \"a\" 1}".getBytes(StandardCharsets.UTF_8)))
                .matches(refused -> refused.field().equals("terms[1]"))
                .matches(refused -> refused.value().equals("line 2, column 6"));
    }

    @Test
    void duplicate_members_and_depth_past_the_bound_are_refused() {
        assertThat(refusal("{\"a\":1,\"a\":2}")).isEqualTo("DUPLICATE");
        assertThat(refusal("[".repeat(65) + "]".repeat(65))).isEqualTo("JSON_TOO_LARGE");
        assertThat(parse("[".repeat(64) + "]".repeat(64)).text()).hasSize(128);
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xc3, '"'}))
                .matches(refused -> refused.code().equals("JSON_MALFORMED"));
    }

    @Test
    void only_canonical_bytes_pass_as_canonical() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Json.parseCanonical("{\"b\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8)))
                .matches(refused -> refused.code().equals("NOT_CANONICAL"));
    }

    private static Json draw(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> Json.of(random.nextLong(-Json.INTEGER_MAX, Json.INTEGER_MAX + 1));
            case 1 -> Json.of(text(random));
            case 2 -> Json.of(random.nextBoolean());
            case 3 -> Json.nothing();
            case 4 -> items(random, depth);
            default -> fields(random, depth);
        };
    }

    private static Json items(SplittableRandom random, int depth) {
        List<Json> values = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            values.add(draw(random, depth - 1));
        }
        return Json.array(values);
    }

    private static Json fields(SplittableRandom random, int depth) {
        TreeMap<String, Json> members = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            members.put(text(random), draw(random, depth - 1));
        }
        return Json.object(members);
    }

    private static String text(SplittableRandom random) {
        int[] points = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static Json parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String text) {
        try {
            return "read as " + parse(text).text();
        } catch (Refused refused) {
            return refused.code();
        }
    }
}
