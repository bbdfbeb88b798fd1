package io.whence.marking.slot;

import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Numbers and keys of an exchange. Secrets are HMAC-SHA256 under a seed, a label and a number. The key of one variant is
 * SHA-256 over a label, the offer, slot and variant, both sides' points and the point that only its holder can reckon; it
 * seals one message, so its nonce is zero.
 */
final class SlotKeys {
    private static final byte[] LABEL = "whence-slot-1 key\0".getBytes(StandardCharsets.UTF_8);
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;

    private SlotKeys() {}

    /** 64 uniform bytes. */
    static byte[] derived(byte[] seed, String label, int number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            ByteBuffer derived = ByteBuffer.allocate(2 * Digest.BYTES);
            for (byte half = 0; half < 2; half++) {
                mac.update((label + "\0").getBytes(StandardCharsets.UTF_8));
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
                derived.put(mac.doFinal(new byte[] {half}));
            }
            return derived.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without HMAC-SHA256", e);
        }
    }

    /** One exchange, whose digests are reckoned once. */
    record Exchange(Digest offer, ECPoint provider, List<String> chosen) {
        static Exchange of(SlotOffer offer, SlotChoice choice) {
            if (!choice.offer().equals(offer.digest())) {
                throw SlotRule.SLOT_OFFER_DIFFERS.refuse("offer", choice.offer());
            }
            return new Exchange(choice.offer(), SlotCurve.point("point", offer.point()), choice.points());
        }

        /** The key of one variant of a slot; {@code shared} is the secret point. */
        byte[] key(Place place, ECPoint shared) {
            return Digest.over(
                            LABEL,
                            offer.bytes(),
                            place.bytes(),
                            SlotCurve.bytes(provider),
                            Base64.getDecoder().decode(chosen.get(place.slot())),
                            SlotCurve.bytes(shared.normalize()))
                    .bytes();
        }
    }

    /** One variant of one slot. */
    record Place(int slot, int variant) {
        byte[] bytes() {
            return ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(slot)
                    .putInt(variant)
                    .array();
        }
    }

    static byte[] seal(byte[] key, Place place, byte[] plain) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, key, place).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without AES-GCM", e);
        }
    }

    static byte[] open(byte[] key, Place place, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, place).doFinal(sealed);
        } catch (GeneralSecurityException e) {
            throw SlotRule.SLOT_SEAL_BROKEN.refuse("slot", place.slot());
        }
    }

    private static Cipher cipher(int mode, byte[] key, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, new byte[NONCE_BYTES]));
        cipher.updateAAD(place.bytes());
        return cipher;
    }
}
