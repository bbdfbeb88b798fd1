package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.whence.model.value.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal of terms, losses, contributions and recoveries: its name and the field that it names. */
class CoverRefusalsTest {
    private static final String TERMS = "{'currency':'USD','sections':[{'id':'S'}]}";
    private static final String LOSS = "{'items':[{'id':'1','section':'S','claimedMinorUnits':1}]}";

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            AMOUNT_NEGATIVE      | sumInsuredMinorUnits                   | {'sumInsuredMinorUnits':-1}
            AMOUNT_NEGATIVE      | sections[0].deductible.minorUnits      | {'sections':[{'id':'S','deductible':{'kind':'FLAT','minorUnits':-1}}]}
            AMOUNT_NEGATIVE      | sections[0].limit.minorUnits           | {'sections':[{'id':'S','limit':{'kind':'FLAT','minorUnits':-5}}]}
            AMOUNT_NEGATIVE      | policy.layers[0].attachmentMinorUnits  | {'policy':{'layers':[{'id':'L','attachmentMinorUnits':-1}]}}
            AMOUNT_NEGATIVE      | sections[0].aggregate.usedMinorUnits   | {'sections':[{'id':'S','aggregate':{'minorUnits':1,'usedMinorUnits':-1}}]}
            AMOUNT_NEGATIVE      | premium.receivedMinorUnits             | {'premium':{'dueMinorUnits':1,'receivedMinorUnits':-1}}
            PERCENT_OUT_OF_RANGE | sections[0].coPaymentPercent           | {'sections':[{'id':'S','coPaymentPercent':'100.01'}]}
            PERCENT_OUT_OF_RANGE | sections[0].coPaymentPercent           | {'sections':[{'id':'S','coPaymentPercent':'-1'}]}
            PERCENT_OUT_OF_RANGE | policy.layers[0].participationPercent  | {'policy':{'layers':[{'id':'L','participationPercent':'101'}]}}
            PERCENT_OUT_OF_RANGE | sections[0].average.requiredPercent    | {'sections':[{'id':'S','average':{'sumInsuredMinorUnits':1,'requiredPercent':'120'}}]}
            PERCENT_OUT_OF_RANGE | sections[0].deductible[1].percent      | {'sections':[{'id':'S','deductible':[{'kind':'FLAT','minorUnits':1},{'kind':'PERCENT_OF_LOSS','percent':'200'}]}]}
            DECIMAL_MALFORMED    | sections[0].coPaymentPercent           | {'sections':[{'id':'S','coPaymentPercent':'ten'}]}
            DECIMAL_MALFORMED    | sections[0].waiting.hours              | {'sections':[{'id':'S','waiting':{'hours':'-8'}}]}
            TYPE_WRONG           | sections[0].coPaymentPercent           | {'sections':[{'id':'S','coPaymentPercent':10}]}
            DUPLICATE            | sections[1].id                         | {'sections':[{'id':'S'},{'id':'S'}]}
            DUPLICATE            | sections[0].sections[0].id             | {'sections':[{'id':'S','sections':[{'id':'S'}]}]}
            DUPLICATE            | sections[0].id                         | {'sections':[{'id':'policy'}]}
            DUPLICATE            | sections[0].id                         | {'sections':[{'id':'L'}],'policy':{'layers':[{'id':'L'}]}}
            DUPLICATE            | policy.layers                          | {'policy':{'layers':[{'id':'L','occurrenceLimitMinorUnits':1},{'id':'L','attachmentMinorUnits':1}]}}
            REINSTATED_BEYOND_USE | sections[0].aggregate.reinstatedMinorUnits | {'sections':[{'id':'S','aggregate':{'minorUnits':9,'usedMinorUnits':1,'reinstatedMinorUnits':2}}]}
            LAYERS_OVERLAP       | policy.layers                          | {'policy':{'layers':[{'id':'L1'},{'id':'L2','attachmentMinorUnits':9}]}}
            LAYERS_OVERLAP       | policy.layers                          | {'policy':{'layers':[{'id':'L1','occurrenceLimitMinorUnits':10},{'id':'L2','attachmentMinorUnits':9}]}}
            BOUNDS_CROSSED       | policy.deductible.minMinorUnits        | {'policy':{'deductible':{'kind':'PERCENT_OF_LOSS','percent':'5','minMinorUnits':2,'maxMinorUnits':1}}}
            CHOICE_UNKNOWN       | sections[0].deductible.kind            | {'sections':[{'id':'S','deductible':{'kind':'SOMETIMES'}}]}
            CHOICE_UNKNOWN       | switches.contribution                  | {'switches':{'contribution':'RANDOM'}}
            CURRENCY_MALFORMED   | currency                               | {'currency':'usd'}
            FIELD_UNKNOWN        | sections[0].limits                     | {'sections':[{'id':'S','limits':{}}]}
            FIELD_UNKNOWN        | sections[0].deductible.percent         | {'sections':[{'id':'S','deductible':{'kind':'FLAT','minorUnits':1,'percent':'5'}}]}
            FIELD_UNKNOWN        | switches.franchise                     | {'switches':{'franchise':'YES'}}
            FIELD_UNKNOWN        | discount                               | {'discount':5}
            FIELD_MISSING        | sections[0].id                         | {'sections':[{}]}
            ID_MALFORMED         | sections[0].id                         | {'sections':[{'id':'a b'}]}
            """)
    void terms_are_refused_by_name(String code, String field, String terms) {
        refused(code, field, () -> WorksheetJson.answer(Quoted.json(terms), Quoted.json("{}")));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            AMOUNT_NEGATIVE     | items[0].claimedMinorUnits      | {'items':[{'id':'1','section':'S','claimedMinorUnits':-1}]}
            AMOUNT_NEGATIVE     | items[0].receivedMinorUnits     | {'items':[{'id':'1','claimedMinorUnits':1,'receivedMinorUnits':-1}]}
            AMOUNT_NEGATIVE     | carried.limitUsed.S             | {'carried':{'limitUsed':{'S':-1}}}
            NUMBER_OUT_OF_RANGE | items[0].units                  | {'items':[{'id':'1','units':-1,'minorUnitsPerUnit':1}]}
            NUMBER_OUT_OF_RANGE | items[0].claimedMinorUnits      | {'items':[{'id':'1','claimedMinorUnits':1.5}]}
            CURRENCY_DIFFERS    | currency                        | {'currency':'EUR','items':[]}
            CURRENCY_DIFFERS    | items[0].currency               | {'items':[{'id':'1','currency':'EUR','claimedMinorUnits':1}]}
            SECTION_UNKNOWN     | items[1].section                | {'items':[{'id':'1','section':'S','claimedMinorUnits':1},{'id':'2','section':'T','claimedMinorUnits':1}]}
            DUPLICATE           | items[1].id                     | {'items':[{'id':'1','claimedMinorUnits':1},{'id':'1','claimedMinorUnits':1}]}
            LEVEL_UNKNOWN       | carried.deductibleTaken         | {'carried':{'deductibleTaken':{'T':1}}}
            LEVEL_UNKNOWN       | carried.limitUsed               | {'carried':{'limitUsed':{'T/aggregate':1}}}
            AMOUNT_STATED_TWICE | items[0].claimedMinorUnits      | {'items':[{'id':'1','claimedMinorUnits':1,'hours':'1','minorUnitsPerHour':1}]}
            AMOUNT_STATED_TWICE | items[0].claimedMinorUnits      | {'items':[{'id':'1','claimedMinorUnits':1,'units':1}]}
            AMOUNT_STATED_TWICE | items[0].claimedMinorUnits      | {'items':[{'id':'1','hours':'1','minorUnitsPerHour':1,'units':1,'minorUnitsPerUnit':1}]}
            AMOUNT_MISSING      | items[0].claimedMinorUnits      | {'items':[{'id':'1','section':'S'}]}
            FIELD_MISSING       | items[0].minorUnitsPerHour      | {'items':[{'id':'1','hours':'1'}]}
            FIELD_MISSING       | items[0].units                  | {'items':[{'id':'1','minorUnitsPerUnit':1}]}
            LOSS_TOO_LARGE      | items                           | {'items':[{'id':'1','units':9007199254740991,'minorUnitsPerUnit':2}]}
            FIELD_UNKNOWN       | items[0].amount                 | {'items':[{'id':'1','claimedMinorUnits':1,'amount':1}]}
            FIELD_UNKNOWN       | carried.layers                  | {'carried':{'layers':{}}}
            CHOICE_UNKNOWN      | items[0].kind                   | {'items':[{'id':'1','kind':'GAIN','claimedMinorUnits':1}]}
            """)
    void losses_are_refused_by_name(String code, String field, String loss) {
        refused(code, field, () -> WorksheetJson.answer(Quoted.json(TERMS), Quoted.json(loss)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            AMOUNT_NEGATIVE      | costsMinorUnits        | 'costsMinorUnits':-1
            PAID_EXCEEDS_LOSS    | paid                   | 'paid':[{'insurer':'A','minorUnits':60},{'insurer':'B','minorUnits':41}]
            FAULTS_EXCEED_WHOLE  | faults                 | 'faults':[{'party':'x','percent':'60'}],'insuredFaultPercent':'40.1'
            PERCENT_OUT_OF_RANGE | faults[0].percent      | 'faults':[{'party':'x','percent':'160'}]
            DUPLICATE            | paid[1].insurer        | 'paid':[{'insurer':'A','minorUnits':5},{'insurer':'A','minorUnits':6}]
            DEDUCTIBLE_EXCEEDS_LOSS | deductibleMinorUnits | 'deductibleMinorUnits':101
            DUPLICATE            | faults[1].party        | 'faults':[{'party':'x','percent':'1'},{'party':'x','percent':'2'}]
            CHOICE_UNKNOWN       | mode                   | 'mode':'BOTTOM_UP'
            FIELD_UNKNOWN        | interest               | 'interest':1
            """)
    void recoveries_are_refused_by_name(String code, String field, String member) {
        String recovery = "{'currency':'CNY','lossMinorUnits':100,'recoveredMinorUnits':10,%s}".formatted(member);
        refused(code, field, () -> RecoveryJson.answer(Quoted.json(recovery)));
    }

    @Test
    void a_contribution_needs_insurers_of_one_currency_with_sums_insured() {
        byte[] loss = Quoted.json(LOSS);
        refused("TERMS_MISSING", "terms", () -> ContributionJson.answer(List.of(), loss));
        refused(
                "CURRENCY_DIFFERS",
                "terms[1].currency",
                () -> ContributionJson.answer(
                        List.of(Quoted.json(TERMS), Quoted.json(TERMS.replace("USD", "EUR"))), loss));
        refused(
                "SUM_INSURED_MISSING",
                "terms[0].sumInsuredMinorUnits",
                () -> ContributionJson.answer(List.of(Quoted.json(TERMS), Quoted.json(TERMS)), loss));
        refused(
                "FIELD_UNKNOWN",
                "terms[1].cover",
                () -> ContributionJson.answer(List.of(Quoted.json(TERMS), Quoted.json("{'cover':1}")), loss));
    }

    @Test
    void a_limit_per_unit_needs_items_that_count_units() {
        String terms = "{'sections':[{'id':'S','limit':{'kind':'PER_UNIT','minorUnits':5}}]}";
        refused("UNITS_UNSTATED", "S", () -> WorksheetJson.answer(Quoted.json(terms), Quoted.json(LOSS)));
    }

    private static void refused(String code, String field, Runnable act) {
        assertThatExceptionOfType(Refused.class).isThrownBy(act::run).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.field()).isEqualTo(field);
            assertThat(refused.rule()).isNotBlank();
        });
    }
}
