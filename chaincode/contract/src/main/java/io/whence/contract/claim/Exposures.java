package io.whence.contract.claim;

import io.whence.contract.Ledger;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Incident;
import io.whence.model.value.Time;
import io.whence.model.wire.Keys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What bound covers could cost in an occurrence, by what they insure: versions count with their product. */
record Exposures(Ledger ledger) {
    private static final String EXPOSURE = "exposure";
    private static final String CONCERN = "concern";
    private static final String CAPACITY = "capacity";

    /** One cover's most in an occurrence, while its period lasts. */
    record Exposure(String cover, String insurer, String currency, long minorUnits, Instant until) {
        private static Exposure read(byte[] state) {
            FieldReader fields = new FieldReader("", Json.parse(state));
            return new Exposure(
                    fields.id("cover"),
                    fields.id("insurer"),
                    fields.text("currency"),
                    fields.minorUnits("minorUnits"),
                    fields.time("until"));
        }

        Json.Fields json() {
            return Json.object(Map.of(
                    "cover", Json.of(cover),
                    "insurer", Json.of(insurer),
                    "currency", Json.of(currency),
                    "minorUnits", Json.of(minorUnits),
                    "until", Json.of(Time.format(until))));
        }

        /** Whether it adds to what another cover could cost: the same insurer, money alike, and not the same cover. */
        private boolean besides(Exposure other) {
            return insurer.equals(other.insurer) && currency.equals(other.currency) && !cover.equals(other.cover);
        }
    }

    /** What a subject counts as: a version is its product's. */
    String counted(String subject) {
        return ledger.recorded("version", subject)
                .map(recorded ->
                        new FieldReader("", recorded.document()).object("body").id("product"))
                .orElse(subject);
    }

    Set<String> counted(Collection<String> subjects) {
        TreeSet<String> counted = new TreeSet<>();
        subjects.forEach(subject -> counted.add(counted(subject)));
        return counted;
    }

    /** Whether something that a cover insures is on the ledger: a treaty insures covers. */
    boolean known(String subject) {
        return Stream.of("version", "product", "cover").anyMatch(type -> ledger.registered(type, subject));
    }

    void write(String subject, Exposure exposure) {
        ledger.write(Keys.path(EXPOSURE, subject, exposure.insurer, exposure.cover), exposure.json());
    }

    /** A subject may have been written down as it was called, before it was known to be a version. */
    void delete(String subject, String insurer, String cover) {
        Stream.of(subject, counted(subject))
                .distinct()
                .forEach(each -> ledger.delete(Keys.path(EXPOSURE, each, insurer, cover)));
    }

    /** The covers that are bound on a subject and whose period lasts; the range is read again at commit. */
    List<Exposure> on(String subject) {
        String kind = Keys.path(EXPOSURE, subject);
        return ledger.range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX).values().stream()
                .map(Exposure::read)
                .filter(each -> each.until.isAfter(ledger.proposedAt()))
                .toList();
    }

    /** The covers on any of several subjects, each once. */
    Collection<Exposure> on(Set<String> subjects) {
        SequencedMap<String, Exposure> covers = new TreeMap<>();
        subjects.forEach(subject -> on(subject).forEach(each -> covers.put(each.cover, each)));
        return covers.values();
    }

    /** What one occurrence on these subjects could cost the insurer of a cover, with that cover. */
    long with(Exposure own, Set<String> subjects) {
        return on(subjects).stream()
                .filter(each -> each.besides(own))
                .mapToLong(Exposure::minorUnits)
                .reduce(own.minorUnits, Math::addExact);
    }

    /** How much of one occurrence an insurer wants to bear, where it says so. */
    Optional<Long> capacity(String insurer, String currency) {
        return ledger.read(Keys.path(CAPACITY, insurer, currency))
                .map(state -> new FieldReader("", Json.parse(state)).minorUnits("minorUnits"));
    }

    void capacity(String insurer, String currency, Json stated) {
        ledger.write(Keys.path(CAPACITY, insurer, currency), stated);
    }

    /** What an incident concerns: the products of its versions and of its copies. */
    Set<String> concernedBy(Incident incident) {
        Set<String> concerned = counted(incident.versions());
        incident.copies()
                .forEach(copy -> ledger.copy(copy).ifPresent(known -> concerned.add(counted(known.version()))));
        return concerned;
    }

    /** Makes a reported incident known to whoever insures what it concerns. */
    void concern(Incident incident) {
        concernedBy(incident)
                .forEach(subject -> ledger.write(Keys.path(CONCERN, subject, incident.id()), Json.of(incident.id())));
    }

    /** The confirmed incidents that concern one of some subjects, each once. */
    Collection<Incident> incidents(Set<String> subjects) {
        ClaimDesk desk = new ClaimDesk(ledger);
        SortedMap<String, Incident> incidents = new TreeMap<>();
        for (String subject : subjects) {
            String kind = Keys.path(CONCERN, subject);
            ledger.range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX).keySet().stream()
                    .map(key -> desk.incident(key.substring(kind.length() + 1)))
                    .filter(Incident::confirmed)
                    .forEach(incident -> incidents.put(incident.id(), incident));
        }
        return incidents.values();
    }
}
