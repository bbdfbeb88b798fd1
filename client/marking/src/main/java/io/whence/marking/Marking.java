package io.whence.marking;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes marked copies of one version: marks and canaries are placed once, each delivery gets its own codeword. */
public final class Marking {
    private static final HexFormat HEX = HexFormat.of();

    private final Table original;
    private final String version;
    private final MarkPlan plan;
    private final byte[] seed;
    private final Marks marks;
    private final Canaries canaries;
    private @Nullable Profile unmarked;

    /** A version to be delivered: {@code seed} is 32 secret random bytes, drawn once for the version. */
    public Marking(Table original, String version, MarkPlan plan, byte[] seed) {
        this.original = original;
        this.version = version;
        this.plan = plan;
        this.seed = seed.clone();
        this.marks = Marks.of(original, plan, seed);
        this.canaries = Canaries.of(original, plan, seed);
        if (marks.count() == 0 && canaries.all().isEmpty()) {
            throw MarkingRule.NOTHING_TO_MARK.refuse(
                    "columns", plan.identity(original).size() + " left unmarked");
        }
    }

    public MarkPlan plan() {
        return plan;
    }

    public Marks marks() {
        return marks;
    }

    public Canaries canaries() {
        return canaries;
    }

    /** The copy of a delivery for no stated purpose. */
    public MarkedCopy deliver(String delivery) {
        return deliver(Delivery.of(delivery));
    }

    /** The copy of one delivery; the same for the same delivery. */
    public MarkedCopy deliver(Delivery delivery) {
        requirePurposeCanaries(delivery);
        Marks.Codeword marked = marks.codeword(delivery.id());
        Table copy = CopyRows.of(original, marks, marked, canaries, delivery);
        byte[] salt = Opening.saltKey(seed, delivery);
        Opening opening = new Opening(
                original.rules(),
                version,
                delivery,
                plan,
                HEX.formatHex(seed),
                original.canonical(),
                CopyRoot.salted(copy, salt),
                text(codeword(delivery, marked)),
                Optional.empty());
        return new MarkedCopy(copy, opening, HEX.formatHex(salt), report(copy, marks.changes(marked)));
    }

    /** What differs from the original in a copy with so many changed cells in each column. */
    ChangeReport report(Table copy, SortedMap<String, Integer> changed) {
        return ChangeReport.of(unmarked(), copy, changed, marks.count());
    }

    /** The original as every copy's report compares itself with it, taken when the first report is made. */
    private synchronized Profile unmarked() {
        Profile known = unmarked;
        if (known == null) {
            known = Profile.of(
                    original, plan.columns().stream().map(MarkColumn::name).collect(Collectors.toSet()));
            unmarked = known;
        }
        return known;
    }

    /** A purpose is stated to be found out by: without a canary for it, nothing would. */
    private void requirePurposeCanaries(Delivery delivery) {
        boolean some = canaries.all().stream().anyMatch(Canaries.Canary::forPurpose);
        if (delivery.purpose().isPresent() && !some) {
            throw MarkingRule.PURPOSE_WITHOUT_CANARIES.refuse(
                    "purpose", delivery.purpose().get());
        }
    }

    /** The code bits of a delivery for no stated purpose. */
    public BitSet codeword(String delivery) {
        return codeword(Delivery.of(delivery));
    }

    /** The code bits of a delivery: marks by position, then canaries, those for purposes last. */
    public BitSet codeword(Delivery delivery) {
        return codeword(delivery, marks.codeword(delivery.id()));
    }

    private BitSet codeword(Delivery delivery, Marks.Codeword marked) {
        BitSet word = marked.bits();
        for (int number = 0; number < canaries.all().size(); number++) {
            word.set(marks.count() + number, canaries.given(delivery, number));
        }
        return word;
    }

    /** A codeword as text: eight bits to a byte, the first bit highest. */
    public String text(BitSet codeword) {
        byte[] bytes = new byte[(marks.count() + canaries.all().size() + 7) / 8];
        codeword.stream().forEach(bit -> bytes[bit / 8] |= (byte) (0x80 >>> bit % 8));
        return HEX.formatHex(bytes);
    }
}
