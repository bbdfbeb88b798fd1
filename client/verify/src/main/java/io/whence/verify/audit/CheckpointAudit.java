package io.whence.verify.audit;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the checkpoints that parties recorded with the log as it was at their sizes, and their signatures with keys. */
final class CheckpointAudit {
    private final Found found;
    private final Heads heads = new Heads();
    private final Map<String, VerifierKey> keys = new TreeMap<>();
    private String origin = "";
    private long count;

    /** Where what does not hold is told. */
    interface Found {
        void tell(Finding.Check check, String where, String detail);
    }

    CheckpointAudit(Found found) {
        this.found = found;
        heads.add(0, Folding.rootOf(List.of()));
    }

    void origin(String name) {
        origin = name;
    }

    long count() {
        return count;
    }

    void endBlock(long size, Digest root) {
        heads.add(size, root);
    }

    /** Learns witness keys from parties, and judges checkpoints; anything else is nothing to it. */
    void transaction(RawTransaction transaction, String mspId, String where) {
        switch (transaction.function()) {
            case "party:add" -> party(Json.parse(transaction.input().getFirst()));
            case "checkpoint:record" -> {
                count++;
                recorded(transaction.input().getFirst(), mspId, where);
            }
            default -> {}
        }
    }

    private void party(Json document) {
        FieldReader body = new FieldReader("", document).object("body");
        body.textIfPresent("mspId")
                .ifPresent(mspId ->
                        body.textIfPresent("witnessKey").ifPresent(key -> keys.put(mspId, VerifierKey.parse(key))));
    }

    private void recorded(byte[] bytes, String mspId, String where) {
        SignedNote note = SignedNote.parse(bytes);
        VerifierKey key = keys.get(mspId);
        if (key == null || !signed(note, key)) {
            found.tell(Finding.Check.CHECKPOINT_SIGNED, where, "not by the witness of " + mspId);
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(origin)) {
            found.tell(Finding.Check.CHECKPOINT_ROOT, where, "of another log, " + checkpoint.origin());
            return;
        }
        heads.root(checkpoint.size())
                .ifPresentOrElse(
                        root -> compare(checkpoint, root, where),
                        () -> found.tell(
                                Finding.Check.CHECKPOINT_ROOT, where, "no block ended at " + checkpoint.size()));
    }

    private void compare(Checkpoint checkpoint, Digest root, String where) {
        if (!checkpoint.root().equals(root)) {
            found.tell(Finding.Check.CHECKPOINT_ROOT, where, "another root of " + checkpoint.size() + " entries");
        }
    }

    private static boolean signed(SignedNote note, VerifierKey key) {
        try {
            return !note.signedBy(List.of(key)).isEmpty();
        } catch (Refused invalid) {
            return false;
        }
    }
}
