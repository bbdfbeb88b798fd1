package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What earlier claims of the same occurrence took and used, by level: {@code policy}, a section or a layer. For a layer
 * {@code deductibleTaken} is the attachment already borne. {@code limitUsed} knows two more names a level: {@code
 * NAME/mitigation}, the part of the sum insured spent on mitigation, and {@code NAME/aggregate}, what passed the
 * aggregate without eroding it because a later step took it off again.
 *
 * @param net what they were due, rounded down to a billionth: the next claim rounds all of it together, and pays the
 *     difference
 */
public record Carried(SortedMap<String, Long> deductibleTaken, SortedMap<String, Long> limitUsed, Fraction net) {
    /** So many decimals of a minor unit are carried. */
    static final int PLACES = 9;

    public static final Carried NONE =
            new Carried(Collections.emptySortedMap(), Collections.emptySortedMap(), Fraction.ZERO);

    static final String MITIGATION = "/mitigation";
    static final String AGGREGATE = "/aggregate";

    public Carried {
        deductibleTaken = Collections.unmodifiableSortedMap(new TreeMap<>(deductibleTaken));
        limitUsed = Collections.unmodifiableSortedMap(new TreeMap<>(limitUsed));
    }

    /** What is carried after one more claim of the occurrence. */
    public Carried plus(Carried other) {
        return new Carried(
                merged(deductibleTaken, other.deductibleTaken, 1),
                merged(limitUsed, other.limitUsed, 1),
                net.plus(other.net));
    }

    /** What is carried when a claim of the occurrence is reversed. */
    public Carried minus(Carried other) {
        return new Carried(
                merged(deductibleTaken, other.deductibleTaken, -1),
                merged(limitUsed, other.limitUsed, -1),
                net.minus(other.net));
    }

    /** The same where what was due is not this insurer's alone. */
    Carried ofSeveral() {
        return new Carried(deductibleTaken, limitUsed, Fraction.ZERO);
    }

    /** What a claim is paid that is due so much: all claims of the occurrence together are rounded once. */
    long rounded(Fraction due) {
        return Math.max(0, net.plus(due).halfUp() - net.halfUp());
    }

    Fraction taken(String level) {
        return Fraction.of(deductibleTaken.getOrDefault(level, 0L));
    }

    Fraction used(String level) {
        return Fraction.of(limitUsed.getOrDefault(level, 0L));
    }

    void refuseUnknown(Set<String> levels) {
        deductibleTaken.keySet().forEach(name -> refuseUnless(levels.contains(name), "deductibleTaken", name));
        limitUsed.keySet().forEach(name -> refuseUnless(levels.contains(level(name)), "limitUsed", name));
    }

    private static String level(String name) {
        boolean derived = name.endsWith(MITIGATION) || name.endsWith(AGGREGATE);
        return derived ? name.substring(0, name.lastIndexOf('/')) : name;
    }

    private static void refuseUnless(boolean known, String field, String name) {
        if (!known) {
            throw CoverRule.LEVEL_UNKNOWN.refuse("carried." + field, name);
        }
    }

    /** What is left of an aggregate for this occurrence. */
    Fraction left(String level, Aggregate aggregate) {
        return aggregate.left().minusToZero(used(level + AGGREGATE));
    }

    /** The sum (or difference) by level; levels with nothing are left out, so that a reversal restores the very same record. */
    static SortedMap<String, Long> merged(Map<String, Long> left, Map<String, Long> right, int sign) {
        SortedMap<String, Long> result = new TreeMap<>(left);
        right.forEach((level, amount) -> result.merge(level, sign * amount, Math::addExact));
        result.values().removeIf(amount -> amount == 0);
        return result;
    }
}
