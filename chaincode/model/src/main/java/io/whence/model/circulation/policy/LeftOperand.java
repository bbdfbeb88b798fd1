package io.whence.model.circulation.policy;

import java.util.Arrays;
import java.util.Optional;

/** What a constraint looks at. */
public enum LeftOperand {
    /** When the act happened, as its actor declared it. */
    DATE_TIME("dateTime", Kind.MOMENT),
    /** How long after the delivery of the copy the act happened. */
    ELAPSED_TIME("elapsedTime", Kind.SPAN),
    /** How often the action was done with the copy, this act included. */
    COUNT("count", Kind.NUMBER),
    /** What the act was for; narrower terms follow a colon. */
    PURPOSE("purpose", Kind.TERM),
    /** Who receives what the act yields. */
    RECIPIENT("recipient", Kind.TERM),
    /** Where the act happened, as ISO 3166 codes; parts follow a hyphen. */
    SPATIAL("spatial", Kind.TERM),
    /** Through which channel the result is delivered. */
    DELIVERY_CHANNEL("deliveryChannel", Kind.TERM);

    /** The kind of value on both sides of a comparison. */
    public enum Kind {
        MOMENT,
        SPAN,
        NUMBER,
        TERM
    }

    private final String word;
    private final Kind kind;

    LeftOperand(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** The word of the ODRL vocabulary. */
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    public static Optional<LeftOperand> of(String word) {
        return Arrays.stream(values())
                .filter(operand -> operand.word.equals(word))
                .findFirst();
    }

    /** Times, spans and counts are ordered; terms are equal, related or listed. */
    public boolean understands(Operator operator) {
        return switch (kind) {
            case MOMENT, SPAN, NUMBER -> operator.ordering();
            case TERM -> !operator.ordering() || operator == Operator.EQ || operator == Operator.NEQ;
        };
    }
}
