package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Commitment;
import io.whence.model.value.Digest;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;

/**
 * The slots of one copy, reckoned again from the published scheme: offer and choice are the ones that the delivery committed
 * to, and the disclosed seed leads to every point and to the commitment of the choice.
 *
 * @param bits the variants chosen, where the holder disclosed them and they are behind the choice
 */
record SlotOpening(Optional<List<Integer>> bits) {
    private static final int SLOTS = 128;
    private static final X9ECParameters P256 = CustomNamedCurves.getByName("secp256r1");

    /** Reads the slots of a copy out of a pack; nothing where the pack has none. */
    static Optional<SlotOpening> of(PackFiles files, Event.Delivered delivered) {
        String path = PackPaths.slots(delivered.copy());
        if (!files.has(path)) {
            return Optional.empty();
        }
        SlotCommitment committed =
                delivered.slots().orElseThrow(() -> new Broken(path, "name", "the delivery in the pack has no slots"));
        return Optional.of(files.read(
                path, bytes -> read(path, new FieldReader("", Json.parse(bytes)), delivered, committed)));
    }

    private static SlotOpening read(
            String path, FieldReader file, Event.Delivered delivered, SlotCommitment committed) {
        Json offer = file.json("offer");
        FieldReader choice = file.object("choice");
        require(path, "offer", Digest.over(offer.canonical()).equals(committed.offer()));
        require(path, "choice", Digest.over(choice.json("choice").canonical()).equals(committed.choice()));
        List<byte[]> variants = new FieldReader("offer", offer)
                .texts("variants", 2 * SLOTS).stream()
                        .map(text -> Digest.parse(text).bytes())
                        .toList();
        require(path, "offer.variants", MerkleHash.root(variants).equals(delivered.root()));
        Optional<FieldReader> disclosed = file.objectIfPresent("disclosed");
        return new SlotOpening(disclosed
                .map(seed -> seed.digest("seed").bytes())
                .filter(seed -> made(seed, new FieldReader("offer", offer), choice.object("choice")))
                .map(SlotOpening::bits));
    }

    private static boolean made(byte[] seed, FieldReader offer, FieldReader choice) {
        List<String> points = choice.texts("points", SLOTS);
        ECPoint theirs = P256.getCurve().decodePoint(Base64.getDecoder().decode(offer.text("point")));
        List<Integer> bits = bits(seed);
        byte[] packed = new byte[SLOTS / Byte.SIZE];
        boolean same = points.size() == SLOTS;
        for (int slot = 0; slot < SLOTS && same; slot++) {
            ECPoint own = P256.getG().multiply(number(seed, slot));
            ECPoint point = bits.get(slot) == 0 ? own : own.add(theirs);
            same = points.get(slot).equals(Base64.getEncoder().encodeToString(point.getEncoded(true)));
            packed[slot / Byte.SIZE] |= (byte) (bits.get(slot) << (Byte.SIZE - 1 - slot % Byte.SIZE));
        }
        byte[] salt = Arrays.copyOf(derived(seed, "slot-salt", 0), Digest.BYTES);
        return same && Commitment.of(salt, "slots", packed).equals(choice.digest("commitment"));
    }

    private static List<Integer> bits(byte[] seed) {
        return java.util.stream.IntStream.range(0, SLOTS)
                .mapToObj(slot -> derived(seed, "slot-bits", slot)[0] & 1)
                .toList();
    }

    private static BigInteger number(byte[] seed, int slot) {
        return new BigInteger(1, derived(seed, "slot-number", slot))
                .mod(P256.getN().subtract(BigInteger.ONE))
                .add(BigInteger.ONE);
    }

    /** HMAC-SHA256(seed, label ‖ 0 ‖ number ‖ half), two halves. */
    private static byte[] derived(byte[] seed, String label, int number) {
        ByteBuffer both = ByteBuffer.allocate(2 * Digest.BYTES);
        for (byte half = 0; half < 2; half++) {
            byte[] name = (label + "\0").getBytes(StandardCharsets.UTF_8);
            both.put(mac(seed)
                    .doFinal(ByteBuffer.allocate(name.length + Integer.BYTES + 1)
                            .put(name)
                            .putInt(number)
                            .put(half)
                            .array()));
        }
        return both.array();
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without HMAC-SHA256", e);
        }
    }

    private static void require(String path, String field, boolean holds) {
        if (!holds) {
            throw new Broken(path, field, "the delivery committed to something else");
        }
    }
}
