package io.whence.marking.slot;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import java.util.List;
import java.util.Map;

/**
 * The provider's first message: what is to be delivered, its point of the exchange, and a commitment to both variants of
 * every slot. It tells nothing of the table but its shape.
 *
 * @param columns the names of the table's columns
 * @param point a·G, compressed, in base64
 * @param variants the commitments, variant {@code j} of slot {@code i} at {@code 2i + j}
 */
public record SlotOffer(Heading heading, List<String> columns, long rows, String point, List<Digest> variants) {
    /** How many slots a delivery has. */
    public static final int SLOTS = 128;

    private static final int COLUMNS_MAX = 10_000;

    /** Which delivery an offer is about. */
    public record Heading(String copy, String version, String agreement, String to) {}

    public SlotOffer {
        columns = List.copyOf(columns);
        variants = List.copyOf(variants);
        if (variants.size() != 2 * SLOTS) {
            throw SlotRule.SLOT_COUNT.refuse("variants", variants.size());
        }
        SlotCurve.point("point", point);
    }

    public String copy() {
        return heading.copy();
    }

    public Digest variant(int slot, int variant) {
        return variants.get(2 * slot + variant);
    }

    /** What stands for the content of the copy on the ledger: the RFC 6962 root over all commitments to variants. */
    public Digest root() {
        return MerkleHash.root(variants.stream().map(Digest::bytes).toList());
    }

    /** The digest that is recorded with the delivery. */
    public Digest digest() {
        return Digest.over(json().canonical());
    }

    public Json json() {
        return Json.object(Map.of(
                "scheme", Json.of(SlotCommitment.SCHEME),
                "copy", Json.of(heading.copy()),
                "version", Json.of(heading.version()),
                "agreement", Json.of(heading.agreement()),
                "to", Json.of(heading.to()),
                "columns", Json.texts(columns),
                "rows", Json.of(rows),
                "point", Json.of(point),
                "variants", Json.texts(variants.stream().map(Digest::hex).toList())));
    }

    /** Reads an offer; refuses another scheme, a number of variants that is not 256, and what is no point. */
    public static SlotOffer read(Json json) {
        FieldReader fields = new FieldReader("", json);
        requireScheme(fields);
        SlotOffer offer = new SlotOffer(
                new Heading(fields.id("copy"), fields.id("version"), fields.id("agreement"), fields.id("to")),
                fields.texts("columns", COLUMNS_MAX),
                fields.count("rows"),
                fields.text("point"),
                fields.texts("variants", 2 * SLOTS).stream().map(Digest::parse).toList());
        fields.end();
        return offer;
    }

    static void requireScheme(FieldReader fields) {
        if (!fields.text("scheme").equals(SlotCommitment.SCHEME)) {
            throw SlotRule.SLOT_SCHEME_UNKNOWN.refuse(fields.at("scheme"), fields.text("scheme"));
        }
    }
}
