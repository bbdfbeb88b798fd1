package io.whence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.score.BiasLaw;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@code scripts/bench null}. */
class NullControlTest {
    private static final BigDecimal EPSILON = new BigDecimal("0.01");

    @ParameterizedTest
    @EnumSource(BiasLaw.class)
    void leaks_from_nobody_accuse_nobody_beyond_the_budget(BiasLaw law) {
        requireWithin(new NullCase.Setting(law, 20, 48, EPSILON), false, 1_000);
        requireWithin(new NullCase.Setting(law, 1_000, 48, EPSILON), false, 100);
    }

    @ParameterizedTest
    @EnumSource(BiasLaw.class)
    void thieves_who_show_what_suits_them_turn_no_innocent_into_a_suspect(BiasLaw law) {
        requireWithin(new NullCase.Setting(law, 20, 64, EPSILON), true, 300);
    }

    /** Else the tests above could not fail. */
    @Test
    void a_larger_budget_accuses_more_innocents() {
        NullCase.Setting careless = new NullCase.Setting(BiasLaw.FOUR, 20, 64, new BigDecimal("0.1"));
        assertThat(NullControl.count(careless, false, 500).accused())
                .isGreaterThan(NullControl.Count.most(500, EPSILON));
    }

    @Test
    void three_standard_deviations_name_an_innocent_in_most_leaks() {
        NullCase.Setting setting = new NullCase.Setting(BiasLaw.TWO, 1_000, 64, EPSILON);
        assertThat(NullControl.count(setting, false, 40).beyondThreeSigmas()).isGreaterThan(20);
    }

    private static void requireWithin(NullCase.Setting setting, boolean recorded, int cases) {
        NullControl.Count count = NullControl.count(setting, recorded, cases);
        assertThat(count.accused())
                .as("%s, thieves %s", setting, recorded)
                .isLessThanOrEqualTo(NullControl.Count.most(cases, EPSILON));
    }
}
