package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.claim.Artefact;
import io.whence.model.claim.ClaimRule;
import io.whence.model.value.Currency;
import io.whence.model.value.ValueRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Typed papers, read from documents of type {@code artefact}; what a kind does not know it refuses by name. */
public final class ArtefactCodec {
    /** The type of their documents. */
    public static final String TYPE = "artefact";

    private static final int ROWS_MAX = 1_000_000_000;
    private static final int SCALE_MAX = 5;

    private ArtefactCodec() {}

    /** The artefact that a document carries. */
    public static Artefact artefact(Document document) {
        FieldReader body = document.fields();
        Artefact artefact = read(body, body.choice("kind", Artefact.Kind.class));
        body.end();
        return artefact;
    }

    private static Artefact read(FieldReader body, Artefact.Kind kind) {
        String about = body.id(kind.subject());
        return switch (kind) {
            case RISK_ASSESSMENT ->
                new Artefact.RiskAssessment(
                        about,
                        body.time("assessedAt"),
                        some(body, body.objects("threats", Artefact.ENTRIES_MAX, ArtefactCodec::threat), "threats"),
                        body.choice("level", Artefact.Level.class),
                        body.digest("report"));
            case SECURITY_PROTECTION ->
                new Artefact.SecurityProtection(
                        about,
                        body.time("assessedAt"),
                        body.whole("grade", 1, SCALE_MAX),
                        some(body, body.objects("measures", Artefact.ENTRIES_MAX, ArtefactCodec::measure), "measures"),
                        body.digest("report"));
            case LOSS_ASSESSMENT ->
                new Artefact.LossAssessment(
                        about,
                        body.time("assessedAt"),
                        body.named("currency", Currency::new),
                        some(body, body.objects("items", Artefact.ENTRIES_MAX, ArtefactCodec::valued), "items"),
                        body.minorUnits("totalMinorUnits"),
                        body.digest("report"));
            case RETRIEVAL_LOG ->
                new Artefact.RetrievalLog(
                        about,
                        some(
                                body,
                                body.objects("challenges", Artefact.ENTRIES_MAX, ArtefactCodec::challenge),
                                "challenges"));
            case COHORT_COUNTS ->
                new Artefact.CohortCounts(
                        about,
                        body.time("from"),
                        until(body),
                        body.objects("cohorts", Artefact.ENTRIES_MAX, ArtefactCodec::cohort));
        };
    }

    private static <T> List<T> some(FieldReader body, List<T> entries, String name) {
        if (entries.isEmpty()) {
            throw ValueRule.FIELD_MISSING.refuse(body.at(name), "empty");
        }
        return entries;
    }

    private static Artefact.Threat threat(FieldReader fields) {
        Artefact.Threat threat = new Artefact.Threat(
                fields.id("id"), fields.whole("likelihood", 1, SCALE_MAX), fields.whole("impact", 1, SCALE_MAX));
        fields.end();
        return threat;
    }

    private static Artefact.Protection measure(FieldReader fields) {
        Artefact.Protection measure = new Artefact.Protection(
                fields.id("id"),
                fields.choice("state", Artefact.Protection.State.class),
                fields.digestIfPresent("evidence"));
        fields.end();
        return measure;
    }

    private static Artefact.Valued valued(FieldReader fields) {
        Artefact.Valued valued =
                new Artefact.Valued(fields.id("id"), fields.id("method"), fields.minorUnits("minorUnits"));
        fields.end();
        return valued;
    }

    private static Artefact.Challenge challenge(FieldReader fields) {
        Artefact.Challenge challenge = new Artefact.Challenge(
                fields.time("at"),
                fields.choice("outcome", Artefact.Outcome.class),
                fields.has("rows") ? Optional.of((int) fields.whole("rows", 1, ROWS_MAX)) : Optional.empty());
        fields.end();
        return challenge;
    }

    private static Artefact.Cohort cohort(FieldReader fields) {
        Artefact.Cohort cohort =
                new Artefact.Cohort(fields.id("id"), fields.count("selected"), fields.count("considered"));
        fields.end();
        return cohort;
    }

    private static Instant until(FieldReader body) {
        Instant until = body.time("until");
        if (!until.isAfter(body.time("from"))) {
            throw ClaimRule.COVER_PERIOD.refuse(body.at("until"), until);
        }
        return until;
    }
}
