package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Worksheet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples that others published, each with its source; amounts are in minor units of the example's own money. */
class WorkedExamplesTest {
    private static final List<Integer> LOSSES = List.of(0, 10, 20, 30, 40, 50, 60);

    static Stream<Arguments> oasis() {
        return Stream.of(
                Arguments.of(
                        "rule 1",
                        "'deductible':{'kind':'FLAT','minorUnits':150},'limit':{'kind':'FLAT','minorUnits':300}",
                        "",
                        List.of(0, 0, 50, 150, 250, 300, 300)),
                Arguments.of(
                        "rule 2",
                        "'deductible':{'kind':'FLAT','minorUnits':150}",
                        "'attachmentMinorUnits':100,'occurrenceLimitMinorUnits':300,'participationPercent':'50'",
                        List.of(0, 0, 0, 25, 75, 125, 150)),
                Arguments.of(
                        "rule 3",
                        "'deductible':{'kind':'FRANCHISE','minorUnits':150},'limit':{'kind':'FLAT','minorUnits':300}",
                        "",
                        List.of(0, 0, 200, 300, 300, 300, 300)),
                Arguments.of(
                        "rule 33",
                        "'deductible':{'kind':'PERCENT_OF_LOSS','percent':'25'},'limit':{'kind':'FLAT','minorUnits':300}",
                        "",
                        List.of(0, 75, 150, 225, 300, 300, 300)),
                Arguments.of(
                        "rule 5",
                        "'deductible':{'kind':'PERCENT_OF_LOSS','percent':'25'},'limit':{'kind':'PERCENT_OF_LOSS','percent':'50'}",
                        "",
                        List.of(0, 50, 100, 150, 200, 250, 300)));
    }

    /** OasisLMF {@code tests/pytools/fm/test_policy.py}, losses 0, 10, … 60 in tenths. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("oasis")
    void the_oasis_financial_module_expects_the_same(
            String rule, String section, String layer, List<Integer> expected) {
        String terms = "{'currency':'USD','sections':[{'id':'S',%s}],'policy':{'layers':[{'id':'L1'%s}]}}"
                .formatted(section, layer.isEmpty() ? "" : "," + layer);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(net(terms, sum("S", LOSSES.get(i) * 10L)))
                    .as("%s, loss %s", rule, LOSSES.get(i))
                    .isEqualTo(expected.get(i).longValue());
        }
    }

    /** The interruption form of ISO, an example with coinsurance. */
    @Test
    void interruption_is_paid_by_the_part_of_expected_income_insured() {
        String terms = "{'sections':[{'id':'BI','average':{'sumInsuredMinorUnits':150000,'requiredPercent':'50'}}]}";
        assertThat(net(
                        terms,
                        "{'items':[{'id':'1','section':'BI','claimedMinorUnits':80000,'valueMinorUnits':400000}]}"))
                .isEqualTo(60_000);
    }

    /** A teaching page on coinsurance. */
    @Test
    void the_deductible_comes_after_under_insurance() {
        String terms = """
                {'sections':[{'id':'P','average':{'sumInsuredMinorUnits':200000,'requiredPercent':'80'},
                'deductible':{'kind':'FLAT','minorUnits':500}}]}""";
        assertThat(net(
                        terms,
                        "{'items':[{'id':'1','section':'P','claimedMinorUnits':60000,'valueMinorUnits':300000}]}"))
                .isEqualTo(49_500);
    }

    /** A teaching page, with Articles 55 and 57 of the Insurance Law of 2015. */
    @Test
    void mitigation_is_paid_by_the_same_ratio_beside_the_loss() {
        String terms = "{'currency':'CNY','sections':[{'id':'P','average':{'sumInsuredMinorUnits':8000000}}]}";
        String loss = """
                {'items':[{'id':'1','section':'P','claimedMinorUnits':8000000,'valueMinorUnits':10000000},
                {'id':'2','section':'P','kind':'MITIGATION','claimedMinorUnits':100000}]}""";
        assertThat(net(terms, loss)).isEqualTo(6_480_000);
    }

    /** The builders' risk form of ISO: the deductible is taken in the first section that the occurrence reaches. */
    @Test
    void a_deductible_is_taken_once_in_the_first_section() {
        String terms = """
                {'sections':[{'id':'A','deductible':{'kind':'FLAT','minorUnits':1000},'limit':{'kind':'FLAT','minorUnits':60000}},
                {'id':'B','limit':{'kind':'FLAT','minorUnits':80000}}]}""";
        String loss = """
                {'items':[{'id':'1','section':'A','claimedMinorUnits':60100},
                {'id':'2','section':'B','claimedMinorUnits':90000}]}""";
        assertThat(net(terms, loss)).isEqualTo(139_100);
    }

    /** An actuarial wiki. */
    @Test
    void co_payment_comes_before_the_limit() {
        String terms = """
                {'sections':[{'id':'M','deductible':{'kind':'FLAT','minorUnits':1000},'coPaymentPercent':'20',
                'limit':{'kind':'FLAT','minorUnits':5000}}]}""";
        assertThat(net(terms, sum("M", 8000))).isEqualTo(5_000);
    }

    /** CFC's published case; the money is derived. */
    @ParameterizedTest
    @CsvSource({"EXCESS, 0, 80000", "QUALIFYING, 25000, 135000", "GREATER_OF, 25000, 80000", "GREATER_OF, 90000, 70000"
    })
    void an_outage_of_sixteen_hours_waits_eight(String mode, long retention, long expected) {
        String terms =
                "{'sections':[{'id':'BI','waiting':{'hours':8,'mode':'%s'},'deductible':{'kind':'FLAT','minorUnits':%d}}]}"
                        .formatted(mode, retention);
        String loss = "{'items':[{'id':'1','section':'BI','hours':'16','minorUnitsPerHour':10000}]}";
        assertThat(net(terms, loss)).isEqualTo(expected);
    }

    /** An item bank, and Article 56 of the Insurance Law of 2015. */
    @Test
    void three_policies_on_one_value_share_by_sums_insured() {
        List<byte[]> terms = Stream.of("600000", "400000", "200000")
                .map("{'sumInsuredMinorUnits':%1$s,'policy':{'limit':{'kind':'FLAT','minorUnits':%1$s}}}"::formatted)
                .map(Quoted::json)
                .toList();
        assertThat(Quoted.text(ContributionJson.answer(
                        terms, Quoted.json("{'items':[{'id':'1','claimedMinorUnits':600000}]}"))))
                .contains("\"shareMinorUnits\":300000", "\"shareMinorUnits\":200000", "\"shareMinorUnits\":100000")
                .contains("\"totalMinorUnits\":600000");
    }

    /** Napier and Ettrick v Hunter [1993] AC 713. */
    @Test
    void money_recovered_fills_the_loss_from_the_top_down() {
        String recovery = """
                {'currency':'GBP','lossMinorUnits':16000000,'deductibleMinorUnits':2500000,
                'paid':[{'insurer':'A','minorUnits':10000000}],'recoveredMinorUnits':13000000,'costsMinorUnits':0,'mode':'TOP_DOWN',
                'faults':[{'party':'exchange','percent':'20'}],'insuredFaultPercent':'0','liability':'SEVERAL'}""";
        assertThat(RecoveryJson.answer(Quoted.json(recovery))).isEqualTo(Quoted.canonical("""
                {'insuredMinorUnits':3500000,'insurers':[{'insurer':'A','minorUnits':9500000}],'costsMinorUnits':0,
                'ceilings':[{'party':'exchange','minorUnits':2000000}]}"""));
    }

    private static String sum(String section, long claimed) {
        return "{'items':[{'id':'1','section':'%s','claimedMinorUnits':%d}]}".formatted(section, claimed);
    }

    private static long net(String terms, String loss) {
        Worksheet worksheet = Adjuster.settle(TermsJson.read(Quoted.json(terms)), LossJson.read(Quoted.json(loss)));
        return worksheet.netMinorUnits();
    }
}
