package io.whence.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {
    private static final long SEED = 6_2_1;

    @Test
    void small_and_large_fractions_compute_as_big_integers_do() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 50_000; i++) {
            Fraction left = draw(random);
            Fraction right = draw(random);
            BigInteger a = left.numerator();
            BigInteger b = left.denominator();
            BigInteger c = right.numerator();
            BigInteger d = right.denominator();
            assertThat(left.plus(right)).isEqualTo(exact(a.multiply(d).add(c.multiply(b)), b.multiply(d)));
            assertThat(left.minus(right)).isEqualTo(exact(a.multiply(d).subtract(c.multiply(b)), b.multiply(d)));
            assertThat(left.times(right)).isEqualTo(exact(a.multiply(c), b.multiply(d)));
            assertThat(left.compareTo(right)).isEqualTo(a.multiply(d).compareTo(c.multiply(b)));
            if (!right.isZero()) {
                assertThat(left.dividedBy(right)).isEqualTo(exact(a.multiply(d), b.multiply(c)));
            }
        }
    }

    @Test
    void equal_numbers_are_equal_objects_however_they_came_about() {
        Fraction large = Fraction.of(Long.MAX_VALUE).times(Fraction.of(3));
        assertThat(large.dividedBy(Fraction.of(3))).isEqualTo(Fraction.of(Long.MAX_VALUE));
        assertThat(Fraction.of(6, -4)).isEqualTo(Fraction.of(-3, 2));
        assertThat(Fraction.of(Long.MIN_VALUE).negated().negated()).isEqualTo(Fraction.of(Long.MIN_VALUE));
        assertThat(Fraction.of(0, 7)).isEqualTo(Fraction.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1, 0", "3, 2, 2, 1", "149, 100, 1, 1", "-1, 2, 0, -1", "-3, 2, -1, -2", "5, 1, 5, 5"})
    void halves_round_up_and_floors_round_down(long top, long bottom, long halfUp, long floor) {
        assertThat(Fraction.of(top, bottom).halfUp()).isEqualTo(halfUp);
        assertThat(Fraction.of(top, bottom).floor()).isEqualTo(floor);
        assertThat(Fraction.of(top, bottom).ceiling()).isEqualTo(bottom == 1 ? floor : floor + 1);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 1/3", "1, 8, 0.125", "-7, 20, -0.35", "10, 1, 10", "1000, 1, 1000", "22, 7, 22/7"})
    void text_is_a_decimal_where_there_is_one(long top, long bottom, String text) {
        assertThat(Fraction.of(top, bottom).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.",
                ".5",
                "1e3",
                "1,5",
                " 1",
                "٣",
                "1234567890123456789",
                "0.1234567890123456789"
            })
    void what_is_not_a_plain_decimal_is_refused(String text) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Fraction.parse("hours", text))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("DECIMAL_MALFORMED"));
    }

    @Test
    void division_by_zero_is_a_broken_invariant() {
        assertThatIllegalStateException().isThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO));
        assertThatIllegalStateException().isThrownBy(() -> Fraction.of(1, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 1", "100.0, 1", "33.3, 333/1000", "007.50, 3/40"})
    void a_percentage_is_an_exact_share(String text, String share) {
        String[] parts = share.split("/", -1);
        Fraction expected = Fraction.of(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
        assertThat(Percent.parse(text).share()).isEqualTo(expected);
        assertThat(Percent.parse(text).rest().share().plus(expected)).isEqualTo(Fraction.ONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.000000000000000001", "101", "-0.1"})
    void a_percentage_outside_0_to_100_is_refused(String text) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Percent.parse(text))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("PERCENT_OUT_OF_RANGE"));
    }

    private static Fraction draw(SplittableRandom random) {
        long top = random.nextLong() >> random.nextInt(64);
        long bottom = 1 + (random.nextLong() >>> (1 + random.nextInt(62)));
        Fraction drawn = Fraction.of(top, bottom);
        return random.nextInt(4) == 0
                ? drawn.times(Fraction.of(random.nextLong() >>> 1, 1 + random.nextInt(9)))
                : drawn;
    }

    private static Fraction exact(BigInteger top, BigInteger bottom) {
        return LargeFraction.reduced(top, bottom);
    }
}
