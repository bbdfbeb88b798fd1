package io.whence.model.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Text signed by one or more keys (C2SP signed-note).
 *
 * @param text ends with a newline; nothing in it counts before a trusted key's signature was verified
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** The largest note that is read, in bytes. */
    public static final int BYTES_MAX = 1 << 20;
    /** The most signatures that one note may carry. */
    public static final int SIGNATURES_MAX = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        boolean wrong = !text.endsWith("\n") || text.chars().anyMatch(c -> c < 0x20 && c != '\n');
        if (wrong || signatures.size() > SIGNATURES_MAX) {
            throw NoteRule.NOTE_MALFORMED.refuse("note", text);
        }
    }

    /** Reads a note that carries at least one signature line. */
    public static SignedNote parse(byte[] utf8) {
        String whole = decode(utf8);
        int end = whole.lastIndexOf("\n\n");
        if (end < 0 || !whole.endsWith("\n") || end + 2 == whole.length()) {
            throw NoteRule.NOTE_MALFORMED.refuse("note", "no signature lines");
        }
        String lines = whole.substring(end + 2, whole.length() - 1);
        return new SignedNote(
                whole.substring(0, end + 1),
                Stream.of(lines.split("\n", -1)).map(NoteSignature::parse).toList());
    }

    /** The one spelling of this note. */
    public byte[] bytes() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** This note with one more signature; the same line a second time changes nothing. */
    public SignedNote with(NoteSignature signature) {
        if (signatures.contains(signature)) {
            return this;
        }
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /**
     * Those of the known keys that signed this note, in its order. Lines of other keys are ignored; a line of a known key
     * that does not verify refuses the whole note.
     */
    public List<VerifierKey> signedBy(Collection<VerifierKey> known) {
        List<VerifierKey> signers = new ArrayList<>();
        for (NoteSignature signature : signatures) {
            known.stream()
                    .filter(key -> key.isNamedBy(signature))
                    .findFirst()
                    .map(key -> verified(key, signature))
                    .filter(key -> !signers.contains(key))
                    .ifPresent(signers::add);
        }
        return List.copyOf(signers);
    }

    private VerifierKey verified(VerifierKey key, NoteSignature signature) {
        if (!key.verifies(text, signature)) {
            throw NoteRule.SIGNATURE_INVALID.refuse("signature", signature.line());
        }
        return key;
    }

    private static String decode(byte[] utf8) {
        if (utf8.length > BYTES_MAX) {
            throw NoteRule.NOTE_MALFORMED.refuse("note", utf8.length + " bytes");
        }
        return utf8(utf8).orElseThrow(() -> NoteRule.NOTE_MALFORMED.refuse("note", "not UTF-8"));
    }

    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
