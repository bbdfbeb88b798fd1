package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.claim.Admissibility.Answer;
import io.whence.model.claim.Artefact.Challenge;
import io.whence.model.claim.Artefact.Cohort;
import io.whence.model.claim.Artefact.Outcome;
import io.whence.model.value.Percent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Triggers that are reckoned from what was recorded: windows and shares, before, at and after their boundary. */
class MeasureTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Measure.Retrieval RETRIEVAL = new Measure.Retrieval(3, Duration.ofDays(3));

    @ParameterizedTest
    @CsvSource({
        "'', UNKNOWN",
        "0U 24U 48U, SATISFIED",
        "0U 24U, UNSATISFIED",
        "0U 36U 71U, SATISFIED",
        "0U 36U 72U, UNSATISFIED",
        "0U 24A 48U 60U, UNSATISFIED",
        "0A 24U 48U 72U, SATISFIED",
        "0A 24U 48U 71U, UNSATISFIED",
        "0U 1A 2W, SATISFIED"
    })
    void failures_count_within_a_window_that_holds_no_answer(String log, Answer expected) {
        List<Challenge> challenges = new ArrayList<>(challenges(log));
        assertThat(RETRIEVAL.read(challenges).answer()).isEqualTo(expected);
        Collections.reverse(challenges);
        assertThat(RETRIEVAL.read(challenges).answer()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"79, SATISFIED", "80, UNSATISFIED", "81, UNSATISFIED", "0, SATISFIED"})
    void four_fifths_of_the_highest_rate_is_no_disparity(long selected, Answer expected) {
        List<Cohort> cohorts = List.of(new Cohort("a", 100, 200), new Cohort("b", selected, 200));
        assertThat(disparity(cohorts).answer()).isEqualTo(expected);
    }

    @Test
    void where_nobody_was_selected_nobody_is_treated_unlike() {
        assertThat(disparity(List.of(new Cohort("a", 0, 5), new Cohort("b", 0, 7)))
                        .answer())
                .isEqualTo(Answer.UNSATISFIED);
    }

    @Test
    void a_reading_shows_its_figures() {
        assertThat(disparity(List.of(new Cohort("a", 60, 100), new Cohort("b", 42, 100)))
                        .detail())
                .isEqualTo("a 60/100, b 42/100: lowest to highest 0.7");
        assertThat(RETRIEVAL.read(challenges("0U 1U")).detail()).isEqualTo("2 of 3 failures within 72 hours");
    }

    private static Measure.Reading disparity(List<Cohort> cohorts) {
        return new Measure.Disparity(Percent.parse("80")).read(cohorts);
    }

    private static List<Challenge> challenges(String log) {
        return log.isEmpty()
                ? List.of()
                : List.of(log.split(" ")).stream().map(MeasureTest::challenge).toList();
    }

    private static Challenge challenge(String text) {
        Outcome outcome = switch (text.charAt(text.length() - 1)) {
            case 'A' -> Outcome.ANSWERED;
            case 'U' -> Outcome.UNANSWERED;
            default -> Outcome.WRONG;
        };
        return new Challenge(
                START.plus(Duration.ofHours(Long.parseLong(text.substring(0, text.length() - 1)))), outcome);
    }
}
