package io.whence.model.circulation.policy;

import java.util.Arrays;
import java.util.Optional;

/** How a left operand is compared; {@code in}, which some DSP participants write, is read as {@code isAnyOf}. */
public enum Operator {
    EQ("eq"),
    NEQ("neq"),
    LT("lt"),
    LTEQ("lteq"),
    GT("gt"),
    GTEQ("gteq"),
    IS_A("isA"),
    HAS_PART("hasPart"),
    IS_PART_OF("isPartOf"),
    IS_ANY_OF("isAnyOf"),
    IS_ALL_OF("isAllOf"),
    IS_NONE_OF("isNoneOf");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** The word of the ODRL vocabulary. */
    public String word() {
        return word;
    }

    public static Optional<Operator> of(String word) {
        String known = word.equals("in") ? IS_ANY_OF.word : word;
        return Arrays.stream(values())
                .filter(operator -> operator.word.equals(known))
                .findFirst();
    }

    /** Whether this operator orders values: the only kind that times, spans and counts know. */
    boolean ordering() {
        return switch (this) {
            case EQ, NEQ, LT, LTEQ, GT, GTEQ -> true;
            case IS_A, HAS_PART, IS_PART_OF, IS_ANY_OF, IS_ALL_OF, IS_NONE_OF -> false;
        };
    }

    /** Applies an ordering operator to the outcome of {@code left.compareTo(right)}. */
    boolean holds(int comparison) {
        return switch (this) {
            case EQ -> comparison == 0;
            case NEQ -> comparison != 0;
            case LT -> comparison < 0;
            case LTEQ -> comparison <= 0;
            case GT -> comparison > 0;
            case GTEQ -> comparison >= 0;
            case IS_A, HAS_PART, IS_PART_OF, IS_ANY_OF, IS_ALL_OF, IS_NONE_OF ->
                throw new IllegalStateException(word + " does not order");
        };
    }
}
