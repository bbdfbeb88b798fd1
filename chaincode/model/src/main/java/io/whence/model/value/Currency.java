package io.whence.model.value;

/** An ISO 4217 currency code. Only its form is checked: the list of currencies changes, the ledger must not. */
public record Currency(String code) {
    public Currency {
        if (code.length() != 3 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw ValueRule.CURRENCY_MALFORMED.refuse("currency", code);
        }
    }
}
