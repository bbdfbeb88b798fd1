package io.whence.trace.log;

import io.whence.model.value.Rule;

/** Why a witness does not sign, in order of precedence. */
public enum WitnessRule implements Rule {
    WITNESS_KEY_MISSING("a witness signs with a key of its own, kept under the network's witness folder"),
    WITNESS_STATE_BROKEN("what a witness saw last is kept whole"),
    LOG_SHRUNK("a log only grows"),
    LOG_REWRITTEN("a log continues what its witness saw last");

    private final String text;

    WitnessRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
