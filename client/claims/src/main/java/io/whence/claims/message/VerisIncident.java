package io.whence.claims.message;

import io.whence.model.bytes.Json;
import io.whence.model.claim.Coding;
import io.whence.model.claim.Decision;
import io.whence.model.claim.Incident;
import io.whence.model.value.Currency;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An incident in the JSON of VERIS 1.4, for those who count incidents and need not know whose: no party, claim, cover,
 * copy or version is named, and the incident's own id is replaced by a digest.
 */
public final class VerisIncident {
    private static final String VERSION = "1.4.0";
    private static final String UNKNOWN = "Unknown";
    private static final Json UNKNOWNS = Json.texts(List.of(UNKNOWN));

    private final Incident incident;
    private final Coding.Veris coded;
    private final Dossier dossier;

    private VerisIncident(Dossier dossier) {
        this.dossier = dossier;
        this.incident = dossier.incident();
        this.coded = incident.coding().flatMap(Coding::veris).orElse(Coding.Veris.UNKNOWN);
    }

    /** The incident behind a claim, with what the claim came to. */
    public static Json.Fields of(Dossier dossier) {
        return new VerisIncident(dossier).written();
    }

    private Json.Fields written() {
        byte[] id = ("incident/" + incident.id()).getBytes(StandardCharsets.UTF_8);
        return new Written()
                .put("schema_name", "verisc")
                .put("schema_version", VERSION)
                .put("incident_id", Digest.over(id).hex())
                .put("security_incident", standing())
                .put("summary", summary())
                .put("timeline", timeline())
                .put("action", Json.object(Map.of(word(coded.action()), action())))
                .put("actor", Json.object(Map.of(word(coded.actor()), actor())))
                .put("asset", asset())
                .put("attribute", attribute())
                .put("discovery_method", discovery())
                .put("impact", impact())
                .json();
    }

    private String standing() {
        return switch (incident.state()) {
            case REPORTED, MERGED_INTO -> "Suspected";
            case REJECTED -> "False positive";
            case VERIFIED, CLASSIFIED, CLOSED -> "Confirmed";
        };
    }

    private String summary() {
        String perils = String.join(
                ", ",
                incident.perils().stream()
                        .map(peril -> peril.name().toLowerCase(Locale.ROOT))
                        .toList());
        String graded = incident.coding()
                .map(coding -> "; " + coding.scheme() + " " + coding.category() + ", grade " + coding.grade())
                .orElse("");
        return "Data in circulation: " + perils + graded;
    }

    private Json timeline() {
        Instant began = incident.occurredAt().orElse(incident.discoveredAt());
        LocalDate day = began.atOffset(ZoneOffset.UTC).toLocalDate();
        Written timeline = new Written()
                .put(
                        "incident",
                        new Written()
                                .put("year", day.getYear())
                                .put("month", day.getMonthValue())
                                .put("day", day.getDayOfMonth())
                                .json());
        return timeline.putIf("discovery", incident.occurredAt(), at -> days(at))
                .json();
    }

    private Json days(Instant occurredAt) {
        return new Written()
                .put("unit", "Days")
                .put("value", ChronoUnit.DAYS.between(occurredAt, incident.discoveredAt()))
                .json();
    }

    private Json action() {
        Written action = new Written();
        return switch (coded.action()) {
            case UNKNOWN -> action.put("notes", "not coded").json();
            case ENVIRONMENTAL -> action.put("variety", UNKNOWNS).json();
            case PHYSICAL ->
                action.put("variety", UNKNOWNS)
                        .put("vector", Json.texts(List.of("Other")))
                        .json();
            case SOCIAL ->
                action.put("variety", UNKNOWNS)
                        .put("vector", UNKNOWNS)
                        .put("target", UNKNOWNS)
                        .json();
            case HACKING, MALWARE, MISUSE, ERROR ->
                action.put("variety", UNKNOWNS).put("vector", UNKNOWNS).json();
        };
    }

    private Json actor() {
        Written actor = new Written();
        return switch (coded.actor()) {
            case UNKNOWN -> actor.put("notes", "not coded").json();
            case PARTNER ->
                actor.put("motive", UNKNOWNS).put("country", UNKNOWNS).json();
            case EXTERNAL, INTERNAL ->
                actor.put("motive", UNKNOWNS).put("variety", UNKNOWNS).json();
        };
    }

    private Json asset() {
        Json.Fields variety = new Written().put("variety", coded.asset().word()).json();
        return new Written()
                .put("assets", Json.array(List.of(variety)))
                .put("cloud", UNKNOWNS)
                .json();
    }

    private Json attribute() {
        Written attribute = new Written();
        for (Incident.Peril peril : incident.perils()) {
            switch (peril) {
                case LEAK, ABUSE, INFRINGEMENT -> attribute.put("confidentiality", disclosure());
                case TAMPERING -> attribute.put("integrity", variety("Modify data"));
                case DEFECT, BIAS -> attribute.put("integrity", variety("Alter behavior"));
                case LOSS -> attribute.put("availability", variety("Loss"));
                case INTERRUPTION -> attribute.put("availability", variety("Interruption"));
            }
        }
        return attribute.json();
    }

    private Json disclosure() {
        String disclosed = word(coded.disclosure());
        return new Written()
                .put("data_disclosure", disclosed.substring(0, 1).toUpperCase(Locale.ROOT) + disclosed.substring(1))
                .putIf("data_total", coded.records(), Json::of)
                .json();
    }

    private Json discovery() {
        Json found = switch (coded.discovery()) {
            case INTERNAL, PARTNER, EXTERNAL ->
                new Written().put("variety", UNKNOWNS).json();
            case OTHER, UNKNOWN -> Json.of(true);
        };
        return Json.object(Map.of(word(coded.discovery()), found));
    }

    /** VERIS counts in whole units of a currency: the amount decided, rounded down. */
    private Json impact() {
        Currency currency = dossier.claim().basis().currency();
        Optional<Long> decided = dossier.claim().lastDecision().map(Decision::netMinorUnits);
        return new Written()
                .put("overall_rating", UNKNOWN)
                .put("iso_currency_code", currency.code())
                .putIf("overall_amount", decided, minorUnits -> Json.of(Amounts.whole(currency, minorUnits)))
                .json();
    }

    private static Json variety(String word) {
        return new Written().put("variety", Json.texts(List.of(word))).json();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
