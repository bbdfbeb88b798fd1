package io.whence.model.value;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A commitment to a private value: HMAC-SHA256(salt, tag ‖ 0x00 ‖ value). It stands on the ledger for ever; whoever has
 * salt, tag and value can open it, and when they are erased nobody can.
 */
public final class Commitment {
    /** The fewest bytes of a salt: fewer could be guessed. */
    public static final int SALT_BYTES_MIN = 16;

    /** The most bytes of a committed value. */
    public static final int VALUE_BYTES_MAX = 64 << 10;

    private static final int SALT_BYTES_MAX = 64;

    private Commitment() {}

    /** The commitment; refuses salts that are too short and values that are too long. */
    public static Digest of(byte[] salt, String tag, byte[] value) {
        if (salt.length < SALT_BYTES_MIN || salt.length > SALT_BYTES_MAX) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("salt", salt.length + " bytes");
        }
        if (value.length > VALUE_BYTES_MAX) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("value", value.length + " bytes");
        }
        Mac mac = mac(salt);
        mac.update(Id.check("tag", tag).getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        return Digest.of(mac.doFinal(value));
    }

    private static Mac mac(byte[] salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("a Java platform without HMAC-SHA256", e);
        }
    }
}
