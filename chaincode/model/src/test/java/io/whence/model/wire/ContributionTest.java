package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.whence.model.cover.Contribution;
import io.whence.model.cover.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Insurers are written {@code MODE sumInsured limit}; each pays alone up to its limit. */
class ContributionTest {
    private static final long SEED = 5_6;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            by sums insured                       | SUM_INSURED_PROPORTION 600 600; SUM_INSURED_PROPORTION 300 300 | 600  | 400 200
            a cap sends its overflow to others    | SUM_INSURED_PROPORTION 900 100; SUM_INSURED_PROPORTION 100 600 | 600  | 100 500
            overflow in two rounds                | SUM_INSURED_PROPORTION 80 10; SUM_INSURED_PROPORTION 15 20; SUM_INSURED_PROPORTION 5 900 | 100 | 10 20 70
            by liability alone                    | INDEPENDENT_LIABILITY 1 600; INDEPENDENT_LIABILITY 1 300       | 600  | 400 200
            liability alone is capped by the loss | INDEPENDENT_LIABILITY 1 9000; INDEPENDENT_LIABILITY 1 300      | 600  | 400 200
            equal shares                          | EQUAL_SHARES 9 600; EQUAL_SHARES 1 600; EQUAL_SHARES 1 50      | 600  | 275 275 50
            primary first                         | PRIMARY_EXCESS 1 250; PRIMARY_EXCESS 9 600                     | 600  | 250 350
            excess untouched                      | PRIMARY_EXCESS 1 600; PRIMARY_EXCESS 9 600                     | 600  | 600 0
            wordings that differ                  | PRIMARY_EXCESS 300 600; EQUAL_SHARES 100 600                   | 600  | 450 150
            together too small                    | EQUAL_SHARES 1 100; EQUAL_SHARES 1 200                         | 600  | 100 200
            ties go to the earlier                | EQUAL_SHARES 1 600; EQUAL_SHARES 1 600                         | 101  | 51 50
            no weight falls back to equal         | SUM_INSURED_PROPORTION 0 600; SUM_INSURED_PROPORTION 0 600     | 600  | 300 300
            """)
    void insurers_share(String what, String insurers, long loss, String expected) {
        assertThat(shares(share(insurers, loss)))
                .as(what)
                .isEqualTo(Arrays.stream(expected.trim().split(" ", -1))
                        .map(Long::valueOf)
                        .toList());
    }

    @Test
    void policies_share_on_what_they_pay_before_participation_and_each_insurer_bears_its_part_of_that() {
        String member =
                "{'sumInsuredMinorUnits':1000,'policy':{'deductible':{'kind':'FLAT','minorUnits':100},'layers':[{'id':'L','participationPercent':'%s'}]}}";
        Contribution shared = Contribution.share(
                List.of(read(member.formatted("100")), read(member.formatted("60"))),
                LossJson.read(Quoted.json("{'items':[{'id':'1','claimedMinorUnits':1100}]}")));
        assertThat(shared.shares())
                .extracting(Contribution.Share::aloneMinorUnits, Contribution.Share::policyShareMinorUnits)
                .containsExactly(tuple(1000L, 500L), tuple(1000L, 500L));
        // the panel of the second policy bears the other 200
        assertThat(shares(shared)).containsExactly(500L, 300L);
        assertThat(shared.transfers(List.of(1000L, 0L))).containsExactly(new Contribution.Transfer(1, 0, 300));
    }

    @Test
    void costs_of_defence_paid_outside_are_nobody_elses() {
        String terms = "{'sumInsuredMinorUnits':500,'switches':{'defence':'OUTSIDE'}}";
        Contribution both = Contribution.share(
                List.of(read(terms), read(terms)),
                LossJson.read(Quoted.json("{'items':[{'id':'1','claimedMinorUnits':1000},"
                        + "{'id':'2','kind':'DEFENCE','claimedMinorUnits':400}]}")));
        assertThat(both.totalMinorUnits()).isEqualTo(1000);
        assertThat(shares(both)).containsExactly(500L, 500L);
        assertThat(both.worksheets()).allMatch(worksheet -> worksheet.netMinorUnits() == 1400);
    }

    @Test
    void the_pool_keeps_the_deductible_that_leaves_the_insured_least() {
        String terms = "{'sumInsuredMinorUnits':500,'policy':{'deductible':{'kind':'FLAT','minorUnits':%d}}}";
        Contribution both = Contribution.share(
                List.of(read(terms.formatted(100)), read(terms.formatted(40))),
                LossJson.read(Quoted.json("{'items':[{'id':'1','claimedMinorUnits':1000}]}")));
        assertThat(both.totalMinorUnits()).isEqualTo(960);
        assertThat(shares(both)).containsExactly(480L, 480L);
    }

    @Test
    void who_pays_first_is_made_good_by_the_others() {
        Contribution equal = share("EQUAL_SHARES 1 600; EQUAL_SHARES 1 600; EQUAL_SHARES 1 600", 600);
        assertThat(equal.transfers(List.of(0L, 600L, 0L)))
                .containsExactly(new Contribution.Transfer(0, 1, 200), new Contribution.Transfer(2, 1, 200));
        assertThat(equal.transfers(List.of(200L, 200L, 200L))).isEmpty();
        assertThat(equal.transfers(List.of(0L, 0L, 0L))).isEmpty();
        assertThat(equal.transfers(List.of(0L, 300L, 0L))).containsExactly(new Contribution.Transfer(0, 1, 100));
    }

    @Test
    void shares_add_up_and_nobody_pays_more_than_alone_or_out_of_proportion() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 2_000; run++) {
            List<Long> weights = new ArrayList<>();
            List<String> insurers = new ArrayList<>();
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                weights.add(1L + random.nextInt(50));
                insurers.add("SUM_INSURED_PROPORTION " + weights.get(i) + " " + random.nextInt(80));
            }
            long loss = random.nextInt(200);
            Contribution shared = share(String.join(";", insurers), loss);
            String as = "run %d: %s of %d".formatted(run, insurers, loss);
            assertThat(shares(shared).stream().mapToLong(part -> part).sum())
                    .as(as)
                    .isEqualTo(shared.totalMinorUnits());
            assertThat(shared.totalMinorUnits()).as(as).isLessThanOrEqualTo(loss);
            assertFair(as, shared, weights);
        }
    }

    /** Whoever is below its cap pays at least as much a unit of weight, but for one rounded unit, as anybody else. */
    private static void assertFair(String as, Contribution shared, List<Long> weights) {
        List<Contribution.Share> shares = shared.shares();
        for (int i = 0; i < shares.size(); i++) {
            long part = shares.get(i).shareMinorUnits();
            assertThat(part).as(as).isBetween(0L, shares.get(i).aloneMinorUnits());
            for (int j = 0; j < shares.size() && part < shares.get(i).aloneMinorUnits(); j++) {
                long other = shares.get(j).shareMinorUnits() - 1;
                assertThat((part + 1) * weights.get(j)).as(as).isGreaterThanOrEqualTo(other * weights.get(i));
            }
        }
    }

    private static Contribution share(String insurers, long loss) {
        List<Terms> terms = Arrays.stream(insurers.split(";", -1))
                .map(String::trim)
                .map(ContributionTest::terms)
                .toList();
        return Contribution.share(
                terms, LossJson.read(Quoted.json("{'items':[{'id':'1','claimedMinorUnits':%d}]}".formatted(loss))));
    }

    private static Terms terms(String insurer) {
        String[] words = insurer.split(" ", 3);
        return read(
                "{'sumInsuredMinorUnits':%s,'policy':{'limit':{'kind':'FLAT','minorUnits':%s}},'switches':{'contribution':'%s'}}"
                        .formatted(words[1], words[2], words[0]));
    }

    private static Terms read(String terms) {
        return TermsJson.read(Quoted.json(terms));
    }

    private static List<Long> shares(Contribution contribution) {
        return contribution.shares().stream()
                .map(Contribution.Share::shareMinorUnits)
                .toList();
    }
}
