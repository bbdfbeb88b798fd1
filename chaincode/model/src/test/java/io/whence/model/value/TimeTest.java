package io.whence.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times through their spelling and back; the platform's own spelling is the judge. */
class TimeTest {
    private static final long END = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final int CASES = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1970-01-01T00:00:00.001Z",
                "1999-12-31T23:59:59.999Z",
                "2000-02-29T12:00:00Z",
                "2100-03-01T00:00:00.010Z",
                "9999-12-31T23:59:59.999Z"
            })
    void a_time_is_spelled_as_it_was_read(String text) {
        assertThat(Time.format(Time.parse("at", text))).isEqualTo(text);
    }

    @Test
    void random_times_are_spelled_as_the_platform_does() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            long millis =
                    random.nextLong(END + 1) / (random.nextBoolean() ? 1 : 1_000) * (random.nextBoolean() ? 1 : 1_000);
            Instant at = Instant.ofEpochMilli(millis % (END + 1));
            assertThat(Time.format(at)).as("seed %d, case %d", seed, i).isEqualTo(at.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -62_167_219_200_000L, 253_402_300_800_000L})
    void what_the_ledger_cannot_write_is_spelled_all_the_same(long millis) {
        Instant at = Instant.ofEpochMilli(millis);
        assertThat(Time.format(at)).isEqualTo(at.toString());
    }
}
