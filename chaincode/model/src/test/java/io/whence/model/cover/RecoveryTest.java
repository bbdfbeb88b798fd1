package io.whence.model.cover;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.cover.Recovery.Apportioned;
import io.whence.model.cover.Recovery.Ceiling;
import io.whence.model.cover.Recovery.Fault;
import io.whence.model.cover.Recovery.Liability;
import io.whence.model.cover.Recovery.Mode;
import io.whence.model.cover.Recovery.Payment;
import io.whence.model.value.Currency;
import io.whence.model.value.Percent;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {
    private static final Currency GBP = new Currency("GBP");
    private static final long SEED = 7_1_3;

    /** Loss 160, deductible 25, primary paid 60, excess paid 40: the insured bears 35 above the limits. */
    @ParameterizedTest
    @CsvSource({
        "TOP_DOWN, 30, 0, 30, 0, 0",
        "TOP_DOWN, 35, 0, 35, 0, 0",
        "TOP_DOWN, 36, 0, 35, 0, 1",
        "TOP_DOWN, 75, 0, 35, 0, 40",
        "TOP_DOWN, 130, 0, 35, 55, 40",
        "TOP_DOWN, 135, 0, 35, 60, 40",
        "TOP_DOWN, 136, 0, 36, 60, 40",
        "TOP_DOWN, 160, 0, 60, 60, 40",
        "TOP_DOWN, 170, 0, 70, 60, 40",
        "TOP_DOWN, 130, 95, 35, 0, 0",
        "MADE_WHOLE, 60, 0, 60, 0, 0",
        "MADE_WHOLE, 70, 0, 60, 6, 4",
        "PRO_RATA, 80, 0, 30, 30, 20",
        "PRO_RATA, 10, 0, 4, 4, 2",
        "INSURER_FIRST, 50, 0, 0, 30, 20",
        "INSURER_FIRST, 101, 0, 1, 60, 40",
        "PRO_RATA, 5, 9, 0, 0, 0"
    })
    void what_comes_back_goes_by_the_mode(
            Mode mode, long recovered, long costs, long insured, long primary, long excess) {
        Apportioned apportioned = recovery(mode, recovered, costs).apportion();
        assertThat(apportioned.insuredMinorUnits()).isEqualTo(insured);
        assertThat(apportioned.insurers())
                .containsExactly(new Payment("primary", primary), new Payment("excess", excess));
        assertThat(apportioned.costsMinorUnits()).isEqualTo(Math.min(costs, recovered));
    }

    @ParameterizedTest
    @CsvSource({"SEVERAL, 20, 45, 0", "JOINT, 65, 65, 65"})
    void a_ceiling_is_a_share_of_what_was_paid_or_all_shares(Liability liability, long first, long second, long third) {
        Recovery recovery = new Recovery(
                GBP,
                160,
                25,
                List.of(new Payment("A", 100)),
                0,
                0,
                Mode.TOP_DOWN,
                List.of(fault("x", "20"), fault("y", "45"), fault("z", "0")),
                Percent.parse("10"),
                liability);
        assertThat(recovery.apportion().ceilings())
                .containsExactly(new Ceiling("x", first), new Ceiling("y", second), new Ceiling("z", third));
    }

    @Test
    void several_ceilings_never_add_to_more_than_was_paid() {
        Recovery recovery = new Recovery(
                GBP,
                5,
                0,
                List.of(new Payment("A", 5)),
                0,
                0,
                Mode.TOP_DOWN,
                List.of(fault("x", "30"), fault("y", "30"), fault("z", "40")),
                Percent.NONE,
                Liability.SEVERAL);
        assertThat(recovery.apportion().ceilings())
                .containsExactly(new Ceiling("x", 2), new Ceiling("y", 1), new Ceiling("z", 2));
    }

    @Test
    void every_unit_that_came_back_is_somebodys_and_no_insurer_gains() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 20_000; run++) {
            List<Payment> paid = List.of(new Payment("A", random.nextInt(50)), new Payment("B", random.nextInt(50)));
            long loss = Recovery.sum(paid) + random.nextInt(60);
            Mode mode = List.of(Mode.values()).get(random.nextInt(4));
            long recovered = random.nextInt(200);
            Apportioned apportioned = new Recovery(
                            GBP,
                            loss,
                            Math.min(loss, random.nextInt(40)),
                            paid,
                            recovered,
                            random.nextInt(30),
                            mode,
                            List.of(),
                            Percent.NONE,
                            Liability.SEVERAL)
                    .apportion();
            assertThat(apportioned.insuredMinorUnits()
                            + Recovery.sum(apportioned.insurers())
                            + apportioned.costsMinorUnits())
                    .as("run %d, %s", run, mode)
                    .isEqualTo(recovered);
            for (int i = 0; i < paid.size(); i++) {
                assertThat(apportioned.insurers().get(i).minorUnits())
                        .as("run %d, %s", run, mode)
                        .isBetween(0L, paid.get(i).minorUnits());
            }
        }
    }

    private static Recovery recovery(Mode mode, long recovered, long costs) {
        return new Recovery(
                GBP,
                160,
                25,
                List.of(new Payment("primary", 60), new Payment("excess", 40)),
                recovered,
                costs,
                mode,
                List.of(),
                Percent.NONE,
                Liability.SEVERAL);
    }

    private static Fault fault(String party, String percent) {
        return new Fault(party, Percent.parse(percent));
    }
}
