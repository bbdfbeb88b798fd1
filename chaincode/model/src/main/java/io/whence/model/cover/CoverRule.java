package io.whence.model.cover;

import io.whence.model.value.Rule;

/** What terms, losses and recoveries must satisfy as a whole, beyond the form of their single values. */
public enum CoverRule implements Rule {
    BOUNDS_CROSSED("a minimum is at most the maximum"),
    REINSTATED_BEYOND_USE("an aggregate is reinstated by at most what was used of it"),
    LAYERS_OVERLAP("layers of one terms document share the loss by height and do not overlap"),
    SECTION_UNKNOWN("an item names a section of the terms"),
    LEVEL_UNKNOWN("a carried amount names a section or layer of the terms, or the policy"),
    ITEMS_EMPTY("a loss that is settled has at least one item"),
    AMOUNT_STATED_TWICE("an item states its amount in one way"),
    AMOUNT_MISSING("an item states its amount: claimed, or hours at a rate, or units at a rate"),
    UNITS_UNSTATED("a limit per unit applies to items that state units or hours"),
    LOSS_TOO_LARGE("a loss is less than 2^53 minor units"),
    TERMS_MISSING("a contribution is between the terms of at least one insurer"),
    SUM_INSURED_MISSING("a contribution by sums insured needs the sum insured of each insurer"),
    FAULTS_EXCEED_WHOLE("fault shares, the insured's own included, add to at most 100 percent"),
    PAID_EXCEEDS_LOSS("insurers together pay at most the loss"),
    DEDUCTIBLE_EXCEEDS_LOSS("the deductible is a part of the loss"),
    EXPOSURE_MISSING("a risk states at least one exposure"),
    RATE_MISSING("a rate table has a rate for every section that is quoted"),
    BANDS_DISORDERED("the bands of a factor begin at 0 and rise"),
    SCORE_MISSING("a risk states a score for every factor of the rate table"),
    SCORE_UNKNOWN("a risk states scores for the factors of the rate table alone"),
    SCORE_OUT_OF_RANGE("a score lies between 0 and 1"),
    WORKSHEET_ALTERED("the digest of a worksheet is over its other members");

    private final String text;

    CoverRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
