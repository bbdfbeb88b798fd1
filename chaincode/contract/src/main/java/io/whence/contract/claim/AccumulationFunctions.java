package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Actor;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.Incident;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Standing;
import io.whence.model.value.Currency;
import io.whence.model.value.Id;
import io.whence.model.wire.Keys;
import io.whence.model.wire.TermsJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Accumulation: what one breach could cost an insurer, what it did cost, and how much of it the insurer wants to bear. */
public final class AccumulationFunctions {
    private AccumulationFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        return List.of(
                Function.submit(
                        "cover:capacity", Set.of(Role.APPROVER), List.of("move"), AccumulationFunctions::capacity),
                Function.evaluate(
                        "cover:accumulation", List.of("insurer", "subject"), AccumulationFunctions::accumulation),
                Function.evaluate("incident:accumulation", List.of("id"), AccumulationFunctions::incident));
    }

    /**
     * A cover that is bound counts with its insurer's others on what it insures. It is refused where one occurrence, or
     * an incident that has happened, could then cost more than the insurer's capacity. A master costs nothing itself.
     */
    static void count(ClaimDesk desk, CoverVersion cover) {
        CoverDocument document = cover.document();
        if (document.master().isPresent()) {
            return;
        }
        Exposures exposures = new Exposures(desk.ledger());
        String currency = new FieldReader("terms", cover.terms()).text("currency");
        Optional<Long> most = TermsJson.read(cover.terms().canonical()).mostPerOccurrenceMinorUnits();
        Optional<Long> capacity = exposures.capacity(document.insurer(), currency);
        if (capacity.isPresent()) {
            requireCountable(exposures, document, most);
        }
        CoverVersion.chain(desk, document.id()).stream()
                .skip(1)
                .forEach(older -> release(exposures, older.document(), exposures.counted(document.subjects())));
        most.map(own -> new Exposures.Exposure(document.id(), document.insurer(), currency, own, document.until()))
                .ifPresent(own -> count(exposures, own, document, capacity));
    }

    /** What an insurer's capacity is compared with: what is insured is known, and so is the most that it may cost. */
    private static void requireCountable(Exposures exposures, CoverDocument cover, Optional<Long> most) {
        if (cover.subjects().isEmpty()) {
            throw ClaimRule.SUBJECTS_MISSING.refuse("subjects", "none");
        }
        cover.subjects().stream()
                .filter(subject -> !exposures.known(subject))
                .findFirst()
                .ifPresent(subject -> {
                    throw ClaimRule.SUBJECT_UNKNOWN.refuse("subjects", subject);
                });
        if (most.isEmpty()) {
            throw ClaimRule.CAPACITY_UNBOUNDED.refuse("cover", cover.id());
        }
    }

    private static void count(
            Exposures exposures, Exposures.Exposure own, CoverDocument cover, Optional<Long> capacity) {
        Set<String> subjects = exposures.counted(cover.subjects());
        capacity.ifPresent(most -> {
            subjects.forEach(
                    subject -> requireWithin(most, exposures.with(own, Set.of(subject)), "subjects." + subject));
            exposures
                    .incidents(subjects)
                    .forEach(incident -> requireWithin(
                            most, exposures.with(own, exposures.concernedBy(incident)), "incidents." + incident.id()));
        });
        subjects.forEach(subject -> exposures.write(subject, own));
    }

    private static void requireWithin(long most, long total, String field) {
        if (total > most) {
            throw ClaimRule.CAPACITY_EXCEEDED.refuse(field, total);
        }
    }

    /** A cover that has ended counts no more. */
    static void release(ClaimDesk desk, CoverVersion cover) {
        release(new Exposures(desk.ledger()), cover.document(), Set.of());
    }

    /** Nor does a subject that an amendment left out. */
    private static void release(Exposures exposures, CoverDocument cover, Set<String> kept) {
        cover.subjects().stream()
                .filter(subject -> !kept.contains(exposures.counted(subject)))
                .forEach(subject -> exposures.delete(subject, cover.insurer(), cover.id()));
    }

    private static byte[] capacity(Ledger ledger, List<byte[]> arguments) {
        Actor actor = new ClaimDesk(ledger).actor();
        Standing.checkParty(actor);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        Currency currency = fields.named("currency", Currency::new);
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("insurer", Json.of(actor.party()));
        members.put("currency", Json.of(currency.code()));
        members.put("minorUnits", Json.of(fields.minorUnits("minorUnits")));
        fields.end();
        new Exposures(ledger).capacity(actor.party(), currency.code(), Json.object(members));
        members.put("transaction", Json.of(ledger.transaction()));
        return ledger.announce("cover:capacity", Json.object(members));
    }

    private static byte[] accumulation(Ledger ledger, List<byte[]> arguments) {
        Exposures exposures = new Exposures(ledger);
        String insurer = id("insurer", arguments.getFirst());
        String subject = exposures.counted(id("subject", arguments.getLast()));
        List<Exposures.Exposure> covers = exposures.on(subject).stream()
                .filter(each -> each.insurer().equals(insurer))
                .toList();
        TreeMap<String, Long> totals = new TreeMap<>();
        covers.forEach(each -> totals.merge(each.currency(), each.minorUnits(), Math::addExact));
        List<Json> sums = new ArrayList<>();
        totals.forEach((currency, total) -> {
            TreeMap<String, Json> sum = new TreeMap<>();
            sum.put("currency", Json.of(currency));
            sum.put("minorUnits", Json.of(total));
            exposures.capacity(insurer, currency).ifPresent(most -> sum.put("capacityMinorUnits", Json.of(most)));
            sums.add(Json.object(sum));
        });
        return Json.object(Map.of(
                        "insurer", Json.of(insurer),
                        "subject", Json.of(subject),
                        "covers",
                                Json.array(covers.stream()
                                        .map(each -> (Json) each.json())
                                        .toList()),
                        "totals", Json.array(sums)))
                .canonical();
    }

    /**
     * What one incident could cost each insurer under the covers that it concerns, beside the capacity, and what the claims
     * for it ask for, have set aside and have cost.
     */
    private static byte[] incident(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Exposures exposures = new Exposures(ledger);
        Incident incident = desk.incident(id("id", arguments.getFirst()));
        TreeMap<String, long[]> sums = new TreeMap<>();
        exposures.on(exposures.concernedBy(incident)).forEach(each -> expose(sums, each));
        claims(ledger, incident.id()).forEach(id -> add(sums, desk.claim(id)));
        List<Json> insurers = new ArrayList<>();
        sums.forEach((key, sum) -> insurers.add(row(exposures, key.split(" ", 2), sum)));
        return Json.object(Map.of("incident", Json.of(incident.id()), "insurers", Json.array(insurers)))
                .canonical();
    }

    private static Json row(Exposures exposures, String[] insurerAndCurrency, long[] sum) {
        TreeMap<String, Json> row = new TreeMap<>(Map.of(
                "insurer", Json.of(insurerAndCurrency[0]),
                "currency", Json.of(insurerAndCurrency[1]),
                "claims", Json.of(sum[0]),
                "claimedMinorUnits", Json.of(sum[1]),
                "reserveMinorUnits", Json.of(sum[2]),
                "openMinorUnits", Json.of(sum[3]),
                "paidMinorUnits", Json.of(sum[4]),
                "covers", Json.of(sum[5]),
                "exposedMinorUnits", Json.of(sum[6])));
        exposures
                .capacity(insurerAndCurrency[0], insurerAndCurrency[1])
                .ifPresent(most -> row.put("capacityMinorUnits", Json.of(most)));
        return Json.object(row);
    }

    private static void expose(Map<String, long[]> sums, Exposures.Exposure exposure) {
        long[] sum = sums.computeIfAbsent(exposure.insurer() + " " + exposure.currency(), none -> new long[7]);
        sum[5]++;
        sum[6] = Math.addExact(sum[6], exposure.minorUnits());
    }

    private static void add(Map<String, long[]> sums, Claim claim) {
        String key =
                claim.basis().insurer().party() + " " + claim.basis().currency().code();
        long[] sum = sums.computeIfAbsent(key, none -> new long[7]);
        sum[0]++;
        sum[1] += claim.notice().stream()
                .flatMap(notice -> notice.items().stream())
                .map(Notice.Item::claimed)
                .mapToLong(claimed -> claimed.minorUnits())
                .sum();
        sum[2] += claim.account().reserveMinorUnits();
        sum[3] += claim.account().openMinorUnits();
        sum[4] += claim.account().paidMinorUnits();
    }

    private static Set<String> claims(Ledger ledger, String incident) {
        String kind = Keys.path("fingerprint", incident);
        SortedMap<String, byte[]> found = ledger.range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX + 1);
        if (found.size() > ClaimDesk.CLAIMS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("incident", incident);
        }
        Set<String> claims = new TreeSet<>();
        found.values().forEach(value -> claims.add(new FieldReader("", Json.parse(value)).id("claim")));
        return claims;
    }

    private static String id(String name, byte[] argument) {
        return Id.check(name, new String(argument, StandardCharsets.UTF_8));
    }
}
