package io.whence.model.value;

import java.util.Optional;

/** Something cannot be recorded: the rule it breaks, the field and the value that break it. Nothing was written. */
public final class Refused extends RuntimeException {
    private final String code;
    private final String field;
    private final String value;
    private final String rule;
    private final String file;

    /** A refusal by a rule's {@code code}; {@code rule} is the rule in words. */
    public Refused(String code, String field, String value, String rule) {
        super(code + ": " + field + " = " + value + ": " + rule);
        this.code = code;
        this.field = field;
        this.value = value;
        this.rule = rule;
        this.file = "";
    }

    private Refused(Refused same, String file) {
        super(same.code + ": " + file + ": " + same.field + " = " + same.value + ": " + same.rule);
        this.code = same.code;
        this.field = same.field;
        this.value = same.value;
        this.rule = same.rule;
        this.file = file;
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

    /** The file in which the field stands, where there is one. */
    public Optional<String> file() {
        return file.isEmpty() ? Optional.empty() : Optional.of(file);
    }

    /** The same refusal of what stands in a file, unless it names one already. */
    public Refused in(String named) {
        return file.isEmpty() && !named.isEmpty() ? new Refused(this, named) : this;
    }

    /** The same refusal of another field. */
    public Refused at(String path) {
        return new Refused(code, path, value, rule).in(file);
    }

    /** The same refusal seen from one level further out. */
    public Refused under(String prefix) {
        return at(field.isEmpty() || field.startsWith("[") ? prefix + field : prefix + "." + field);
    }

    /** The same refusal of what somebody in particular served. */
    public Refused as(String source) {
        return valued(value + ", as " + source + " has it");
    }

    /** The same refusal, with other words for the value. */
    public Refused valued(String text) {
        return new Refused(code, field, text, rule).in(file);
    }
}
