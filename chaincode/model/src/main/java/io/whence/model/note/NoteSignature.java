package io.whence.model.note;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** One signature line of a note: whose it says it is, and the bytes after the key id. */
public final class NoteSignature {
    static final String DASH = "\u2014 ";

    private final String name;
    private final int keyId;
    private final byte[] bytes;

    NoteSignature(String name, int keyId, byte[] bytes) {
        this.name = name;
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    /** Reads {@code — <name> <base64 of key id and signature>}, without the line's end. */
    public static NoteSignature parse(String line) {
        String[] parts = line.startsWith(DASH) ? line.substring(DASH.length()).split(" ", -1) : new String[0];
        if (parts.length != 2) {
            throw NoteRule.NOTE_MALFORMED.refuse("signature", line);
        }
        byte[] bytes = Base64Text.bytes(parts[1], NoteRule.NOTE_MALFORMED, "signature");
        if (bytes.length <= Integer.BYTES) {
            throw NoteRule.NOTE_MALFORMED.refuse("signature", line);
        }
        return new NoteSignature(
                VerifierKey.checkName(parts[0]),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    public String name() {
        return name;
    }

    public int keyId() {
        return keyId;
    }

    /** When a witness says that it cosigned; none where these bytes are no cosignature. */
    public Optional<Instant> cosignedAt() {
        return Cosignature.of(this).map(cosignature -> Instant.ofEpochSecond(cosignature.seconds()));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The line, without its end. */
    public String line() {
        byte[] whole = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(keyId)
                .put(bytes)
                .array();
        return DASH + name + " " + Base64Text.of(whole);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature signature && line().equals(signature.line());
    }

    @Override
    public int hashCode() {
        return line().hashCode();
    }

    @Override
    public String toString() {
        return line();
    }
}
