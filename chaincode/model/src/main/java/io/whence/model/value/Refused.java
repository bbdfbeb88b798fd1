package io.whence.model.value;

/** Something cannot be recorded: the rule it breaks, the field and the value that break it. Nothing was written. */
public final class Refused extends RuntimeException {
    private final String code;
    private final String field;
    private final String value;
    private final String rule;

    /** A refusal by a rule's {@code code}; {@code rule} is the rule in words. */
    public Refused(String code, String field, String value, String rule) {
        super(code + ": " + field + " = " + value + ": " + rule);
        this.code = code;
        this.field = field;
        this.value = value;
        this.rule = rule;
    }

    /** The name of the rule, as clients see it. */
    public String code() {
        return code;
    }

    /** Where the value stands, for instance {@code events[3].copy}. */
    public String field() {
        return field;
    }

    /** The offending value as text. */
    public String value() {
        return value;
    }

    /** The broken rule, in one clause. */
    public String rule() {
        return rule;
    }

    /** The same refusal seen from one level further out. */
    public Refused under(String prefix) {
        return new Refused(code, prefix + "." + field, value, rule);
    }

    /** The same refusal of what somebody in particular served. */
    public Refused as(String source) {
        return new Refused(code, field, value + ", as " + source + " has it", rule);
    }
}
