package io.whence.ledger;

import io.whence.model.value.Rule;

/** Why the door refuses before anything reaches the ledger. */
public enum LedgerRule implements Rule {
    CONNECTION_UNREADABLE("a connection folder has a readable connection.json and the PEM files that it names"),
    IDENTITY_UNKNOWN("the connection folder holds a key of this party and user"),
    OWN_PEER_MISSING("what is handed in for one organisation alone goes to a peer of that organisation"),
    FILE_UNREADABLE("an input file exists and can be read"),
    LINE_TOO_LONG("a line has at most 16 MiB"),
    LINE_NOT_UTF8("every line is UTF-8"),
    EVENT_UNKNOWN("an event is delivered, received, used, derived or deleted"),
    SIGNATURE_MALFORMED("a signature is base64 of a DER signature"),
    KEY_UNREADABLE("a party's key is a P-256 private key in PEM"),
    PRODUCER_NOT_ALONE("one writer of a producer works on one outbox at a time"),
    INPUT_CHANGED("a file that is being recorded does not change where it was already recorded"),
    ASIDE_IS_INPUT("refused events are set aside in another file than the one that is recorded"),
    OUTBOX_CORRUPT("every entry of an outbox but a torn last one is whole"),
    OUTBOX_UNWRITABLE("the outbox can be written before anything is submitted"),
    ROOT_DIFFERS("the ledger answers with the root that the writer computed"),
    BLOCK_ALTERED("a block's data hash and previous hash are those of the blocks it stands among"),
    ANOTHER_LEDGER("what was followed before belongs to the ledger that is followed now");

    private final String text;

    LedgerRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
