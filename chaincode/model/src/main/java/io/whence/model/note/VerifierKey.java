package io.whence.model.note;

import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A public note key, {@code name+id+key}: whose signature it checks, and what that signature means. */
public final class VerifierKey implements Comparable<VerifierKey> {
    private static final HexFormat HEX = HexFormat.of();

    private final String name;
    private final KeyType type;
    private final byte[] publicKey;
    private final int id;

    VerifierKey(String name, KeyType type, byte[] publicKey) {
        this.name = checkName(name);
        this.type = type;
        this.publicKey = publicKey.clone();
        this.id = idOf(name, type, publicKey);
    }

    /** Reads {@code <name>+<hex id>+<base64 type and key>}. */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw NoteRule.KEY_MALFORMED.refuse("key", text);
        }
        byte[] material = Base64Text.bytes(parts[2], NoteRule.KEY_MALFORMED, "key");
        VerifierKey key = ofMaterial(parts[0], material, text);
        if (!HEX.toHexDigits(key.id).equals(parts[1])) {
            throw NoteRule.KEY_MALFORMED.refuse("key", text);
        }
        return key;
    }

    /** Reads verifier keys, one a line; empty lines and lines that start with {@code #} are skipped. */
    public static List<VerifierKey> parseLines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(VerifierKey::parse)
                .distinct()
                .toList();
    }

    public String name() {
        return name;
    }

    public KeyType type() {
        return type;
    }

    /** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), big-endian. */
    public int id() {
        return id;
    }

    /** The one spelling of this key. */
    public String text() {
        return label() + Base64Text.of(material(type, publicKey));
    }

    /** {@code <name>+<hex id>+}, which the private form has as well. */
    String label() {
        return name + "+" + HEX.toHexDigits(id) + "+";
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    /** Whether the signature names this key; says nothing of its being right. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.keyId() == id && signature.name().equals(name);
    }

    /** Whether the signature is this key's, over this note text. */
    boolean verifies(String noteText, NoteSignature signature) {
        return switch (type) {
            case SIGNS_NOTES -> Ed25519.verifies(publicKey, utf8(noteText), signature.bytes());
            case COSIGNS_CHECKPOINTS ->
                Cosignature.of(signature)
                        .filter(cosignature ->
                                Ed25519.verifies(publicKey, cosignature.message(noteText), cosignature.signature()))
                        .isPresent();
        };
    }

    private static VerifierKey ofMaterial(String name, byte[] material, String text) {
        if (material.length < 1) {
            throw NoteRule.KEY_MALFORMED.refuse("key", text);
        }
        KeyType type = KeyType.of(material[0]);
        if (material.length != 1 + Ed25519.KEY_BYTES) {
            throw NoteRule.KEY_MALFORMED.refuse("key", text);
        }
        return new VerifierKey(name, type, Arrays.copyOfRange(material, 1, material.length));
    }

    static byte[] material(KeyType type, byte[] key) {
        return ByteBuffer.allocate(1 + key.length)
                .put(type.identifier())
                .put(key)
                .array();
    }

    /** A key name is not empty and has no space, control character or plus. */
    static String checkName(String name) {
        boolean wrong = name.isEmpty()
                || name.codePoints()
                        .anyMatch(c -> c == '+' || c < 0x20 || Character.isWhitespace(c) || Character.isSpaceChar(c));
        if (wrong) {
            throw NoteRule.KEY_MALFORMED.refuse("name", name);
        }
        return name;
    }

    @Override
    public int compareTo(VerifierKey other) {
        return text().compareTo(other.text());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && text().equals(key.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    private static int idOf(String name, KeyType type, byte[] publicKey) {
        byte[] hash = Digest.over(utf8(name + "\n"), material(type, publicKey)).bytes();
        return ByteBuffer.wrap(hash).getInt();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
