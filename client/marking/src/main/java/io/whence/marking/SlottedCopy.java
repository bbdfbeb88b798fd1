package io.whence.marking;

import io.whence.marking.slot.SlotChoice;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotSender;
import io.whence.marking.store.Bytes;
import io.whence.marking.store.Longs;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A marked copy in 128 parts of two variants each. Which variant of a part the recipient has, and so the table that it will
 * hold, is known to the recipient alone; the provider commits to both and seals both.
 */
public final class SlottedCopy {
    static final byte[] SALT = KeyedHash.label("slot-variant");

    private final MarkedCopy base;
    private final Marking marking;
    private final Slots slots;
    private final byte[] seed;
    private final List<List<Integer>> parts = new ArrayList<>();
    private final List<Table> variants;

    private SlottedCopy(Marking marking, Delivery delivery, byte[] seed) {
        this.base = marking.deliver(delivery);
        this.marking = marking;
        this.slots = Slots.of(marking, seed);
        this.seed = seed.clone();
        Table copy = base.table();
        Longs lanes = Fingerprint.ofRows(copy, slots.identity());
        for (int slot = 0; slot < SlotOffer.SLOTS; slot++) {
            parts.add(new ArrayList<>());
        }
        for (int row = 0; row < copy.rows(); row++) {
            parts.get(slots.part(lanes.at(2L * row), lanes.at(2L * row + 1))).add(row);
        }
        this.variants = List.of(variant(copy, lanes, slots, 0), variant(copy, lanes, slots, 1));
    }

    /** The copy of one delivery under 32 secret random bytes of its own; the same for the same id and bytes. */
    public static SlottedCopy of(Marking marking, Delivery delivery, byte[] seed) {
        return new SlottedCopy(marking, delivery, seed);
    }

    /** The first message to the recipient. */
    public SlotOffer offer(SlotOffer.Heading heading) {
        return new SlotOffer(
                heading, base.table().names(), base.table().rows(), new SlotSender(seed).point(), commitments());
    }

    /** Commitments to both variants of every part, in the order of {@link SlotOffer#variants}. */
    public List<Digest> commitments() {
        List<Bytes> digests = variants.stream().map(CopyRoot::digests).toList();
        List<Digest> commitments = new ArrayList<>();
        for (int slot = 0; slot < SlotOffer.SLOTS; slot++) {
            for (int variant = 0; variant < 2; variant++) {
                commitments.add(commitment(salt(slot, variant), digests.get(variant), parts.get(slot)));
            }
        }
        return commitments;
    }

    /** The opening to keep; its root is that of the offer. */
    public Opening opening(SlotOffer offer) {
        return base.opening().withSlots(seed, offer.root());
    }

    /** The marked copy that both variants are made from, which nobody gets. */
    public MarkedCopy base() {
        return base;
    }

    /**
     * What marks and slots change where the recipient takes this variant, 0 or 1, of every part. It takes some of each, and
     * which ones nobody else knows; how many cells differ in a column is the same for all choices.
     */
    public ChangeReport report(int variant) {
        SortedMap<String, Integer> changed = new TreeMap<>();
        base.report().columns().forEach(change -> changed.put(change.column(), change.cellsChanged()));
        slots.cells().forEach(cell -> changed.merge(cell.column().name(), 1, Integer::sum));
        return marking.report(variants.get(variant), changed);
    }

    /** Writes the last message: both variants of every part, sealed so that the recipient opens the ones it chose. */
    public void seal(SlotOffer offer, SlotChoice choice, OutputStream to) throws IOException {
        SlotSender.Sealing sealing = new SlotSender(seed).sealing(offer, choice);
        DataOutputStream out = new DataOutputStream(to);
        out.write(SealedCopy.magic());
        for (int slot = 0; slot < SlotOffer.SLOTS; slot++) {
            byte[][] plain = {part(slot, 0), part(slot, 1)};
            int length = Math.max(plain[0].length, plain[1].length);
            byte[][] even = {Arrays.copyOf(plain[0], length), Arrays.copyOf(plain[1], length)};
            for (byte[] sealed : sealing.seal(slot, even)) {
                out.writeInt(sealed.length);
                out.write(sealed);
            }
        }
        out.flush();
    }

    /** What stands for the rows of a part in one variant: the RFC 6962 root over their salted digests, in their order. */
    static Digest commitment(byte[] salt, Bytes digests, List<Integer> rows) {
        KeyedHash keyed = KeyedHash.under(salt);
        return MerkleHash.root(rows.stream()
                .map(row -> digest(digests, row))
                .sorted(Arrays::compareUnsigned)
                .map(keyed::of)
                .toList());
    }

    private static byte[] digest(Bytes digests, int row) {
        byte[] digest = new byte[Digest.BYTES];
        digests.read((long) row * Digest.BYTES, digest, 0, Digest.BYTES);
        return digest;
    }

    private byte[] part(int slot, int variant) throws IOException {
        return SealedCopy.Part.packed(Digest.of(salt(slot, variant)), variants.get(variant), parts.get(slot));
    }

    private byte[] salt(int slot, int variant) {
        ByteBuffer place = ByteBuffer.allocate(2 * Integer.BYTES).putInt(slot).putInt(variant);
        return KeyedHash.under(seed).of(SALT, place.array());
    }

    private static Table variant(Table copy, Longs lanes, Slots slots, int variant) {
        Map<String, Map<Integer, Integer>> changes = new HashMap<>();
        for (int at = 0; at < copy.rows(); at++) {
            int row = at;
            slots.cell(lanes.at(2L * at), lanes.at(2L * at + 1))
                    .ifPresent(cell -> changes.computeIfAbsent(cell.column().name(), fresh -> new HashMap<>())
                            .put(row, cell.column().writingOf(cell.value(variant))));
        }
        List<Column> columns = copy.columns().stream()
                .map(column -> column.changed(changes.getOrDefault(column.name(), Map.of())))
                .toList();
        return copy.withRows(columns, copy.rows());
    }
}
