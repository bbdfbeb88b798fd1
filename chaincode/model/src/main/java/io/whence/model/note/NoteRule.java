package io.whence.model.note;

import io.whence.model.value.Rule;

/** What signed text must satisfy, in the order in which a reader finds out. */
public enum NoteRule implements Rule {
    NOTE_MALFORMED("a signed note is UTF-8 text, an empty line and signature lines (C2SP signed-note)"),
    KEY_MALFORMED("a note key is name+id+key, its id computed from the rest (C2SP signed-note)"),
    KEY_TYPE_UNKNOWN("a note key signs notes (01) or cosigns checkpoints (04), both by Ed25519"),
    CHECKPOINT_MALFORMED("a checkpoint is origin, size and root, one a line (C2SP tlog-checkpoint)"),
    COSIGNATURE_MALFORMED("a cosignature is a time and an Ed25519 signature (C2SP tlog-cosignature)"),
    PROOF_MALFORMED("a proof is a header, an index, hashes and a checkpoint (C2SP tlog-proof)"),
    SIGNATURE_INVALID("a signature by a known key verifies");

    private final String text;

    NoteRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
