package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.PremiumAccount;
import io.whence.model.cover.Quote;
import io.whence.model.cover.RateTable;
import io.whence.model.cover.Risk;
import io.whence.model.value.Currency;
import io.whence.model.value.Digest;
import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import java.util.List;
import java.util.TreeMap;

/** Reads rate tables and risks, and writes quotes; the digest of a quote is over its other members, as a worksheet's is. */
public final class QuoteJson {
    private static final int ENTRIES_MAX = 256;

    private QuoteJson() {}

    /** Quotes a risk under a rate table, both JSON documents; the answer is canonical JSON. */
    public static byte[] answer(byte[] rates, byte[] risk) {
        return write(quote(reader("rates", rates), reader("risk", risk))).canonical();
    }

    private static FieldReader reader(String path, byte[] json) {
        return new FieldReader(path, Json.parse(path, json));
    }

    /** The quote of a risk under a rate table, each in an object of its own. */
    public static Quote quote(FieldReader rates, FieldReader risk) {
        RateTable table = rates(rates);
        Risk stated = risk(risk);
        return TermsJson.built(risk, () -> Quote.of(table, stated));
    }

    public static Json.Fields write(Quote quote) {
        Members members = new Members()
                .put("currency", quote.currency().code())
                .put("premiumMinorUnits", quote.premiumMinorUnits())
                .list("lines", quote.lines(), QuoteJson::line)
                .list("steps", quote.steps(), QuoteJson::step);
        Digest digest = Digest.over(members.json().canonical());
        return members.put("digest", digest).json();
    }

    /** What is charged and given back for a cover. */
    public static Json.Fields write(PremiumAccount account) {
        return new Members()
                .list("entries", account.entries(), QuoteJson::entry)
                .put("dueMinorUnits", account.dueMinorUnits())
                .json();
    }

    private static Json entry(PremiumAccount.Entry entry) {
        return new Members()
                .put("kind", entry.kind())
                .put("version", entry.version())
                .put("at", entry.at())
                .put("minorUnits", entry.minorUnits())
                .json();
    }

    private static RateTable rates(FieldReader fields) {
        String id = fields.id("id");
        Currency currency = fields.named("currency", Currency::new);
        List<RateTable.Rate> rates = fields.objects("rates", ENTRIES_MAX, QuoteJson::rate);
        List<RateTable.Factor> factors = fields.objects("factors", ENTRIES_MAX, QuoteJson::factor);
        long minimum = fields.minorUnitsIfPresent("minimumMinorUnits").orElse(0L);
        fields.end();
        return TermsJson.built(fields, () -> new RateTable(id, currency, rates, factors, minimum));
    }

    private static RateTable.Rate rate(FieldReader fields) {
        RateTable.Rate rate = new RateTable.Rate(fields.id("section"), fields.named("percent", Percent::parse));
        fields.end();
        return rate;
    }

    private static RateTable.Factor factor(FieldReader fields) {
        String id = fields.id("id");
        List<RateTable.Band> bands = fields.objects("bands", ENTRIES_MAX, QuoteJson::band);
        fields.end();
        return TermsJson.built(fields, () -> new RateTable.Factor(id, bands));
    }

    private static RateTable.Band band(FieldReader fields) {
        RateTable.Band band = new RateTable.Band(decimal(fields, "from"), decimal(fields, "factor"));
        fields.end();
        return band;
    }

    private static Risk risk(FieldReader fields) {
        FieldReader stated = fields.object("scores");
        TreeMap<String, Fraction> scores = new TreeMap<>();
        stated.names().forEach(name -> scores.put(name, decimal(stated, name)));
        List<Risk.Exposure> exposures = fields.objects("exposures", ENTRIES_MAX, QuoteJson::exposure);
        fields.end();
        return TermsJson.built(fields, () -> new Risk(exposures, scores));
    }

    private static Risk.Exposure exposure(FieldReader fields) {
        Risk.Exposure exposure = new Risk.Exposure(fields.id("section"), fields.minorUnits("minorUnits"));
        fields.end();
        return exposure;
    }

    private static Fraction decimal(FieldReader fields, String name) {
        return fields.named(name, text -> Fraction.parse(name, text));
    }

    private static Json line(Quote.Line line) {
        return new Members()
                .put("section", line.section())
                .put("minorUnits", line.minorUnits())
                .json();
    }

    private static Json step(Quote.Step step) {
        return new Members()
                .put("operation", step.operation())
                .put("level", step.level())
                .put("entering", step.entering().text())
                .putIf("factor", step.factor(), factor -> Json.of(factor.text()))
                .put("leaving", step.leaving().text())
                .json();
    }
}
