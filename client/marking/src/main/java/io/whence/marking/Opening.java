package io.whence.marking;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * All that is needed to recompute the marks of one delivery from the original table: scheme, plan, seed, codeword. Kept
 * by the provider and disclosed in a dispute; its digest is committed on the ledger before the copy leaves. It holds no
 * cell of the table.
 */
public record Opening(
        CanonicalRules rules,
        String version,
        Delivery delivery,
        MarkPlan plan,
        String seedHex,
        Digest original,
        Digest root,
        String codewordHex,
        Optional<String> slotSeedHex) {
    private static final HexFormat HEX = HexFormat.of();

    /** The canonical JSON document. */
    public Json json() {
        Map<String, Json> members = plan.members();
        members.put("scheme", Json.of(MarkPlan.SCHEME));
        members.put("rules", Json.of(rules.id()));
        members.put("version", Json.of(version));
        members.put("delivery", Json.of(delivery.id()));
        delivery.purpose().ifPresent(purpose -> members.put("purpose", Json.of(purpose)));
        members.put("seed", Json.of(seedHex));
        members.put("original", Json.of(original.hex()));
        members.put("root", Json.of(root.hex()));
        members.put("codeword", Json.of(codewordHex));
        slotSeedHex.ifPresent(seed -> members.put("slots", Json.of(seed)));
        return Json.object(members);
    }

    /** The digest that is recorded with the delivery. */
    public Digest commitment() {
        return Digest.over(json().canonical());
    }

    public byte[] seed() {
        return HEX.parseHex(seedHex);
    }

    /** The key of the copy's root, which the recipient got with the copy: 32 bytes. */
    public byte[] saltKey() {
        return saltKey(seed(), delivery);
    }

    static byte[] saltKey(byte[] seed, Delivery delivery) {
        return KeyedHash.under(seed).of(KeyedHash.label("salt", delivery.id()));
    }

    /** The secret of the delivery's slots, where it has any: 32 bytes. */
    public Optional<byte[]> slotSeed() {
        return slotSeedHex.map(HEX::parseHex);
    }

    /** The same delivery with slots, whose root is that over both variants of all of them. */
    Opening withSlots(byte[] slotSeed, Digest slotRoot) {
        return new Opening(
                rules,
                version,
                delivery,
                plan,
                seedHex,
                original,
                slotRoot,
                codewordHex,
                Optional.of(HEX.formatHex(slotSeed)));
    }

    /** Reads an opening; a scheme that this program cannot recompute is refused by name. */
    public static Opening read(byte[] json) {
        FieldReader reader = new FieldReader("", Json.parse(json));
        if (!reader.text("scheme").equals(MarkPlan.SCHEME)) {
            throw MarkingRule.SCHEME_UNKNOWN.refuse("scheme", reader.text("scheme"));
        }
        Opening opening = new Opening(
                CanonicalRules.of(reader.text("rules"))
                        .orElseThrow(() -> MarkingRule.SCHEME_UNKNOWN.refuse("rules", reader.text("rules"))),
                reader.id("version"),
                new Delivery(reader.id("delivery"), reader.textIfPresent("purpose")),
                MarkPlan.read(reader),
                hex(reader, "seed"),
                reader.digest("original"),
                reader.digest("root"),
                hex(reader, "codeword"),
                reader.has("slots") ? Optional.of(reader.digest("slots").hex()) : Optional.empty());
        reader.end();
        return opening;
    }

    private static String hex(FieldReader reader, String field) {
        String text = reader.text(field);
        if (!text.matches("([0-9a-f]{2})*")) {
            throw MarkingRule.OPENING_MALFORMED.refuse(field, "not hexadecimal");
        }
        return text;
    }
}
