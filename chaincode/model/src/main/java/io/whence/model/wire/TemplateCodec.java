package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Artefact;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.Evidence;
import io.whence.model.claim.Measure;
import io.whence.model.claim.Template;
import io.whence.model.value.Percent;
import io.whence.model.value.ValueRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Product templates, read from the model's resources. */
public final class TemplateCodec {
    private static final int ENTRIES_MAX = 64;
    private static final int WINDOW_HOURS_MAX = 24 * 366;

    /** Resources never change, so neither does what was read from them. */
    private static final Map<String, Template> READ = new ConcurrentHashMap<>();

    private TemplateCodec() {}

    /** The template of a product that this program carries. */
    public static Template of(String product) {
        return READ.computeIfAbsent(
                product,
                id -> read(Resources.read("products", id)
                        .or(() -> Resources.read("treaties", id))
                        .orElseThrow(() -> ClaimRule.PRODUCT_UNKNOWN.refuse("body.product", id))));
    }

    /**
     * Refuses terms that leave out what the product states for a section: in the section itself, or for the whole
     * policy. An aggregate, or the height of every layer, limits as a limit does.
     */
    public static void checkTerms(Template template, Json terms) {
        FieldReader fields = new FieldReader("", terms);
        Optional<FieldReader> policy = fields.objectIfPresent("policy");
        fields.objects("sections", TermsJson.LEVELS_MAX, section -> section)
                .forEach(section -> template.section(section.id("id"))
                        .ifPresent(insured -> insured.stated().stream()
                                .filter(name -> !states(section, name)
                                        && policy.filter(whole -> states(whole, name))
                                                .isEmpty())
                                .forEach(name -> {
                                    throw ClaimRule.TEMPLATE_DIFFERS.refuse(
                                            "body.terms.sections." + insured.id() + "." + name, "absent");
                                })));
    }

    private static boolean states(FieldReader level, String name) {
        boolean limits = name.equals("limit") && (level.has("aggregate") || limitsEveryLayer(level));
        return level.has(name) || limits;
    }

    private static boolean limitsEveryLayer(FieldReader level) {
        List<Boolean> limited = level.objects(
                "layers",
                TermsJson.LEVELS_MAX,
                layer -> layer.has("occurrenceLimitMinorUnits") || layer.has("aggregate"));
        return !limited.isEmpty() && limited.stream().allMatch(each -> each);
    }

    /** Reads a template; what it does not know it refuses by name. */
    public static Template read(Json json) {
        FieldReader fields = new FieldReader("", json);
        Template template = new Template(
                fields.id("id"),
                fields.text("title"),
                fields.choice("trigger", CoverDocument.Trigger.class),
                fields.objects("sections", ENTRIES_MAX, TemplateCodec::section),
                fields.objects("duties", ENTRIES_MAX, TemplateCodec::duty),
                fields.ids("stages", ENTRIES_MAX),
                fields.objects("conditions", ENTRIES_MAX, TemplateCodec::condition),
                fields.objectIfPresent("measure").map(TemplateCodec::measure));
        fields.end();
        return template;
    }

    private static Template.Section section(FieldReader fields) {
        fields.text("title");
        Template.Section section = new Template.Section(
                fields.id("id"),
                fields.flag("required", false),
                fields.ids("perils", ENTRIES_MAX),
                coverage(fields),
                stated(fields),
                fields.objects("evidence", ENTRIES_MAX, TemplateCodec::proof));
        fields.end();
        return section;
    }

    /** The names of a section's own money terms; they are terms as any cover states them. */
    private static List<String> stated(FieldReader fields) {
        if (!fields.has("terms")) {
            return List.of();
        }
        Json.Fields own = (Json.Fields) fields.json("terms");
        TreeMap<String, Json> section = new TreeMap<>(own.members());
        section.put("id", Json.of("x"));
        TermsJson.read(
                Json.object(Map.of("currency", Json.of("XXX"), "sections", Json.array(List.of(Json.object(section)))))
                        .canonical());
        return own.members().keySet().stream().sorted().toList();
    }

    private static Optional<Template.Coverage> coverage(FieldReader fields) {
        return fields.has("coverage")
                ? Optional.of(fields.choice("coverage", Template.Coverage.class))
                : Optional.empty();
    }

    private static Template.Proof proof(FieldReader fields) {
        String id = fields.id("id");
        String what = fields.text("what");
        Template.Proof proof = switch (fields.choice("source", Template.Source.class)) {
            case LEDGER -> new Template.Proof.Ledger(id, what, shownBy(fields));
            case OUTSIDE -> new Template.Proof.Outside(id, what, fields.choice("as", Evidence.Kind.class));
        };
        fields.end();
        return proof;
    }

    private static List<Template.Shown> shownBy(FieldReader fields) {
        List<Template.Shown> shown = fields.choices("shownBy", ENTRIES_MAX, Template.Shown.class);
        if (shown.isEmpty()) {
            throw ValueRule.FIELD_MISSING.refuse(fields.at("shownBy"), "empty");
        }
        return shown;
    }

    private static Template.Condition condition(FieldReader fields) {
        Template.Condition condition =
                new Template.Condition(fields.id("id"), fields.text("title"), fields.flag("exclusion", false));
        fields.end();
        return condition;
    }

    private enum MeasureKind {
        RETRIEVAL,
        DISPARITY
    }

    private static Measure measure(FieldReader fields) {
        Measure measure = switch (fields.choice("kind", MeasureKind.class)) {
            case RETRIEVAL ->
                new Measure.Retrieval(
                        fields.whole("failuresMin", 1, Artefact.ENTRIES_MAX),
                        Duration.ofHours(fields.whole("windowHours", 1, WINDOW_HOURS_MAX)));
            case DISPARITY -> new Measure.Disparity(fields.named("thresholdPercent", Percent::parse));
        };
        fields.end();
        return measure;
    }

    private static Template.Duty duty(FieldReader fields) {
        fields.text("title");
        Template.Duty duty = new Template.Duty(
                fields.id("id"),
                fields.id("stage"),
                fields.choice("by", Template.Side.class),
                fields.flag("required", false));
        fields.end();
        return duty;
    }
}
