package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One witness's checkpoint as the ledger keeps it: who signed, and the signed note itself. */
public record CheckpointRecord(String witness, Checkpoint checkpoint, String note) {

    /** Admits a note that the witness's key cosigned; refuses any other. */
    public static CheckpointRecord admit(String witness, String witnessKey, byte[] note) {
        SignedNote signed = SignedNote.parse(note);
        if (signed.signedBy(List.of(VerifierKey.parse(witnessKey))).isEmpty()) {
            throw CirculationRule.NOT_COSIGNED.refuse("note", witness);
        }
        return new CheckpointRecord(witness, Checkpoint.parse(signed.text()), new String(note, StandardCharsets.UTF_8));
    }

    public static CheckpointRecord read(byte[] canonical) {
        return read(new FieldReader("", Json.parse(canonical)));
    }

    /** Reads a record among others, as {@code checkpoint:list} answers them. */
    public static CheckpointRecord read(FieldReader fields) {
        String note = fields.text("note");
        SignedNote signed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
        return new CheckpointRecord(fields.id("witness"), Checkpoint.parse(signed.text()), note);
    }

    public Json.Fields json() {
        return Json.object(Map.of(
                "witness", Json.of(witness),
                "size", Json.of(checkpoint.size()),
                "root", Json.of(checkpoint.root().hex()),
                "note", Json.of(note)));
    }

    /** The answer to {@code checkpoint:record}: who of the others saw the same log at this size, and who did not. */
    public Json.Fields against(Collection<CheckpointRecord> others) {
        return Json.object(Map.of(
                "witness", Json.of(witness),
                "size", Json.of(checkpoint.size()),
                "root", Json.of(checkpoint.root().hex()),
                "agrees", Json.texts(witnesses(others, true)),
                "differs", Json.texts(witnesses(others, false))));
    }

    private List<String> witnesses(Collection<CheckpointRecord> others, boolean agreeing) {
        return others.stream()
                .filter(other -> !other.witness.equals(witness))
                .filter(other -> other.checkpoint.equals(checkpoint) == agreeing)
                .map(CheckpointRecord::witness)
                .toList();
    }
}
