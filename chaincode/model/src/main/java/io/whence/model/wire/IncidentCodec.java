package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Coding;
import io.whence.model.claim.Incident;
import io.whence.model.value.ValueRule;
import java.util.Optional;

/** Incidents as JSON. */
public final class IncidentCodec {
    private static final int COPIES_MAX = 4096;
    private static final int CODE_MAX = 64;

    private IncidentCodec() {}

    public static Json.Fields incident(Incident incident) {
        return new Members()
                .put("id", incident.id())
                .put("reporter", incident.reporter())
                .list("perils", incident.perils(), Members::word)
                .put("discoveredAt", incident.discoveredAt())
                .putIf("occurredAt", incident.occurredAt(), Members::time)
                .put("versions", Json.texts(incident.versions()))
                .put("copies", Json.texts(incident.copies()))
                .putIf("sample", incident.sample(), Members::digest)
                .putIf("report", incident.report(), Members::digest)
                .put("state", incident.state())
                .putIf("coding", incident.coding(), IncidentCodec::coding)
                .putIf("mergedInto", incident.mergedInto(), Json::of)
                .json();
    }

    /** Reads what somebody reports. */
    public static Incident reported(FieldReader fields, String reporter) {
        Incident incident = new Incident(
                fields.id("id"),
                reporter,
                perils(fields),
                fields.time("discoveredAt"),
                fields.timeIfPresent("occurredAt"),
                fields.ids("versions", COPIES_MAX),
                fields.ids("copies", COPIES_MAX),
                fields.digestIfPresent("sample"),
                fields.digestIfPresent("report"),
                Incident.State.REPORTED,
                Optional.empty(),
                Optional.empty());
        fields.end();
        return incident;
    }

    public static Incident incident(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        return new Incident(
                fields.id("id"),
                fields.id("reporter"),
                perils(fields),
                fields.time("discoveredAt"),
                fields.timeIfPresent("occurredAt"),
                fields.ids("versions", COPIES_MAX),
                fields.ids("copies", COPIES_MAX),
                fields.digestIfPresent("sample"),
                fields.digestIfPresent("report"),
                fields.choice("state", Incident.State.class),
                fields.objectIfPresent("coding").map(IncidentCodec::coding),
                fields.idIfPresent("mergedInto"));
    }

    private static java.util.List<Incident.Peril> perils(FieldReader fields) {
        java.util.List<Incident.Peril> perils =
                fields.choices("perils", Incident.Peril.values().length, Incident.Peril.class);
        if (perils.isEmpty()) {
            throw ValueRule.FIELD_MISSING.refuse(fields.at("perils"), "empty");
        }
        return perils;
    }

    private static Json coding(Coding coding) {
        return new Members()
                .put("scheme", coding.scheme())
                .put("category", coding.category())
                .put("grade", coding.grade())
                .putIf("veris", coding.veris(), IncidentCodec::veris)
                .json();
    }

    private static Json veris(Coding.Veris veris) {
        return new Members()
                .put("action", veris.action())
                .put("actor", veris.actor())
                .put("asset", veris.asset())
                .put("disclosure", veris.disclosure())
                .put("discovery", veris.discovery())
                .putIf("records", veris.records(), Json::of)
                .json();
    }

    /** Reads a class and grade, and the incident in the words of VERIS. */
    public static Coding coding(FieldReader fields) {
        Coding coding = new Coding(
                code(fields, "scheme"),
                code(fields, "category"),
                code(fields, "grade"),
                fields.objectIfPresent("veris").map(IncidentCodec::veris));
        fields.end();
        return coding;
    }

    private static Coding.Veris veris(FieldReader fields) {
        Coding.Veris unknown = Coding.Veris.UNKNOWN;
        Coding.Veris veris = new Coding.Veris(
                fields.choice("action", Coding.Veris.Action.class, unknown.action()),
                fields.choice("actor", Coding.Veris.Party.class, unknown.actor()),
                fields.choice("asset", Coding.Veris.Asset.class, unknown.asset()),
                fields.choice("disclosure", Coding.Veris.Disclosure.class, unknown.disclosure()),
                fields.choice("discovery", Coding.Veris.Discovery.class, unknown.discovery()),
                fields.countIfPresent("records"));
        fields.end();
        return veris;
    }

    private static String code(FieldReader fields, String name) {
        String text = fields.text(name);
        if (text.isBlank() || text.length() > CODE_MAX) {
            throw ValueRule.FIELD_MISSING.refuse(fields.at(name), text);
        }
        return text;
    }
}
