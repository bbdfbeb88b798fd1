package io.whence.claims.evidence;

import io.whence.model.value.Rule;

/** Why no evidence pack is written. */
public enum EvidenceRule implements Rule {
    CHECKPOINT_MISSING("witnesses record a checkpoint of the log before evidence is exported");

    private final String text;

    EvidenceRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
