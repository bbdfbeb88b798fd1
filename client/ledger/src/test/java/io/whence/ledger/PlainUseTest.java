package io.whence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Event;
import io.whence.model.value.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainUseTest {
    private static final String PLAIN =
            "{\"event\":\"used\",\"id\":\"u-1\",\"at\":\"2026-03-01T08:00:00Z\",\"by\":\"lender\","
                    + "\"copy\":\"c-1\",\"action\":\"read\",\"purpose\":\"credit\",\"count\":12}";
    private static final int MUTATIONS = 200_000;
    private static final long SEED = 20260302L;

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                "{ \"count\": 0, \"purpose\": \"p\", \"action\": \"a\", \"copy\": \"c\", \"by\": \"b\","
                        + " \"at\": \"2024-02-29T23:59:59Z\", \"id\": \"i\", \"event\": \"used\" }",
            })
    void plain_lines_read_as_json_does(String line) {
        assertThat(PlainUse.read(utf8(line))).isEqualTo(inFull(utf8(line))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"event\":\"used\"}",
                "{\"event\":\"deleted\",\"id\":\"e\",\"at\":\"2026-03-01T08:00:00Z\",\"by\":\"b\",\"copy\":\"c\",\"ground\":\"g\"}",
            })
    void other_lines_are_left_alone(String line) {
        assertThat(PlainUse.read(utf8(line))).isEmpty();
    }

    @Test
    void whatever_is_read_is_what_json_reads() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<String> pieces = List.of(
                "\"", "0", "9", ",", ":", "}", " ", "-", "T", "Z", "30", "\\", "\\u0041", "é", "\t", ".5", "29");
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] line = utf8(mutated(PLAIN, pieces, random));
            Optional<Event> plain = PlainUse.read(line);
            if (plain.isPresent()) {
                assertThat(plain)
                        .as("seed %d: %s", SEED, new String(line, StandardCharsets.UTF_8))
                        .isEqualTo(inFull(line));
            }
        }
    }

    private static String mutated(String text, List<String> pieces, RandomGenerator random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(3));
        return text.substring(0, from) + pieces.get(random.nextInt(pieces.size())) + text.substring(to);
    }

    private static Optional<Event> inFull(byte[] line) {
        try {
            Statement statement = Statement.read("", line);
            return statement.signature().isPresent() ? Optional.empty() : Optional.of(statement.event());
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
