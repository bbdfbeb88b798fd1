package io.whence.model.value;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest. */
public final class Digest implements Comparable<Digest> {
    /** The size of every digest, in bytes. */
    public static final int BYTES = 32;

    /** Never fed: copying it costs a fraction of looking the algorithm up. */
    private static final MessageDigest UNUSED = find();

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A digest from its 32 bytes; any other length is refused. */
    public static Digest of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw ValueRule.DIGEST_MALFORMED.refuse("digest", HEX.formatHex(bytes));
        }
        return new Digest(bytes.clone());
    }

    /** A digest from 64 lower-case hexadecimal digits. */
    public static Digest parse(String hex) {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(Digest::isLowerHex)) {
            throw ValueRule.DIGEST_MALFORMED.refuse("digest", hex);
        }
        return new Digest(HEX.parseHex(hex));
    }

    /** The digest of these parts, one after the other. */
    public static Digest over(byte[]... parts) {
        MessageDigest sha = sha256();
        for (byte[] part : parts) {
            sha.update(part);
        }
        return new Digest(sha.digest());
    }

    /** A fresh SHA-256 engine, which every Java platform must have. */
    public static MessageDigest sha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            return find();
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HEX.formatHex(bytes);
    }

    @Override
    public int compareTo(Digest other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest find() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java platform without SHA-256", e);
        }
    }

    private static boolean isLowerHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
