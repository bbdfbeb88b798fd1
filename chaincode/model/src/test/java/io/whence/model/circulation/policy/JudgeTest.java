package io.whence.model.circulation.policy;

import static io.whence.model.circulation.policy.Truth.SATISFIED;
import static io.whence.model.circulation.policy.Truth.UNKNOWN;
import static io.whence.model.circulation.policy.Truth.UNSATISFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import io.whence.model.wire.UsagePolicyCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final Instant DELIVERED = Instant.parse("2026-03-01T00:00:00Z");

    @ParameterizedTest(name = "{0} {1} {2} at {3}: {4}")
    @CsvSource({
        "dateTime, lt, 2026-04-01T00:00:00Z, 2026-03-31T23:59:59.999Z, SATISFIED",
        "dateTime, lt, 2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z, UNSATISFIED",
        "dateTime, lteq, 2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z, SATISFIED",
        "dateTime, lteq, 2026-04-01T00:00:00Z, 2026-04-01T00:00:00.001Z, UNSATISFIED",
        "dateTime, gt, 2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z, UNSATISFIED",
        "dateTime, gteq, 2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z, SATISFIED",
        "dateTime, gteq, 2026-04-01T00:00:00Z, 2026-03-31T23:59:59.999Z, UNSATISFIED",
        "dateTime, eq, 2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z, SATISFIED",
        "dateTime, neq, 2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z, UNSATISFIED",
        "elapsedTime, lteq, P30D, 2026-03-31T00:00:00Z, SATISFIED",
        "elapsedTime, lteq, P30D, 2026-03-31T00:00:00.001Z, UNSATISFIED",
        "elapsedTime, lt, P30D, 2026-03-30T23:59:59.999Z, SATISFIED",
        "elapsedTime, lt, P30D, 2026-03-31T00:00:00Z, UNSATISFIED",
        "elapsedTime, gt, PT1H30M, 2026-03-01T01:30:00Z, UNSATISFIED",
        "elapsedTime, gteq, PT1H30M, 2026-03-01T01:30:00Z, SATISFIED",
        "elapsedTime, lt, P2W, 2026-03-14T23:59:59.999Z, SATISFIED",
        "elapsedTime, lt, P2W, 2026-03-15T00:00:00Z, UNSATISFIED",
    })
    void times_and_spans_are_judged_before_at_and_after(
            String left, String operator, String right, Instant at, Truth expected) {
        UsagePolicy policy = permission(left, operator, "\"" + right + "\"");

        assertThat(judge(policy, Act.of("use", at, 1, "x"))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "count {0} 3 with {1}: {2}")
    @CsvSource({
        "lt, 2, SATISFIED", "lt, 3, UNSATISFIED",
        "lteq, 3, SATISFIED", "lteq, 4, UNSATISFIED",
        "eq, 3, SATISFIED", "eq, 2, UNSATISFIED",
        "neq, 3, UNSATISFIED", "neq, 4, SATISFIED",
        "gteq, 2, UNSATISFIED", "gteq, 3, SATISFIED",
        "gt, 3, UNSATISFIED", "gt, 4, SATISFIED",
    })
    void counts_are_judged_below_at_and_above(String operator, long count, Truth expected) {
        assertThat(judge(permission("count", operator, "3"), Act.of("use", DELIVERED, count, "x")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "purpose {0} {1} of {2}: {3}")
    @CsvSource({
        "eq, '\"credit\"', credit, SATISFIED",
        "eq, '\"credit\"', credit:retail, UNSATISFIED",
        "neq, '\"credit\"', marketing, SATISFIED",
        "isA, '\"credit\"', credit:retail, SATISFIED",
        "isA, '\"credit\"', creditors, UNSATISFIED",
        "isA, '\"credit:retail\"', credit, UNSATISFIED",
        "isPartOf, '\"credit\"', credit, SATISFIED",
        "hasPart, '\"credit:retail\"', credit, SATISFIED",
        "isAnyOf, '[\"credit\",\"audit\"]', audit, SATISFIED",
        "in, '[\"credit\",\"audit\"]', sale, UNSATISFIED",
        "isAllOf, '[\"credit\"]', credit, SATISFIED",
        "isAllOf, '[\"credit\",\"audit\"]', credit, UNSATISFIED",
        "isNoneOf, '[\"credit\",\"audit\"]', sale, SATISFIED",
        "isNoneOf, '[\"credit\",\"audit\"]', audit, UNSATISFIED",
    })
    void terms_are_equal_related_or_listed(String operator, String right, String purpose, Truth expected) {
        assertThat(judge(permission("purpose", operator, right), Act.of("use", DELIVERED, 1, purpose)))
                .isEqualTo(expected);
    }

    @Test
    void parts_of_a_place_follow_a_hyphen() {
        UsagePolicy policy = permission("spatial", "isPartOf", "\"CN-GD\"");

        assertThat(judge(policy, in("CN-GD"))).isEqualTo(SATISFIED);
        assertThat(judge(policy, in("CN-GD-SZ"))).isEqualTo(SATISFIED);
        assertThat(judge(policy, in("CN"))).isEqualTo(UNSATISFIED);
    }

    @Test
    void what_the_record_does_not_say_is_unknown() {
        UsagePolicy policy = permission("spatial", "eq", "\"CN\"");

        assertThat(judge(policy, Act.of("use", DELIVERED, 1, "x"))).isEqualTo(UNKNOWN);
    }

    @Test
    void an_unknown_prohibition_does_not_hide_that_nothing_permits_the_act() {
        UsagePolicy policy = read("{'permission':[{'action':'read'}],'prohibition':[{'action':'derive','constraint':["
                + "{'leftOperand':'spatial','operator':'neq','rightOperand':'CN'}]}]}");

        assertThat(judge(policy, Act.of("derive", DELIVERED, 1, "x"))).isEqualTo(UNSATISFIED);
        assertThat(judge(policy, Act.of("read", DELIVERED, 1, "x"))).isEqualTo(SATISFIED);
    }

    @Test
    void a_prohibition_wins_over_a_permission_and_the_report_names_both() {
        UsagePolicy policy =
                read("{'permission':[{'action':'use'}],'prohibition':[{'action':'sell'}," + "{'action':'derive'}]}");

        Decision decision = new Judge(policy, DELIVERED, List.of()).act(Act.of("derive", DELIVERED, 1, "x"));

        assertThat(decision.result()).isEqualTo(UNSATISFIED);
        assertThat(decision.reports())
                .containsExactly(
                        new Decision.Report("prohibition[0]", UNSATISFIED),
                        new Decision.Report("prohibition[1]", SATISFIED),
                        new Decision.Report("permission[0]", SATISFIED));
    }

    @ParameterizedTest(name = "{0} is permitted by use: {1}")
    @CsvSource({"read, SATISFIED", "distribute, SATISFIED", "sell, UNSATISFIED", "mine, UNKNOWN"})
    void use_includes_every_known_action_but_a_sale(String action, Truth expected) {
        UsagePolicy policy = read("{'permission':[{'action':'use'}]}");

        assertThat(judge(policy, Act.of(action, DELIVERED, 1, "x"))).isEqualTo(expected);
    }

    @Test
    void what_nothing_permits_is_not_allowed() {
        UsagePolicy policy = read("{'permission':[{'action':'read'}]}");

        assertThat(judge(policy, Act.of("aggregate", DELIVERED, 1, "x"))).isEqualTo(UNSATISFIED);
        assertThat(judge(policy, Act.of("mine", DELIVERED, 1, "x"))).isEqualTo(UNSATISFIED);
    }

    @ParameterizedTest(name = "{0} of purpose {1} and count {2}: {3}")
    @CsvSource({
        "and, a, 1, SATISFIED", "and, a, 2, UNSATISFIED", "and, b, 2, UNSATISFIED",
        "or, a, 2, SATISFIED", "or, b, 1, SATISFIED", "or, b, 2, UNSATISFIED",
        "xone, a, 1, UNSATISFIED", "xone, a, 2, SATISFIED", "xone, b, 2, UNSATISFIED",
        "andSequence, a, 1, SATISFIED", "andSequence, b, 1, UNSATISFIED", "andSequence, a, 2, UNSATISFIED",
    })
    void logic_joins_constraints(String logic, String purpose, long count, Truth expected) {
        UsagePolicy policy = read("{'permission':[{'action':'use','constraint':[{'" + logic + "':["
                + "{'leftOperand':'purpose','operator':'eq','rightOperand':'a'},"
                + "{'leftOperand':'count','operator':'eq','rightOperand':1}]}]}]}");

        assertThat(judge(policy, Act.of("use", DELIVERED, count, purpose))).isEqualTo(expected);
    }

    @Test
    void a_sequence_does_not_look_past_the_first_that_is_unknown_and_a_conjunction_does() {
        assertThat(Truth.inSequence(List.of(SATISFIED, UNKNOWN, UNSATISFIED))).isEqualTo(UNKNOWN);
        assertThat(Truth.all(List.of(SATISFIED, UNKNOWN, UNSATISFIED))).isEqualTo(UNSATISFIED);
        assertThat(Truth.one(List.of(SATISFIED, UNKNOWN))).isEqualTo(UNKNOWN);
        assertThat(Truth.one(List.of(SATISFIED, UNKNOWN, SATISFIED))).isEqualTo(UNSATISFIED);
    }

    @Test
    void a_duty_before_use_is_due_before_use() {
        UsagePolicy policy = read("{'permission':[{'action':'use','duty':[{'action':'inform'}]}]}");
        Act use = Act.of("use", DELIVERED.plusSeconds(10), 1, "x");

        assertThat(judge(policy, use)).isEqualTo(UNSATISFIED);
        assertThat(judge(policy, use, Act.of("inform", DELIVERED.plusSeconds(10), 1, "x")))
                .isEqualTo(SATISFIED);
        assertThat(judge(policy, use, Act.of("inform", DELIVERED.plusSeconds(11), 1, "x")))
                .isEqualTo(UNSATISFIED);
    }

    @ParameterizedTest(name = "deleted at {0}, looked at {1}: {2}")
    @CsvSource({
        ", 2026-03-30T23:59:59.999Z, UNKNOWN",
        ", 2026-03-31T00:00:00Z, UNKNOWN",
        ", 2026-03-31T00:00:00.001Z, UNSATISFIED",
        "2026-03-31T00:00:00Z, 2026-05-01T00:00:00Z, SATISFIED",
        "2026-03-31T00:00:00.001Z, 2026-05-01T00:00:00Z, UNSATISFIED",
    })
    void an_obligation_is_open_until_its_deadline(Instant done, Instant now, Truth expected) {
        UsagePolicy policy = read("{'obligation':[{'action':'delete','constraint':["
                + "{'leftOperand':'elapsedTime','operator':'lteq','rightOperand':'P30D'}]}]}");
        List<Act> past = done == null ? List.of() : List.of(Act.of("delete", done, 1, "end"));

        assertThat(new Judge(policy, DELIVERED, past).obligations(now).result()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'permission':[]}; POLICY_EMPTY; permission",
                "{'permission':[{'action':'stream'}]}; ACTION_NOT_UNDERSTOOD; permission[0].action",
                "{'permission':[{'action':'use','constraint':[{'leftOperand':'payAmount','operator':'eq','rightOperand':'1'}]}]}; LEFT_OPERAND_NOT_UNDERSTOOD; permission[0].constraint[0].leftOperand",
                "{'permission':[{'action':'use','constraint':[{'leftOperand':'count','operator':'about','rightOperand':1}]}]}; OPERATOR_NOT_UNDERSTOOD; permission[0].constraint[0].operator",
                "{'permission':[{'action':'use','constraint':[{'leftOperand':'purpose','operator':'lt','rightOperand':'a'}]}]}; OPERATOR_NOT_FOR_OPERAND; permission[0].constraint[0].operator",
                "{'permission':[{'action':'use','constraint':[{'leftOperand':'count','operator':'isAnyOf','rightOperand':['a']}]}]}; OPERATOR_NOT_FOR_OPERAND; permission[0].constraint[0].operator",
                "{'permission':[{'action':'use','constraint':[{'leftOperand':'elapsedTime','operator':'lt','rightOperand':'P1M'}]}]}; RIGHT_OPERAND_NOT_UNDERSTOOD; permission[0].constraint[0].rightOperand",
                "{'permission':[{'action':'use','constraint':[{'leftOperand':'purpose','operator':'eq','rightOperand':['a','b']}]}]}; RIGHT_OPERAND_NOT_UNDERSTOOD; permission[0].constraint[0].rightOperand",
                "{'permission':[{'action':'use','constraint':[{'leftOperand':'dateTime','operator':'lt','rightOperand':'soon'}]}]}; TIME_MALFORMED; permission[0].constraint[0].rightOperand",
                "{'permission':[{'action':'use','constraint':[{'xone':[]}]}]}; CONSTRAINT_NOT_UNDERSTOOD; permission[0].constraint[0].xone",
                "{'permission':[{'action':'use','constraint':[{'and':[{'leftOperand':'count','operator':'eq','rightOperand':1}],'or':[]}]}]}; FIELD_UNKNOWN; permission[0].constraint[0].or",
                "{'permission':[{'action':'use','refinement':[]}]}; FIELD_UNKNOWN; permission[0].refinement",
                "{'prohibition':[{'action':'use','duty':[]}]}; FIELD_UNKNOWN; prohibition[0].duty",
                "{'obligation':[{'action':'delete','constraint':[{'leftOperand':'dateTime','operator':'gt','rightOperand':'2026-01-01T00:00:00Z'}]}]}; DUTY_DEADLINE_NOT_UNDERSTOOD; obligation[0].constraint[0]",
                "{'permission':[{'action':'use'}],'inheritFrom':'other'}; FIELD_UNKNOWN; inheritFrom",
            })
    void a_policy_that_cannot_be_evaluated_completely_is_refused_by_path(String policy, String code, String field) {
        assertThatThrownBy(() -> read(policy)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.field()).isEqualTo(field);
        });
    }

    @Test
    void constraints_nest_eight_deep_and_no_deeper() {
        String leaf = "{'leftOperand':'count','operator':'eq','rightOperand':1}";
        assertThat(read(nested(leaf, 7)).permissions()).hasSize(1);
        assertThatThrownBy(() -> read(nested(leaf, 8))).hasMessageStartingWith("CONSTRAINT_NOT_UNDERSTOOD");
    }

    private static String nested(String leaf, int depth) {
        return "{'permission':[{'action':'use','constraint':[" + "{'and':[".repeat(depth) + leaf + "]}".repeat(depth)
                + "]}]}";
    }

    private static Truth judge(UsagePolicy policy, Act act, Act... past) {
        return new Judge(policy, DELIVERED, List.of(past)).act(act).result();
    }

    private static Act in(String place) {
        return new Act("use", DELIVERED, 1, Optional.empty(), Optional.empty(), Optional.of(place), Optional.empty());
    }

    private static UsagePolicy permission(String left, String operator, String right) {
        return read("{'permission':[{'action':'use','constraint':[{'leftOperand':'" + left + "','operator':'" + operator
                + "','rightOperand':" + right + "}]}]}");
    }

    private static UsagePolicy read(String policy) {
        String json = policy.replace('\'', '"').replaceFirst("\\{", "{\"profile\":\"whence-odrl-1\",");
        return UsagePolicyCodec.read(new FieldReader("", Json.parse(json.getBytes(StandardCharsets.UTF_8))));
    }
}
