package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.bytes.Json;
import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Carried;
import io.whence.model.cover.Retained;
import io.whence.model.cover.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every switch and every kind of term, before, at and after its boundary. */
class SwitchesTest {
    @ParameterizedTest
    @CsvSource({
        "LIMIT_IN_EXCESS_OF_DEDUCTIBLE, 109, 99",
        "LIMIT_IN_EXCESS_OF_DEDUCTIBLE, 110, 100",
        "LIMIT_IN_EXCESS_OF_DEDUCTIBLE, 111, 100",
        "DEDUCTIBLE_INSIDE_LIMIT, 99, 89",
        "DEDUCTIBLE_INSIDE_LIMIT, 100, 90",
        "DEDUCTIBLE_INSIDE_LIMIT, 101, 90"
    })
    void a_limit_stands_above_the_deductible_or_holds_it(String mode, long loss, long expected) {
        String section =
                "{'id':'S','deductible':{'kind':'FLAT','minorUnits':10},'limit':{'kind':'FLAT','minorUnits':100}}";
        assertThat(net(
                        "'switches':{'deductibleVsLimit':'%s'},'sections':[%s]".formatted(mode, section),
                        claim("S", loss)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "SUM_ONCE, 100, 155",
        "LARGEST_SECTION_ONLY, 100, 170",
        "LARGEST_SECTION_ONLY, 14, 99",
        "LARGEST_SECTION_ONLY, 15, 100",
        "LARGEST_SECTION_ONLY, 16, 100"
    })
    void every_section_bears_its_deductible_or_only_the_one_that_takes_most(String mode, long second, long expected) {
        String sections = """
                {'id':'A','deductible':{'kind':'FLAT','minorUnits':15}},
                {'id':'B','deductible':{'kind':'FLAT','minorUnits':30}}""";
        String loss = claim("A", 100) + "," + claim("B", second).replace("'1'", "'2'");
        assertThat(net("'switches':{'policyDeductible':'%s'},'sections':[%s]".formatted(mode, sections), loss))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PART_OF, 100", "IN_ADDITION, 120"})
    void a_sub_limit_is_part_of_the_limit_or_beside_it(String mode, long expected) {
        String section = """
                {'id':'S','limit':{'kind':'FLAT','minorUnits':100},
                'sections':[{'id':'T','limit':{'kind':'FLAT','minorUnits':20}}]}""";
        String loss = claim("S", 130) + "," + claim("T", 30).replace("'1'", "'2'");
        assertThat(net("'switches':{'subLimit':'%s'},'sections':[%s]".formatted(mode, section), loss))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"INSIDE, 50", "OUTSIDE, 65", "NONE, 45"})
    void defence_is_paid_like_loss_or_beside_it_or_not(String mode, long expected) {
        String terms = """
                'switches':{'defence':'%s'},'sections':[{'id':'S','deductible':{'kind':'FLAT','minorUnits':10},
                'limit':{'kind':'FLAT','minorUnits':100}}],'policy':{'layers':[{'id':'L','participationPercent':'50'}]}""".formatted(mode);
        String loss = claim("S", 100) + ",{'id':'2','section':'S','kind':'DEFENCE','claimedMinorUnits':40}";
        assertThat(net(terms, loss)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "EXCESS, 7, 0",
        "EXCESS, 8, 0",
        "EXCESS, 8.5, 5",
        "QUALIFYING, 7.9, 0",
        "QUALIFYING, 8, 80",
        "QUALIFYING, 9, 90",
        "GREATER_OF, 8, 0",
        "GREATER_OF, 10, 10",
        "GREATER_OF, 11, 20"
    })
    void waiting_time_is_never_paid_or_opens_the_whole(String mode, String hours, long expected) {
        String section =
                "'sections':[{'id':'S','waiting':{'hours':8,'mode':'%s'},'deductible':{'kind':'FLAT','minorUnits':%d}}]"
                        .formatted(mode, mode.equals("GREATER_OF") ? 90 : 0);
        assertThat(net(section, "{'id':'1','section':'S','hours':'%s','minorUnitsPerHour':10}".formatted(hours)))
                .isEqualTo(expected);
    }

    @Test
    void the_waiting_mode_of_the_switches_serves_sections_that_state_none() {
        String terms = "'switches':{'waiting':'QUALIFYING'},'sections':[{'id':'S','waiting':{'hours':'8'}}]";
        assertThat(net(terms, "{'id':'1','section':'S','hours':'9','minorUnitsPerHour':10}"))
                .isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({"31, 230", "32, 240", "33, 240"})
    void an_interruption_is_paid_inside_the_indemnity_period(String hours, long expected) {
        String section = "'sections':[{'id':'S','waiting':{'hours':8},'indemnityHoursMax':24}]";
        assertThat(net(section, "{'id':'1','section':'S','hours':'%s','minorUnitsPerHour':10}".formatted(hours)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'kind':'FLAT','minorUnits':50}                                     | 49  | 0
            {'kind':'FLAT','minorUnits':50}                                     | 51  | 1
            {'kind':'FRANCHISE','minorUnits':50}                                | 49  | 0
            {'kind':'FRANCHISE','minorUnits':50}                                | 50  | 50
            {'kind':'FRANCHISE','minorUnits':50}                                | 51  | 51
            {'kind':'REVERSE_FRANCHISE','minorUnits':50}                        | 49  | 49
            {'kind':'REVERSE_FRANCHISE','minorUnits':50}                        | 50  | 0
            {'kind':'PERCENT_OF_LOSS','percent':'10','minMinorUnits':20}        | 199 | 179
            {'kind':'PERCENT_OF_LOSS','percent':'10','minMinorUnits':20}        | 200 | 180
            {'kind':'PERCENT_OF_LOSS','percent':'10','minMinorUnits':20}        | 300 | 270
            {'kind':'PERCENT_OF_LOSS','percent':'10','maxMinorUnits':20}        | 200 | 180
            {'kind':'PERCENT_OF_LOSS','percent':'10','maxMinorUnits':20}        | 300 | 280
            {'kind':'PERCENT_OF_VALUE','percent':'2'}                           | 19  | 0
            {'kind':'PERCENT_OF_VALUE','percent':'2'}                           | 100 | 80
            [{'kind':'FLAT','minorUnits':10},{'kind':'FRANCHISE','minorUnits':50}] | 59 | 0
            [{'kind':'FLAT','minorUnits':10},{'kind':'FRANCHISE','minorUnits':50}] | 60 | 50
            [{'kind':'FLAT','minorUnits':10},{'kind':'PERCENT_OF_LOSS','percent':'10'}] | 100 | 80
            """)
    void deductibles_take_what_their_kind_says(String deductible, long loss, long expected) {
        String item = "{'id':'1','section':'S','claimedMinorUnits':%d,'valueMinorUnits':1000}".formatted(loss);
        assertThat(net("'sections':[{'id':'S','deductible':%s}]".formatted(deductible), item))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'kind':'FLAT','minorUnits':100}                       | 101 | 100
            {'kind':'PERCENT_OF_LOSS','percent':'50'}              | 101 | 51
            {'kind':'PERCENT_OF_VALUE','percent':'5'}              | 51  | 50
            {'kind':'FLAT','minorUnits':0}                         | 1   | 0
            """)
    void limits_cap_what_their_kind_says(String limit, long loss, long expected) {
        String item = "{'id':'1','section':'S','claimedMinorUnits':%d,'valueMinorUnits':1000}".formatted(loss);
        assertThat(net("'sections':[{'id':'S','limit':%s}]".formatted(limit), item))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"4, 80", "5, 100", "6, 100"})
    void a_limit_per_record_counts_records_up_to_its_maximum(long units, long expected) {
        String section = "'sections':[{'id':'S','limit':{'kind':'PER_UNIT','minorUnits':20,'unitsMax':5}}]";
        assertThat(net(section, "{'id':'1','section':'S','units':%d,'minorUnitsPerUnit':30}".formatted(units)))
                .isEqualTo(expected);
    }

    @Test
    void a_limit_per_day_counts_days_of_twenty_four_hours() {
        String section = "'sections':[{'id':'S','limit':{'kind':'PER_UNIT','minorUnits':100}}]";
        assertThat(net(section, "{'id':'1','section':'S','hours':'36','minorUnitsPerHour':10}"))
                .isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({"0, 100, 100", "100, 99, 99", "100, 100, 100", "100, 101, 100", "3, 1, 33"})
    void an_unpaid_instalment_is_not_covered(long due, long received, long expected) {
        long net = net(
                "'sections':[{'id':'S'}],'premium':{'dueMinorUnits':%d,'receivedMinorUnits':%d}"
                        .formatted(due, received),
                claim("S", 100));
        assertThat(net).isEqualTo(expected);
    }

    @Test
    void layers_share_the_loss_by_height_and_leave_gaps_to_the_insured() {
        String layers = """
                'policy':{'layers':[{'id':'L2','attachmentMinorUnits':60,'occurrenceLimitMinorUnits':40},
                {'id':'L1','attachmentMinorUnits':10,'occurrenceLimitMinorUnits':40,'aggregate':{'minorUnits':30}}]}""";
        Worksheet worksheet = settle(layers, "{'id':'1','claimedMinorUnits':120}");
        assertThat(worksheet.layers().toString())
                .isEqualTo("[LayerPart[id=L2, minorUnits=40, aggregateLeftMinorUnits=Optional.empty],"
                        + " LayerPart[id=L1, minorUnits=30, aggregateLeftMinorUnits=Optional[0]]]");
        assertThat(worksheet.retained(Retained.ATTACHMENT)).isEqualTo(10);
        assertThat(worksheet.retained(Retained.OVER_LIMIT)).isEqualTo(30);
        assertThat(worksheet.retained(Retained.AGGREGATE)).isEqualTo(10);
    }

    @Test
    void what_an_occurrence_bore_and_used_before_counts() {
        String terms = """
                'sections':[{'id':'S','deductible':{'kind':'FLAT','minorUnits':30},'limit':{'kind':'FLAT','minorUnits':100}}],
                'policy':{'deductible':{'kind':'FLAT','minorUnits':20}}""";
        assertThat(settle(terms, claim("S", 90)).netMinorUnits()).isEqualTo(40);
        assertThat(Adjuster.settle(
                                TermsJson.read(Quoted.json("{" + terms + "}")),
                                LossJson.read(Quoted.json(
                                        "{'carried':{'deductibleTaken':{'S':30,'policy':20},'limitUsed':{'S':60}},'items':["
                                                + claim("S", 90) + "]}")))
                        .netMinorUnits())
                .isEqualTo(40);
    }

    @Test
    void money_already_had_and_what_is_not_shown_come_off_first() {
        Worksheet worksheet = settle(
                "'sections':[{'id':'S'}]",
                "{'id':'1','section':'S','claimedMinorUnits':100,'substantiatedMinorUnits':80,'receivedMinorUnits':30}");
        assertThat(worksheet.netMinorUnits()).isEqualTo(50);
        assertThat(worksheet.retained(Retained.UNSUBSTANTIATED)).isEqualTo(20);
        assertThat(worksheet.retained(Retained.RECOVERED)).isEqualTo(30);
        assertThat(worksheet.payableAfter(20)).isEqualTo(30);
        assertThat(worksheet.payableAfter(60)).isZero();
    }

    @Test
    void mitigation_is_capped_by_the_sum_insured_and_passes_the_limit_by() {
        String terms =
                "'sections':[{'id':'S','average':{'sumInsuredMinorUnits':100},'limit':{'kind':'FLAT','minorUnits':50}}]";
        String loss = claim("S", 80) + ",{'id':'2','section':'S','kind':'MITIGATION','claimedMinorUnits':130}";
        assertThat(net(terms, loss)).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({"50, 100, 2, 1", "0, 50, 2, 1", "33.3, 100, 3, 2", "0, 33.3, 3, 1"})
    void claims_of_one_occurrence_are_rounded_together(String coPayment, String participation, int claims, long paid) {
        String terms =
                "{'sections':[{'id':'S','coPaymentPercent':'%s'}],'policy':{'layers':[{'id':'L','participationPercent':'%s'}]}}"
                        .formatted(coPayment, participation);
        Carried carried = Carried.NONE;
        long total = 0;
        for (int i = 0; i < claims; i++) {
            Json.Fields loss = new Members()
                    .put("carried", CoverUse.carried(carried))
                    .put("items", Json.parse(Quoted.json("[" + claim("S", 1) + "]")))
                    .json();
            Worksheet worksheet = Adjuster.settle(TermsJson.read(Quoted.json(terms)), LossJson.read(loss.canonical()));
            total += worksheet.netMinorUnits();
            carried = carried.plus(worksheet.erosion().carried());
        }
        assertThat(total).isEqualTo(paid);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            delimiter = ';',
            value = {
                "'hours':'16','minorUnitsPerHour':1000,'substantiatedHours':'10'; 16000; 10000; 6000",
                "'hours':'16','minorUnitsPerHour':1000,'substantiatedMinorUnitsPerHour':500; 16000; 8000; 8000",
                "'hours':'16','minorUnitsPerHour':1000,'substantiatedHours':'20'; 16000; 16000; 0",
                "'units':5,'minorUnitsPerUnit':30,'substantiatedUnits':3; 150; 90; 60",
                "'units':5,'minorUnitsPerUnit':30,'substantiatedMinorUnits':0; 150; 0; 150"
            })
    void what_was_not_shown_of_hours_and_units_is_kept_back_as_unsubstantiated(
            String amount, long loss, long net, long unshown) {
        Worksheet worksheet = settle("'sections':[{'id':'S'}]", "{'id':'1','section':'S'," + amount + "}");
        assertThat(worksheet.lossMinorUnits()).isEqualTo(loss);
        assertThat(worksheet.netMinorUnits()).isEqualTo(net);
        assertThat(worksheet.retained(Retained.UNSUBSTANTIATED)).isEqualTo(unshown);
    }

    @Test
    void a_waiting_time_runs_from_the_hours_that_were_shown() {
        String item = "{'id':'1','section':'S','hours':'16','minorUnitsPerHour':10,'substantiatedHours':'6'}";
        String waiting = "'sections':[{'id':'S','waiting':{'hours':8,'mode':'QUALIFYING'}}]";
        assertThat(net(waiting, item)).isZero();
    }

    @Test
    void insured_values_beyond_a_machine_word_are_summed_exactly() {
        StringBuilder items = new StringBuilder(claim("S", 100));
        for (int i = 2; i <= 2_050; i++) {
            items.append(",{'id':'%d','section':'S','claimedMinorUnits':0,'valueMinorUnits':%d}"
                    .formatted(i, (1L << 53) - 1));
        }
        String average = "'sections':[{'id':'S','average':{'sumInsuredMinorUnits':9007199254740991}}]";
        String atPolicy = "'sections':[{'id':'S'}],'policy':{'deductible':{'kind':'PERCENT_OF_VALUE','percent':'1'}}";
        assertThat(net(average, items.toString())).isZero();
        assertThat(net(atPolicy, items.toString())).isZero();
    }

    @Test
    void net_is_rounded_once_and_what_is_kept_by_largest_remainder() {
        Worksheet worksheet = settle(
                "'sections':[{'id':'S','coPaymentPercent':'50'}],'policy':{'layers':[{'id':'L','participationPercent':'50'}]}",
                claim("S", 6) + ",{'id':'2','section':'S','claimedMinorUnits':4}");
        assertThat(worksheet.netMinorUnits()).isEqualTo(3);
        assertThat(worksheet.lines().stream().map(Worksheet.Line::minorUnits)).containsExactly(2L, 1L);
        assertThat(worksheet.retained(Retained.CO_PAYMENT)).isEqualTo(5);
        assertThat(worksheet.retained(Retained.PARTICIPATION)).isEqualTo(2);
    }

    private static String claim(String section, long amount) {
        return "{'id':'1','section':'%s','claimedMinorUnits':%d}".formatted(section, amount);
    }

    private static long net(String terms, String items) {
        return settle(terms, items).netMinorUnits();
    }

    private static Worksheet settle(String terms, String items) {
        return Adjuster.settle(
                TermsJson.read(Quoted.json("{" + terms + "}")),
                LossJson.read(Quoted.json("{'items':[" + items + "]}")));
    }
}
