package io.whence.model.claim;

import io.whence.model.value.Rule;

/** What is refused where premium is recorded as received, in order of precedence. */
public enum PremiumRule implements Rule {
    PREMIUM_UNBOUND("premium is received for a cover that the insured has bound"),
    PREMIUM_IN_FUTURE("premium is recorded after it was received"),
    RECEIPT_DIFFERS("a receipt of premium is recorded once, and its id stands for that money"),
    INSTALMENTS_DIFFER("the instalments of a premium add up to it");

    private final String text;

    PremiumRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
