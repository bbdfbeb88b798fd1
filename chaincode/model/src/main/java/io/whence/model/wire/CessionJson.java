package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Carried;
import io.whence.model.cover.Cession;
import io.whence.model.cover.CoverRule;
import io.whence.model.value.Currency;
import java.util.Map;

/** Reads claims ceded to a treaty, each with its worksheet, and writes the treaty's worksheet and bordereau. */
public final class CessionJson {
    private CessionJson() {}

    /** Settles a cession under a treaty's terms, both JSON documents; the answer is canonical JSON. */
    public static byte[] answer(byte[] treaty, byte[] cession) {
        return write(read(new FieldReader("", Json.parse(cession))).settle(TermsJson.read(treaty)))
                .canonical();
    }

    /** The cession in one object; a worksheet that does not bear its own digest is refused. */
    public static Cession read(FieldReader reader) {
        Cession cession = new Cession(
                reader.textIfPresent("occurrence"),
                reader.objectIfPresent("carried").map(LossJson::carried).orElse(Carried.NONE),
                reader.objects("claims", FieldReader.LIST_MAX, CessionJson::ceded));
        reader.end();
        return cession;
    }

    /** The treaty's answer as JSON. */
    public static Json.Fields write(Cession.Bordereau bordereau) {
        return Json.object(Map.of(
                "worksheet",
                WorksheetJson.write(bordereau.worksheet()),
                "bordereau",
                Json.array(bordereau.rows().stream().map(CessionJson::row).toList())));
    }

    private static Cession.Ceded ceded(FieldReader reader) {
        FieldReader worksheet = reader.object("worksheet");
        if (!WorksheetJson.bearsItsDigest(reader.json("worksheet"))) {
            throw CoverRule.WORKSHEET_ALTERED.refuse(worksheet.at("digest"), worksheet.text("digest"));
        }
        Cession.Ceded ceded = new Cession.Ceded(
                reader.id("claim"),
                reader.idIfPresent("section"),
                worksheet.named("currency", Currency::new),
                worksheet.minorUnits("netMinorUnits"));
        reader.end();
        return ceded;
    }

    private static Json row(Cession.Row row) {
        return Json.object(Map.of(
                "claim", Json.of(row.claim()),
                "grossMinorUnits", Json.of(row.grossMinorUnits()),
                "cededMinorUnits", Json.of(row.cededMinorUnits()),
                "retainedMinorUnits", Json.of(row.retainedMinorUnits())));
    }
}
