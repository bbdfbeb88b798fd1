package io.whence.model.note;

/** What a note key's signatures mean; the byte is C2SP's signature type identifier. */
public enum KeyType {
    /** Ed25519 over the note's text. */
    SIGNS_NOTES(0x01),
    /** Ed25519 over {@code cosignature/v1}, a time and a checkpoint's text. */
    COSIGNS_CHECKPOINTS(0x04);

    private final byte identifier;

    KeyType(int identifier) {
        this.identifier = (byte) identifier;
    }

    byte identifier() {
        return identifier;
    }

    static KeyType of(byte identifier) {
        for (KeyType type : values()) {
            if (type.identifier == identifier) {
                return type;
            }
        }
        throw NoteRule.KEY_TYPE_UNKNOWN.refuse("key", identifier);
    }
}
