package io.whence.model.circulation;

import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;

/**
 * What a delivery with slots commits to: both variants of every slot, what the recipient chose of them, and the whole
 * exchange. The recipient's own key signs its choice before it gets any variant, so neither side can change its part later.
 *
 * @param offer digest of the provider's offer: its point of the exchange and a commitment to each variant
 * @param choice digest of the recipient's choice: its points and a commitment to the bits that they hide
 * @param transcript digest over offer, choice and the sealed variants
 * @param signature base64 of the recipient's signature over {@link #statement}
 */
public record SlotCommitment(Digest offer, Digest choice, Digest transcript, String signature) {
    /** The id of the scheme. */
    public static final String SCHEME = "whence-slot-1";

    /** The most characters of a P-256 signature in base64. */
    public static final int SIGNATURE_CHARACTERS_MAX = 128;

    /** What the recipient signs: scheme, copy, and the digests of offer and choice, a line each. */
    public static byte[] statement(String copy, Digest offer, Digest choice) {
        String lines = SCHEME + "\n" + copy + "\n" + offer.hex() + "\n" + choice.hex() + "\n";
        return lines.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the owner of this key chose so for this copy. */
    public boolean chosenBy(String publicKey, String copy) {
        return PartySignature.verifies(publicKey, statement(copy, offer, choice), signature);
    }
}
