package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Evidence;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Quantity;
import io.whence.model.value.Digest;
import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A notice of loss, its items and its evidence as JSON. */
final class NoticeCodec {
    private static final int COPIES_MAX = 4096;
    private static final Pattern HOURS = Pattern.compile("(0|[1-9]\\d{0,5})(\\.\\d{1,6})?");

    private NoticeCodec() {}

    static Json.Fields notice(Notice notice) {
        return new Members()
                .put("lossAt", notice.lossAt())
                .put("discoveredAt", notice.discoveredAt())
                .put("copies", Json.texts(notice.copies()))
                .list("items", notice.items(), NoticeCodec::item)
                .putIf("thirdParty", notice.thirdParty(), Json::of)
                .putIf("territory", notice.territory(), Json::of)
                .list("contributions", notice.contributions(), NoticeCodec::contribution)
                .json();
    }

    /** Reads what the insured states; fingerprints and contributions are the ledger's to add. */
    static Notice notice(FieldReader fields) {
        return notice(fields, NoticeCodec::stated, List.of());
    }

    /** Reads a recorded notice. */
    static Notice recorded(FieldReader fields) {
        List<Notice.Contribution> contributions =
                fields.objects("contributions", Notice.ITEMS_MAX, NoticeCodec::contribution);
        return notice(fields, item -> item(item, item.digest("fingerprint")), contributions);
    }

    private static Notice notice(
            FieldReader fields, Function<FieldReader, Notice.Item> item, List<Notice.Contribution> contributions) {
        return new Notice(
                fields.time("lossAt"),
                fields.time("discoveredAt"),
                fields.ids("copies", COPIES_MAX),
                fields.objects("items", Notice.ITEMS_MAX, item),
                fields.idIfPresent("thirdParty"),
                fields.idIfPresent("territory"),
                contributions);
    }

    /** The fingerprint of an item: what was lost under which head, never how much is asked for it. */
    static Digest fingerprint(String head, List<String> copies) {
        return Digest.over(new Members()
                .put("head", folded(head))
                .put("copies", Json.texts(copies.stream().sorted().toList()))
                .json()
                .canonical());
    }

    /** One head however it is spelled: heads are ASCII ids, of which letters and digits count and their case does not. */
    private static String folded(String head) {
        return head.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static Json item(Notice.Item item) {
        Members members = new Members()
                .put("id", item.id())
                .put("section", item.section())
                .put("head", item.head())
                .put("kind", item.kind())
                .put("copies", Json.texts(item.copies()))
                .put("fingerprint", item.fingerprint());
        return quantity(members, "claimedMinorUnits", item.claimed()).json();
    }

    private static Notice.Item stated(FieldReader fields) {
        Notice.Item item = item(fields, fingerprint(fields.id("head"), fields.ids("copies", COPIES_MAX)));
        fields.end();
        return item;
    }

    private static Notice.Item item(FieldReader fields, Digest fingerprint) {
        return new Notice.Item(
                fields.id("id"),
                fields.id("section"),
                fields.id("head"),
                fields.choice("kind", Notice.Kind.class, Notice.Kind.LOSS),
                fields.ids("copies", COPIES_MAX),
                quantity(fields, "claimedMinorUnits"),
                fingerprint);
    }

    private static Json contribution(Notice.Contribution contribution) {
        return new Members()
                .put("item", contribution.item())
                .put("insurer", contribution.insurer())
                .put("cover", contribution.cover())
                .put("claim", contribution.claim())
                .json();
    }

    private static Notice.Contribution contribution(FieldReader fields) {
        return new Notice.Contribution(fields.id("item"), fields.id("insurer"), fields.id("cover"), fields.id("claim"));
    }

    /** Writes a quantity in the one way in which it was stated. */
    static Members quantity(Members members, String sum, Quantity quantity) {
        return switch (quantity) {
            case Quantity.Sum plain -> members.put(sum, plain.minorUnits());
            case Quantity.Hours hours ->
                members.put("hours", hours.hours()).put("minorUnitsPerHour", hours.minorUnitsPerHour());
            case Quantity.Units units ->
                members.put("units", units.units()).put("minorUnitsPerUnit", units.minorUnitsPerUnit());
        };
    }

    /** Reads a quantity, which is stated in one of three ways and never two. */
    static Quantity quantity(FieldReader fields, String sum) {
        boolean hours = fields.has("hours");
        boolean units = fields.has("units");
        if (fields.has(sum) ? hours || units : hours && units) {
            throw ValueRule.DUPLICATE.refuse(fields.at(sum), "stated in two ways");
        }
        if (hours) {
            return new Quantity.Hours(hours(fields), fields.minorUnits("minorUnitsPerHour"));
        }
        return units
                ? new Quantity.Units(fields.count("units"), fields.minorUnits("minorUnitsPerUnit"))
                : new Quantity.Sum(fields.minorUnits(sum));
    }

    private static String hours(FieldReader fields) {
        String text = fields.text("hours");
        if (!HOURS.matcher(text).matches()) {
            throw ValueRule.DECIMAL_MALFORMED.refuse(fields.at("hours"), text);
        }
        return text;
    }

    static Json evidence(Evidence evidence) {
        return new Members()
                .put("kind", evidence.kind())
                .put("digest", evidence.digest())
                .json();
    }

    static List<Evidence> evidence(FieldReader fields) {
        return fields.objects("evidence", Evidence.EVIDENCE_MAX, NoticeCodec::piece);
    }

    private static Evidence piece(FieldReader fields) {
        Evidence piece = new Evidence(fields.choice("kind", Evidence.Kind.class), fields.digest("digest"));
        fields.end();
        return piece;
    }
}
