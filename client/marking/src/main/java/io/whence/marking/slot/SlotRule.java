package io.whence.marking.slot;

import io.whence.model.value.Rule;

/** What an exchange of slots must satisfy, in order of precedence. */
public enum SlotRule implements Rule {
    SLOT_SCHEME_UNKNOWN("the scheme is one that this program can recompute"),
    SLOT_POINT_INVALID("a point lies on P-256, is not the identity, and is not the one it is to be told from"),
    SLOT_COUNT("an exchange has 128 slots of two variants each"),
    SLOTS_TOO_FEW("every slot has a row without a mark in which a cell can be varied in two ways"),
    SLOT_OFFER_DIFFERS("an exchange is about one offer from its first message to its last"),
    SLOT_CHOICE_UNSIGNED("the key in the recipient's party document signed its choice"),
    SLOT_SEAL_BROKEN("a sealed part opens with the key of the choice that was made"),
    SLOT_VARIANT_FALSE("a part is the variant that its offer committed to");

    private final String text;

    SlotRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
