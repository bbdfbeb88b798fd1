package io.whence.model.note;

import io.whence.model.value.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A private note key, {@code PRIVATE+KEY+name+id+seed}, with its public half on a second line. Its text form is a secret;
 * {@link #toString} is not, nor is any refusal.
 */
public final class SignerKey {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final VerifierKey verifier;
    private final byte[] seed;

    private SignerKey(VerifierKey verifier, byte[] seed) {
        if (seed.length != Ed25519.KEY_BYTES || !Ed25519.match(seed, verifier.publicKey())) {
            throw NoteRule.KEY_MALFORMED.refuse("seed", "not of " + verifier);
        }
        this.verifier = verifier;
        this.seed = seed.clone();
    }

    /** The key of a name and an Ed25519 key pair in its raw form, 32 bytes each, drawn by the caller. */
    public static SignerKey of(String name, KeyType type, byte[] seed, byte[] publicKey) {
        return new SignerKey(new VerifierKey(name, type, publicKey), seed);
    }

    /** Reads the text form: the private line, then the verifier key. */
    public static SignerKey parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 2) {
            throw NoteRule.KEY_MALFORMED.refuse("key", lines.size() + " lines");
        }
        VerifierKey verifier = VerifierKey.parse(lines.getLast());
        String prefix = PREFIX + verifier.label();
        if (!lines.getFirst().startsWith(prefix)) {
            throw NoteRule.KEY_MALFORMED.refuse("key", "another key than " + verifier);
        }
        byte[] material = secret(lines.getFirst().substring(prefix.length()));
        if (material.length == 0 || material[0] != verifier.type().identifier()) {
            throw NoteRule.KEY_MALFORMED.refuse("key", "of another type than " + verifier);
        }
        return new SignerKey(verifier, Arrays.copyOfRange(material, 1, material.length));
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** The secret text form. */
    public String text() {
        String secret = Base64Text.of(VerifierKey.material(verifier.type(), seed));
        return PREFIX + verifier.label() + secret + "\n" + verifier.text() + "\n";
    }

    /** Signs a note's text, which ends with a newline. */
    public NoteSignature sign(String text) {
        expect(KeyType.SIGNS_NOTES);
        return signature(Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * States that as of this time, to the second, this is the largest tree that the key's owner has seen of that log and
     * that it continues every earlier one. The owner has checked so before.
     */
    public NoteSignature cosign(Checkpoint checkpoint, Instant at) {
        expect(KeyType.COSIGNS_CHECKPOINTS);
        long seconds = at.getEpochSecond();
        byte[] signature = Ed25519.sign(seed, Cosignature.message(seconds, checkpoint.text()));
        return signature(new Cosignature(seconds, signature).bytes());
    }

    @Override
    public String toString() {
        return verifier.text();
    }

    private NoteSignature signature(byte[] bytes) {
        return new NoteSignature(verifier.name(), verifier.id(), bytes);
    }

    private void expect(KeyType type) {
        if (verifier.type() != type) {
            throw new IllegalStateException(verifier + " is of another type than " + type);
        }
    }

    private static byte[] secret(String base64) {
        try {
            return Base64Text.bytes(base64, NoteRule.KEY_MALFORMED, "key");
        } catch (Refused e) {
            throw NoteRule.KEY_MALFORMED.refuse("key", "a seed that is not base64");
        }
    }
}
