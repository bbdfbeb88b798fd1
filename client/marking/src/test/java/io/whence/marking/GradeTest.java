package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.whence.model.score.BiasLaw;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a copy before it leaves, against values computed elsewhere with exact fractions. */
class GradeTest {
    private static final Grade.Budget TWENTY = new Grade.Budget(20, 0.001);
    private static final int BITS = 128;

    @Test
    void a_grade_tells_before_the_loss_what_a_leak_would_show() {
        List<Grade> grades = Grade.of(12_000, 3_000, plan(4, 4), TWENTY);
        assertThat(grades).extracting(Grade::leakPercent).containsExactly(1, 10, 100);
        assertThat(grades).extracting(Grade::marksExpected).containsExactly(30L, 300L, 3_000L);
        assertThat(grades).extracting(Grade::bound).containsExactly("1e-6", "1e-67", "1e-671");
        assertThat(grades).extracting(Grade::miss).containsExactly("0.021383", "0.000000", "0.000000");
    }

    /** Of so many marks each is left with this chance; ⌈ln(n/ε)/ln 2⌉ are needed where every bit is a fair coin. */
    @ParameterizedTest
    @CsvSource({
        "1500, 0.01,   20, 0.001,    0.465139",
        "1500, 0.01, 1000, 0.001,    0.876340",
        "1500, 0.01,   20, 0.000001, 0.989207",
        " 150, 0.1,    20, 0.001,    0.460214",
        " 150, 0.1,  1000, 0.001,    0.887023",
        " 150, 0.1,    20, 0.000001, 0.992352",
        "  14, 1,      20, 0.001,    1",
        "  15, 1,      20, 0.001,    0"
    })
    void more_recipients_and_a_smaller_budget_need_more_marks(
            int marks, double part, int copies, double epsilon, double miss) {
        assertThat(Grade.miss(marks, BiasLaw.forColluders(2), part, new Grade.Budget(copies, epsilon)))
                .isEqualTo(miss, within(5e-7));
    }

    @Test
    void a_bound_too_large_for_a_power_of_ten_is_a_decimal() {
        Grade tenth = Grade.of(360, 90, plan(2, 4), TWENTY).get(1);
        assertThat(tenth.bound()).isEqualTo("0.001953");
        assertThat(Grade.of(400, 100, plan(2, 4), TWENTY).get(1).bound()).isEqualTo("1e-3");
    }

    /** Of a 128-bit number in 1,000 rows 92 % of the readings fail after half the rows are gone; scoring misses none. */
    @Test
    void exact_decoding_misses_what_scoring_finds() {
        assertThat(Grade.exactDecodingMiss(500, 1, BITS)).isEqualTo(0.922779, within(5e-7));
        assertThat(Grade.exactDecodingMiss(3_000, 4, BITS)).isEqualTo(0.304843, within(5e-7));
        assertThat(Grade.exactDecodingMiss(0, 1, BITS)).isEqualTo(1);
        assertThat(Grade.miss(1_000, BiasLaw.forColluders(2), 0.5, TWENTY)).isLessThan(1e-200);
        assertThat(simulatedMiss(4_000)).isEqualTo(0.9228, within(0.013));
        assertThat(Grade.of(60_000, 15_000, plan(2, 4), TWENTY))
                .extracting(Grade::exactDecodingMiss)
                .containsExactly("1.000000", "0.001029", "0.000000");
    }

    /** How often some of the 128 bits stands in none of 500 rows; three standard errors of 4,000 tries are .013. */
    private static double simulatedMiss(int tries) {
        SplittableRandom random = new SplittableRandom(92);
        int missed = 0;
        for (int attempt = 0; attempt < tries; attempt++) {
            BitSet read = new BitSet(BITS);
            for (int row = 0; row < 500; row++) {
                read.set(random.nextInt(BITS));
            }
            missed += read.cardinality() < BITS ? 1 : 0;
        }
        return (double) missed / tries;
    }

    private static MarkPlan plan(int colluders, int rowsPerMark) {
        return new MarkPlan(colluders, rowsPerMark, List.of(), List.of(), 0);
    }
}
