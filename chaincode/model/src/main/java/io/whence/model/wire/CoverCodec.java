package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.CoverLife;
import io.whence.model.claim.Master;
import io.whence.model.cover.PremiumPayments;
import io.whence.model.cover.Quote;
import io.whence.model.value.Digest;
import io.whence.model.value.ValueRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A cover's document and life as JSON. */
public final class CoverCodec {
    private static final int FOLLOWERS_MAX = 64;
    private static final int SUBJECTS_MAX = 4096;
    private static final int OBLIGATIONS_MAX = 256;
    private static final int VERSIONS_MAX = 1024;
    private static final int WINDOW_DAYS_MAX = 3660;
    private static final int WAITING_DAYS_MAX = 366;
    private static final int TERRITORIES_MAX = 256;
    private static final int TEXT_MAX = 256;
    private static final Pattern PROBABILITY = Pattern.compile("0\\.\\d{1,12}");

    private CoverCodec() {}

    /** The cover that a document carries; its {@code terms} were read by the money engine, or refused there. */
    public static CoverDocument cover(Document document) {
        FieldReader body = document.fields();
        Instant from = body.time("from");
        FieldReader terms = body.object("terms");
        CoverDocument cover = new CoverDocument(
                document.id(),
                body.id("product"),
                body.id("insurer"),
                body.id("insured"),
                body.ids("followers", FOLLOWERS_MAX),
                body.minorUnitsIfPresent("leadAuthorityMinorUnits"),
                from,
                body.time("until"),
                body.timeIfPresent("effectiveFrom").orElse(from),
                body.choice("trigger", CoverDocument.Trigger.class, CoverDocument.Trigger.LOSS_OCCURRING),
                body.timeIfPresent("retroactiveFrom"),
                waitingDays(body),
                body.ids("territories", TERRITORIES_MAX),
                (int) body.whole("reportingWindowDays", 0, WINDOW_DAYS_MAX),
                body.id("jurisdiction"),
                body.ids("subjects", SUBJECTS_MAX),
                probability(body, "epsilon", "0.001"),
                probability(body, "priorNobody", "0.05"),
                body.objects("obligations", OBLIGATIONS_MAX, CoverCodec::obligation),
                body.ids("waivedParties", FOLLOWERS_MAX),
                sections(terms),
                body.idIfPresent("under"),
                body.objectIfPresent("master").map(CoverCodec::master));
        body.objectIfPresent("premium");
        body.end();
        TermsJson.read(terms);
        checkCurrency(body, terms.text("currency"));
        check(cover);
        return cover;
    }

    private static void checkCurrency(FieldReader body, String currency) {
        quote(body).filter(quote -> !quote.currency().code().equals(currency)).ifPresent(quote -> {
            throw ValueRule.CURRENCY_DIFFERS.refuse(
                    "body.premium.rates.currency", quote.currency().code());
        });
    }

    /** The frozen terms of a cover, as the money engine reads them. */
    public static Json terms(Json document) {
        return new FieldReader("", document).object("body").json("terms");
    }

    /** The quote that a cover's own rate table and risk come to, where it states them. */
    public static Optional<Quote> quote(FieldReader body) {
        return body.objectIfPresent("premium").map(premium -> {
            Quote quote = QuoteJson.quote(premium.object("rates"), premium.object("risk"));
            PremiumCodec.instalments(premium, quote.premiumMinorUnits());
            premium.end();
            return quote;
        });
    }

    /** In which parts that premium is due, where it says so. */
    public static List<PremiumPayments.Instalment> instalments(FieldReader body) {
        return quote(body)
                .map(quote -> PremiumCodec.instalments(body.object("premium"), quote.premiumMinorUnits()))
                .orElse(List.of());
    }

    /** What a reason may name of some terms: their clauses, and the ids of sections that state none. */
    public static Set<String> clauses(Json terms) {
        TreeSet<String> clauses = new TreeSet<>();
        FieldReader fields = new FieldReader("terms", terms);
        collectClauses(fields, clauses);
        fields.objectIfPresent("policy").ifPresent(policy -> {
            policy.textIfPresent("clause").ifPresent(clauses::add);
            policy.objects("layers", TermsJson.LEVELS_MAX, layer -> layer.textIfPresent("clause")).stream()
                    .flatMap(Optional::stream)
                    .forEach(clauses::add);
        });
        return clauses;
    }

    private static void collectClauses(FieldReader level, Set<String> clauses) {
        level.objects("sections", TermsJson.LEVELS_MAX, section -> {
            clauses.add(section.textIfPresent("clause").orElseGet(() -> section.id("id")));
            collectClauses(section, clauses);
            return section;
        });
    }

    /** The ids of all sections of some terms, at every level. */
    public static Set<String> sectionIds(Json terms) {
        TreeSet<String> ids = new TreeSet<>();
        collectSections(new FieldReader("terms", terms), ids);
        return ids;
    }

    private static void collectSections(FieldReader level, Set<String> ids) {
        level.objects("sections", TermsJson.LEVELS_MAX, section -> {
            ids.add(section.id("id"));
            collectSections(section, ids);
            return section;
        });
    }

    public static Json.Fields life(CoverLife life) {
        return new Members()
                .list("bound", life.bound(), Members::digest)
                .putIf("cancelledAt", life.cancelledAt(), Members::time)
                .putIf("runOffSince", life.runOffSince(), Members::time)
                .putIf("closedAt", life.closedAt(), Members::time)
                .json();
    }

    public static CoverLife life(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        return new CoverLife(
                fields.texts("bound", VERSIONS_MAX).stream().map(Digest::parse).toList(),
                fields.timeIfPresent("cancelledAt"),
                fields.timeIfPresent("runOffSince"),
                fields.timeIfPresent("closedAt"));
    }

    private static void check(CoverDocument cover) {
        if (!cover.until().isAfter(cover.from())) {
            throw ClaimRule.COVER_PERIOD.refuse("body.until", cover.until());
        }
        if (cover.effectiveFrom().isBefore(cover.from())
                || !cover.effectiveFrom().isBefore(cover.until())) {
            throw ClaimRule.COVER_PERIOD.refuse("body.effectiveFrom", cover.effectiveFrom());
        }
    }

    private static Optional<Long> waitingDays(FieldReader body) {
        return body.has("inceptionWaitingDays")
                ? Optional.of(body.whole("inceptionWaitingDays", 0, WAITING_DAYS_MAX))
                : Optional.empty();
    }

    private static List<String> sections(FieldReader terms) {
        return terms.objects("sections", TermsJson.LEVELS_MAX, section -> section.id("id"));
    }

    private static CoverDocument.Obligation obligation(FieldReader fields) {
        CoverDocument.Obligation obligation = new CoverDocument.Obligation(
                fields.id("id"), fields.id("by"), duty(fields), fields.timeIfPresent("dueAt"));
        fields.end();
        return obligation;
    }

    private static Master master(FieldReader fields) {
        Master master = new Master(
                fields.minorUnits("perTransactionMinorUnits"),
                fields.minorUnitsIfPresent("volumeMinorUnits"),
                fields.ids("insureds", FOLLOWERS_MAX));
        fields.end();
        return master;
    }

    private static String duty(FieldReader fields) {
        String text = fields.text("duty");
        if (text.length() > TEXT_MAX) {
            throw ValueRule.LIST_TOO_LONG.refuse(fields.at("duty"), text.length() + " characters");
        }
        return text;
    }

    private static String probability(FieldReader fields, String name, String otherwise) {
        String text = fields.textIfPresent(name).orElse(otherwise);
        if (!PROBABILITY.matcher(text).matches()) {
            throw ValueRule.DECIMAL_MALFORMED.refuse(fields.at(name), text);
        }
        return text;
    }
}
