package io.whence.model.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The auditor's books: what is judged, and what every cut kept back, by reason. */
record Books(Paper terms, Paper loss, Map<String, Ratio> kept) {
    static final List<String> REASONS = List.of(
            "unsubstantiated",
            "recovered",
            "waiting",
            "underInsurance",
            "deductible",
            "coPayment",
            "overLimit",
            "attachment",
            "aggregate",
            "premiumUnpaid",
            "participation");

    static Books open(Paper terms, Paper loss) {
        Map<String, Ratio> kept = new LinkedHashMap<>();
        REASONS.forEach(reason -> kept.put(reason, Ratio.ZERO));
        return new Books(terms, loss, kept);
    }

    /** The same case on books of its own. */
    Books again() {
        return new Books(terms, loss, new LinkedHashMap<>(kept));
    }

    /** Cuts an amount down to another, if it is not below it already, and keeps the difference. */
    Ratio cut(String reason, Ratio from, Ratio to) {
        Ratio left = from.min(to.positive());
        kept.merge(reason, from.subtract(left), Ratio::add);
        return left;
    }

    /** What is left of an aggregate: not more than the whole, not less than nothing. */
    static Ratio left(Paper aggregate) {
        Ratio whole = aggregate.amount("minorUnits", 0);
        Ratio gone = aggregate.amount("usedMinorUnits", 0).subtract(aggregate.amount("reinstatedMinorUnits", 0));
        return whole.subtract(gone.positive()).positive();
    }

    Ratio taken(String level) {
        return loss.inside("carried").inside("deductibleTaken").amount(level, 0);
    }

    Ratio used(String level) {
        return loss.inside("carried").inside("limitUsed").amount(level, 0);
    }

    boolean switched(String name, String value) {
        return terms.inside("switches").text(name, "").equals(value);
    }

    List<Paper> items() {
        return loss.list("items");
    }
}
