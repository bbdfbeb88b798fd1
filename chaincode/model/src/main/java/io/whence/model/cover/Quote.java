package io.whence.model.cover;

import io.whence.model.value.Currency;
import io.whence.model.value.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The premium of a risk under a rate table: exposure times rate for each section, then each factor in the order of the
 * table, then the least premium; exact until it is rounded once, half-up. Every step is shown.
 */
public record Quote(Currency currency, long premiumMinorUnits, List<Line> lines, List<Step> steps) {
    public Quote {
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
    }

    /** The part of the premium that belongs to one section. */
    public record Line(String section, long minorUnits) {}

    /** One operation: what entered it, what that was multiplied by, where it was, and what left it. */
    public record Step(
            Operation operation, String level, Fraction entering, Optional<Fraction> factor, Fraction leaving) {}

    /** What a step does. */
    public enum Operation {
        RATE,
        FACTOR,
        MINIMUM
    }

    /**
     * The quote of a risk; refused where the table has no rate for a section, or the risk no score for a factor or one
     * for no factor.
     */
    public static Quote of(RateTable table, Risk risk) {
        refuseUnknown(table, risk);
        List<Step> steps = new ArrayList<>();
        List<Fraction> sections = new ArrayList<>();
        for (int i = 0; i < risk.exposures().size(); i++) {
            sections.add(rated(table, risk.exposures().get(i), i, steps));
        }
        Fraction premium = minimum(table, factored(table, risk, Apportionment.sum(sections), steps), steps);
        long whole = premium.halfUp();
        List<Long> parts = Apportionment.proportional(whole, sections);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            lines.add(new Line(risk.exposures().get(i).section(), parts.get(i)));
        }
        return new Quote(table.currency(), whole, lines, steps);
    }

    /** The part of a premium for the rest of a period, of which so many of all seconds are left; rounded half-up. */
    public static long proRata(long premiumMinorUnits, long secondsLeft, long secondsWhole) {
        Fraction part = Fraction.of(Math.max(0, Math.min(secondsLeft, secondsWhole)), secondsWhole);
        return Fraction.of(premiumMinorUnits).times(part).halfUp();
    }

    /** A misspelt score would otherwise change nothing, and nobody would notice. */
    private static void refuseUnknown(RateTable table, Risk risk) {
        List<String> known = table.factors().stream().map(RateTable.Factor::id).toList();
        risk.scores().forEach((name, score) -> {
            if (!known.contains(name)) {
                throw CoverRule.SCORE_UNKNOWN.refuse("scores." + name, score.text());
            }
        });
    }

    private static Fraction rated(RateTable table, Risk.Exposure exposure, int index, List<Step> steps) {
        Fraction rate = table.rates().stream()
                .filter(each -> each.section().equals(exposure.section()))
                .map(each -> each.percent().share())
                .findFirst()
                .orElseThrow(
                        () -> CoverRule.RATE_MISSING.refuse("exposures[" + index + "].section", exposure.section()));
        Fraction entering = Fraction.of(exposure.minorUnits());
        return noted(
                steps, new Step(Operation.RATE, exposure.section(), entering, Optional.of(rate), entering.times(rate)));
    }

    private static Fraction factored(RateTable table, Risk risk, Fraction sum, List<Step> steps) {
        Fraction premium = sum;
        for (RateTable.Factor factor : table.factors()) {
            Fraction score = Optional.ofNullable(risk.scores().get(factor.id()))
                    .orElseThrow(() -> CoverRule.SCORE_MISSING.refuse("scores." + factor.id(), "absent"));
            Fraction times = factor.at(score);
            premium = noted(
                    steps, new Step(Operation.FACTOR, factor.id(), premium, Optional.of(times), premium.times(times)));
        }
        return premium;
    }

    private static Fraction minimum(RateTable table, Fraction premium, List<Step> steps) {
        Fraction least = premium.atLeast(Fraction.of(table.minimumMinorUnits()));
        return least.equals(premium)
                ? premium
                : noted(steps, new Step(Operation.MINIMUM, Terms.POLICY, premium, Optional.empty(), least));
    }

    private static Fraction noted(List<Step> steps, Step step) {
        steps.add(step);
        return step.leaving();
    }
}
