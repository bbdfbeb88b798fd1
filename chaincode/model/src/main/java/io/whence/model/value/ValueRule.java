package io.whence.model.value;

/** What every single value must satisfy, whatever record it stands in. */
public enum ValueRule implements Rule {
    JSON_MALFORMED("a document is one JSON value in UTF-8"),
    JSON_TOO_LARGE("a document stays inside the stated bounds"),
    NOT_CANONICAL("a document is submitted in canonical form (RFC 8785)"),
    FIELD_MISSING("the field is required"),
    FIELD_UNKNOWN("no such field in this record"),
    TYPE_WRONG("the field has another type"),
    ID_MALFORMED("an id is 1 to 64 letters, digits, '.', '_', ':' or '-', and starts with a letter or digit"),
    NUMBER_OUT_OF_RANGE("a number is a whole number inside its bounds"),
    DECIMAL_MALFORMED("a decimal is a string of 1 to 18 digits and, after a point, at most 18 more"),
    PERCENT_OUT_OF_RANGE("a percentage lies in 0..100"),
    TIME_MALFORMED("a time is RFC 3339 in UTC, to the millisecond at most"),
    DIGEST_MALFORMED("a digest is 64 lower-case hexadecimal digits"),
    CHOICE_UNKNOWN("the value is one of the listed words"),
    CURRENCY_MALFORMED("a currency is a three-letter ISO 4217 code"),
    CURRENCY_DIFFERS("amounts of one record are in one currency"),
    AMOUNT_NEGATIVE("an amount of money is not negative"),
    LIST_TOO_LONG("a list has a named maximum"),
    DUPLICATE("an id or key stands once");

    private final String text;

    ValueRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
