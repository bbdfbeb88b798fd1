package io.whence.trace;

import io.whence.model.value.Rule;

/** Why the map cannot answer. */
public enum TraceRule implements Rule {
    READ_MODEL_UNREADABLE("the read model is a file or a schema on a server that this program may open"),
    READ_MODEL_DAMAGED("the read model is as this program wrote it: whence map rebuild makes it again from the blocks"),
    READ_MODEL_UNWRITABLE("the read model can be written where it is kept"),
    READ_MODEL_NEWER("the read model was not written by a newer program"),
    READ_MODEL_OF_ANOTHER_LEDGER("the read model was built from the ledger that is asked"),
    BLOCK_OUT_OF_ORDER("blocks are taken in one after the other"),
    SUBJECT_UNKNOWN("the ledger knows a copy, version, party or agreement by this id"),
    BLOCK_UNKNOWN("the read model has taken in the block as of which it is asked"),
    AFTER_UNKNOWN("a page begins after something of the page before"),
    PERIOD_EMPTY("a period ends after it begins"),
    TRACE_TOO_LARGE("a trace reaches at most 1,000,000 nodes: ask as of an earlier time, or from further down");

    private final String text;

    TraceRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
