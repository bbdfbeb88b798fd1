package io.whence.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The attack matrix on 10,000 real records and twenty marked copies: how many thieves are named at which strength, and
 * that nobody else ever is. {@code scripts/bench null --only attacks} has more strengths.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackMatrixTest {
    private Heist heist;

    @BeforeAll
    void deliver(@TempDir Path folder) throws IOException {
        heist = Heist.prepare(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "ROWS_SAMPLED, 10, 1",
        "ROWS_SAMPLED, 1, 1",
        "ROWS_SHUFFLED, 3, 1",
        "CELLS_FLIPPED, 10, 1",
        "CELLS_FLIPPED, 50, 1",
        "CELLS_FLIPPED, 70, 0",
        "NUMBERS_ROUNDED, 100, 1",
        "COLUMNS_DROPPED, 2, 1",
        "COLUMNS_DROPPED, 3, 0",
        "FILE_REWRITTEN, 1, 1",
        "FILE_REWRITTEN, 2, 1",
        "FILE_REWRITTEN, 3, 1",
        "FILE_REWRITTEN, 4, 1",
        "FILE_REWRITTEN, 5, 1",
        "FILE_REWRITTEN, 6, 1",
        "PUBLIC_ROWS_MIXED_IN, 80, 1",
        "PUBLIC_ROWS_MIXED_IN, 98, 0",
        "SUSPICIOUS_CELLS_RESTORED, 25, 1",
        "SUSPICIOUS_CELLS_RESTORED, 75, 1",
        "COLLUDERS_MIX_ROWS, 2, 2",
        "COLLUDERS_MIX_ROWS, 4, 4",
        "COLLUDERS_MIX_ROWS, 8, 8",
        "COLLUDERS_MIX_CELLS, 8, 8",
        "COLLUDERS_AVERAGE_CELLS, 2, 2",
        "COLLUDERS_AVERAGE_CELLS, 4, 4",
        "COLLUDERS_AVERAGE_CELLS, 8, 8",
        "COLLUDERS_TAKE_THE_RARER_CELL, 4, 4",
        "COLLUDERS_TAKE_THE_RARER_CELL, 8, 2",
        "COLLUDERS_DROP_WHAT_DIFFERS, 8, 8"
    })
    void thieves_are_named_while_enough_is_left_and_nobody_else_is(Attack attack, int strength, int named)
            throws IOException {
        AttackMatrix.Outcome outcome = AttackMatrix.outcome(heist, attack, strength, 1);
        assertThat(outcome.thieves()).containsAll(outcome.finding().named());
        assertThat(outcome.caught()).isEqualTo(named);
    }
}
