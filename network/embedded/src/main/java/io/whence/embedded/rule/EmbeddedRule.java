package io.whence.embedded.rule;

import io.whence.model.value.Rule;

/** Why an embedded ledger does not start, or ends. */
public enum EmbeddedRule implements Rule {
    FOLDER_IN_USE("another ledger has this folder open"),
    PORT_IN_USE("another program listens on this port"),
    COLLECTION_UNSUPPORTED("the embedded ledger keeps collections with an OR of members, no expiry and no own policy"),
    LEDGER_FOREIGN("the ledger was started under other organisations or keys"),
    LEDGER_DAMAGED("the bytes on disk are not those that were written"),
    LEDGER_UNWRITABLE("the ledger's folder can be written, and its disk has room");

    private final String text;

    EmbeddedRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
