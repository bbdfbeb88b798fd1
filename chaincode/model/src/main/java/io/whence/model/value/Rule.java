package io.whence.model.value;

/** A named rule of the ledger. Its name is wire format; enums of rules stand in their order of precedence. */
public interface Rule {
    /** The code that clients see and script against. */
    String name();

    /** The rule in one clause, as printed beside the offending value. */
    String text();

    /** The refusal to record something whose {@code field} holds a {@code value} that breaks this rule. */
    default Refused refuse(String field, Object value) {
        return new Refused(name(), field, String.valueOf(value), text());
    }
}
