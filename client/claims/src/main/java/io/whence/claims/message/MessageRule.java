package io.whence.claims.message;

import io.whence.model.value.Rule;

/** Why no message is written, or none is taken in. */
public enum MessageRule implements Rule {
    NOTHING_INSTRUCTED("an order to a bank carries at least one instructed payment"),
    PARTICULAR_MISSING("the particulars name what a message needs and the ledger does not hold"),
    TEXT_TOO_LONG("a text of a message keeps to the length that its format allows"),
    CURRENCY_UNKNOWN("an amount in a message is in a currency whose minor unit is known"),
    ACCOUNT_MALFORMED("an account is an IBAN or another number, at a bank with a BIC"),
    NOT_A_NOTIFICATION("a bank's answer is a camt.054 message"),
    PAYMENT_UNMATCHED("a bank's answer names an instructed payment of the claim"),
    AMOUNT_DIFFERS("a bank confirms the amount and currency that were instructed");

    private final String text;

    MessageRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
