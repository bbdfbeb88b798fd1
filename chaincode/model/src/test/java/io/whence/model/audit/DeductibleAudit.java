package io.whence.model.audit;

import java.util.ArrayList;
import java.util.List;

/** What a list of deductibles leaves of a loss. */
record DeductibleAudit(List<Paper> deductibles, Ratio value) {
    /**
     * Each in turn; what earlier claims bore is spread over the list as the list would take it from a loss of that size.
     */
    Ratio left(Ratio loss, Ratio before, Ratio waited) {
        return left(loss, loss, before, waited);
    }

    /** The same with percentages of another loss. */
    Ratio left(Ratio loss, Ratio percentLoss, Ratio before, Ratio waited) {
        List<Ratio> borne = new ArrayList<>();
        Ratio rest = before;
        for (Paper deductible : deductibles) {
            Ratio after = after(deductible, rest, size(deductible, before, Ratio.ZERO, Ratio.ZERO));
            borne.add(rest.subtract(after));
            rest = after;
        }
        Ratio left = loss;
        Ratio waiting = waited;
        for (int i = 0; i < deductibles.size(); i++) {
            Ratio size = size(deductibles.get(i), percentLoss, borne.get(i), before);
            left = after(deductibles.get(i), left, size.subtract(waiting).positive());
            waiting = waiting.subtract(size).positive();
        }
        return left;
    }

    private static Ratio after(Paper deductible, Ratio amount, Ratio size) {
        boolean below = amount.compareTo(size) < 0;
        return switch (deductible.text("kind", "")) {
            case "FRANCHISE" -> below ? Ratio.ZERO : amount;
            case "REVERSE_FRANCHISE" -> below ? amount : Ratio.ZERO;
            default -> below ? Ratio.ZERO : amount.subtract(size);
        };
    }

    private Ratio size(Paper deductible, Ratio loss, Ratio borne, Ratio before) {
        Ratio fixed = bounded(deductible, deductible.amount("minorUnits", 0), Ratio.ZERO);
        return switch (deductible.text("kind", "")) {
            case "FLAT", "FRANCHISE" -> fixed.subtract(borne).positive();
            case "REVERSE_FRANCHISE" -> fixed;
            case "PERCENT_OF_LOSS" -> {
                Ratio rate = deductible.percent("percent", "");
                Ratio unmet = rate.multiply(before).subtract(borne).positive();
                yield bounded(deductible, rate.multiply(loss).add(unmet), borne);
            }
            default -> bounded(deductible, value.multiply(deductible.percent("percent", "")), borne);
        };
    }

    private static Ratio bounded(Paper deductible, Ratio amount, Ratio borne) {
        Ratio least = deductible.amount("minMinorUnits", 0).subtract(borne).positive();
        Ratio most = deductible.has("maxMinorUnits")
                ? deductible.amount("maxMinorUnits", 0).subtract(borne).positive()
                : amount.max(least);
        return amount.max(least).min(most);
    }
}
