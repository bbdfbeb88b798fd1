package io.whence.model.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotChanceTest {
    @Test
    void a_hundred_of_a_hundred_and_twenty_eight_slots_are_guessed_once_in_eighteen_thousand_million_times() {
        assertThat(SlotChance.atLeast(128, 100).text(12)).isEqualTo("0.000000000055");
    }

    /** The fewest matches of 128 whose chance is below each bound. */
    @ParameterizedTest
    @CsvSource({"92,1e-6", "98,1e-9", "104,9.094947017729282379150390625e-13"})
    void so_many_matches_and_not_one_fewer_go_below_a_bound(int matched, BigDecimal bound) {
        Scaled threshold = Accusation.threshold(bound, 1);
        assertThat(SlotChance.atLeast(128, matched)).isLessThanOrEqualTo(threshold);
        assertThat(SlotChance.atLeast(128, matched - 1)).isGreaterThan(threshold);
    }

    @Test
    void the_sum_is_exact_for_every_case_of_few_slots() {
        for (int read = 0; read <= 20; read++) {
            for (int matched = 0; matched <= read; matched++) {
                int least = matched;
                long ways = IntStream.range(0, 1 << read)
                        .filter(bits -> Integer.bitCount(bits) >= least)
                        .count();
                assertThat(SlotChance.atLeast(read, matched))
                        .isEqualTo(Scaled.ratio(BigInteger.valueOf(ways), BigInteger.ONE.shiftLeft(read), true));
            }
        }
    }

    @Test
    void no_slot_read_proves_nothing() {
        assertThat(SlotChance.atLeast(0, 0)).isEqualTo(Scaled.one(true));
    }
}
