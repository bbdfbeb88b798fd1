package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.policy.Action;
import io.whence.model.circulation.policy.Clause;
import io.whence.model.circulation.policy.Constraint;
import io.whence.model.circulation.policy.Duty;
import io.whence.model.circulation.policy.LeftOperand;
import io.whence.model.circulation.policy.Operand;
import io.whence.model.circulation.policy.Operator;
import io.whence.model.circulation.policy.PolicyRule;
import io.whence.model.circulation.policy.UsagePolicy;
import io.whence.model.value.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads usage policies, refusing by path and name whatever could not be evaluated completely. */
public final class UsagePolicyCodec {
    private static final int DUTIES_MAX = 64;
    private static final int DEPTH_MAX = 8;
    private static final long COUNT_MAX = Json.INTEGER_MAX;
    private static final Pattern SPAN = Pattern.compile("P(\\d{1,6}D)?(T(\\d{1,8}H)?(\\d{1,8}M)?(\\d{1,9}S)?)?");
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,5})W");

    private UsagePolicyCodec() {}

    /** Reads the body of a {@code policy} document. */
    public static UsagePolicy read(FieldReader body) {
        if (!body.text("profile").equals(UsagePolicy.PROFILE)) {
            throw PolicyRule.PROFILE_UNKNOWN.refuse(body.at("profile"), body.text("profile"));
        }
        UsagePolicy policy = new UsagePolicy(
                body.objects("permission", Clause.LIST_MAX, UsagePolicyCodec::permission),
                body.objects("prohibition", Clause.LIST_MAX, UsagePolicyCodec::prohibition),
                body.objects("obligation", Clause.LIST_MAX, UsagePolicyCodec::duty));
        body.end();
        return policy;
    }

    private static Clause permission(FieldReader clause) {
        Action action = action(clause);
        List<Constraint> constraints = constraints(clause, "constraint", 1);
        List<Duty> duties = clause.objects("duty", DUTIES_MAX, UsagePolicyCodec::duty);
        clause.end();
        return new Clause(action, constraints, duties);
    }

    private static Clause prohibition(FieldReader clause) {
        Action action = action(clause);
        List<Constraint> constraints = constraints(clause, "constraint", 1);
        clause.end();
        return new Clause(action, constraints, List.of());
    }

    private static Duty duty(FieldReader duty) {
        Action action = action(duty);
        List<Constraint> constraints = constraints(duty, "constraint", 1);
        duty.end();
        if (constraints.size() > 1) {
            throw PolicyRule.DUTY_DEADLINE_NOT_UNDERSTOOD.refuse(
                    duty.at("constraint"), constraints.size() + " constraints");
        }
        return new Duty(action, constraints.stream().findFirst().map(only -> deadline(duty.at("constraint[0]"), only)));
    }

    private static Duty.Deadline deadline(String at, Constraint constraint) {
        if (constraint instanceof Constraint.Comparison comparison
                && (comparison.operator() == Operator.LT || comparison.operator() == Operator.LTEQ)) {
            boolean inclusive = comparison.operator() == Operator.LTEQ;
            if (comparison.right() instanceof Operand.Moment moment) {
                return new Duty.ByTime(moment.at(), inclusive);
            }
            if (comparison.right() instanceof Operand.Span span) {
                return new Duty.AfterDelivery(span.length(), inclusive);
            }
        }
        throw PolicyRule.DUTY_DEADLINE_NOT_UNDERSTOOD.refuse(at, "no deadline");
    }

    private static List<Constraint> constraints(FieldReader reader, String name, int depth) {
        return reader.objects(name, Constraint.LIST_MAX, member -> constraint(member, depth));
    }

    private static Constraint constraint(FieldReader reader, int depth) {
        Optional<Constraint.Logic> logic = List.of(Constraint.Logic.values()).stream()
                .filter(candidate -> reader.has(candidate.word()))
                .findFirst();
        Constraint constraint = logic.isPresent() ? group(reader, logic.get(), depth) : comparison(reader);
        reader.end();
        return constraint;
    }

    private static Constraint group(FieldReader reader, Constraint.Logic logic, int depth) {
        if (depth >= DEPTH_MAX) {
            throw PolicyRule.CONSTRAINT_NOT_UNDERSTOOD.refuse(reader.at(logic.word()), "deeper than " + DEPTH_MAX);
        }
        List<Constraint> members = constraints(reader, logic.word(), depth + 1);
        if (members.isEmpty()) {
            throw PolicyRule.CONSTRAINT_NOT_UNDERSTOOD.refuse(reader.at(logic.word()), "no member");
        }
        return new Constraint.Group(logic, members);
    }

    private static Constraint comparison(FieldReader reader) {
        LeftOperand left = word(reader, "leftOperand", LeftOperand::of, PolicyRule.LEFT_OPERAND_NOT_UNDERSTOOD);
        Operator operator = word(reader, "operator", Operator::of, PolicyRule.OPERATOR_NOT_UNDERSTOOD);
        if (!left.understands(operator)) {
            throw PolicyRule.OPERATOR_NOT_FOR_OPERAND.refuse(
                    reader.at("operator"), left.word() + " " + operator.word());
        }
        return new Constraint.Comparison(left, operator, right(reader, left, operator));
    }

    private static Operand right(FieldReader reader, LeftOperand left, Operator operator) {
        return switch (left.kind()) {
            case MOMENT -> new Operand.Moment(reader.time("rightOperand"));
            case SPAN -> new Operand.Span(span(reader));
            case NUMBER -> new Operand.Count(reader.whole("rightOperand", 0, COUNT_MAX));
            case TERM -> new Operand.Terms(terms(reader, operator));
        };
    }

    private static List<String> terms(FieldReader reader, Operator operator) {
        if (!(reader.json("rightOperand") instanceof Json.Items)) {
            return List.of(reader.text("rightOperand"));
        }
        List<String> terms = reader.texts("rightOperand", Operand.Terms.TERMS_MAX);
        boolean list = List.of(Operator.IS_ANY_OF, Operator.IS_ALL_OF, Operator.IS_NONE_OF)
                .contains(operator);
        if (terms.isEmpty() || (!list && terms.size() > 1)) {
            throw PolicyRule.RIGHT_OPERAND_NOT_UNDERSTOOD.refuse(
                    reader.at("rightOperand"), terms.size() + " terms for " + operator.word());
        }
        return terms;
    }

    private static Duration span(FieldReader reader) {
        String text = reader.text("rightOperand");
        java.util.regex.Matcher weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            return Duration.ofDays(7 * Long.parseLong(weeks.group(1)));
        }
        try {
            if (SPAN.matcher(text).matches()) {
                return Duration.parse(text);
            }
        } catch (DateTimeException e) {
            throw notASpan(reader, text);
        }
        throw notASpan(reader, text);
    }

    private static Refused notASpan(FieldReader reader, String text) {
        return PolicyRule.RIGHT_OPERAND_NOT_UNDERSTOOD.refuse(reader.at("rightOperand"), text);
    }

    private static Action action(FieldReader reader) {
        return word(reader, "action", Action::of, PolicyRule.ACTION_NOT_UNDERSTOOD);
    }

    private static <T> T word(FieldReader reader, String name, Function<String, Optional<T>> of, PolicyRule rule) {
        String word = reader.text(name);
        return of.apply(word).orElseThrow(() -> rule.refuse(reader.at(name), word));
    }
}
