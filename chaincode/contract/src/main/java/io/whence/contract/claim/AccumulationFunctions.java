package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Actor;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Standing;
import io.whence.model.value.Currency;
import io.whence.model.value.Id;
import io.whence.model.value.Time;
import io.whence.model.wire.Keys;
import io.whence.model.wire.TermsJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
    private static final String EXPOSURE = "exposure";
    private static final String CAPACITY = "capacity";

    private AccumulationFunctions() {}

    /** One cover's most in an occurrence, while its period lasts. */
    private record Exposure(String cover, String currency, long minorUnits, Instant until) {
        static Exposure read(byte[] state) {
            FieldReader fields = new FieldReader("", Json.parse(state));
            return new Exposure(
                    fields.id("cover"), fields.text("currency"), fields.minorUnits("minorUnits"), fields.time("until"));
        }

        Json.Fields json() {
            return Json.object(Map.of(
                    "cover", Json.of(cover),
                    "currency", Json.of(currency),
                    "minorUnits", Json.of(minorUnits),
                    "until", Json.of(Time.format(until))));
        }
    }

    /** The rows of the function table. */
    public static List<Function> all() {
        return List.of(
                Function.submit(
                        "cover:capacity", Set.of(Role.APPROVER), List.of("move"), AccumulationFunctions::capacity),
                Function.evaluate(
                        "cover:accumulation", List.of("insurer", "subject"), AccumulationFunctions::accumulation),
                Function.evaluate("incident:accumulation", List.of("id"), AccumulationFunctions::incident));
    }

    /** A cover that is bound counts with its insurer's others on each subject, and is refused where they exceed its capacity. */
    static void count(ClaimDesk desk, CoverVersion cover) {
        String currency = new FieldReader("terms", cover.terms()).text("currency");
        String insurer = cover.document().insurer();
        Optional<Long> most = TermsJson.read(cover.terms().canonical()).mostPerOccurrenceMinorUnits();
        Optional<Long> capacity = capacity(desk.ledger(), insurer, currency);
        if (capacity.isPresent() && most.isEmpty()) {
            throw ClaimRule.CAPACITY_UNBOUNDED.refuse("cover", cover.document().id());
        }
        CoverVersion.chain(desk, cover.document().id()).stream()
                .skip(1)
                .forEach(older ->
                        release(desk, older, new TreeSet<>(cover.document().subjects())));
        for (String subject : cover.document().subjects()) {
            most.ifPresent(own -> count(
                    desk,
                    subject,
                    cover,
                    new Exposure(
                            cover.document().id(),
                            currency,
                            own,
                            cover.document().until())));
        }
    }

    private static void count(ClaimDesk desk, String subject, CoverVersion cover, Exposure own) {
        String insurer = cover.document().insurer();
        long others = exposures(desk.ledger(), insurer, subject).stream()
                .filter(each -> each.currency.equals(own.currency) && !each.cover.equals(own.cover))
                .mapToLong(Exposure::minorUnits)
                .sum();
        long total = Math.addExact(others, own.minorUnits);
        if (capacity(desk.ledger(), insurer, own.currency)
                .filter(most -> total > most)
                .isPresent()) {
            throw ClaimRule.CAPACITY_EXCEEDED.refuse("subjects." + subject, total);
        }
        desk.ledger().write(Keys.path(EXPOSURE, insurer, subject, own.cover), own.json());
    }

    /** A cover that has ended counts no more. */
    static void release(ClaimDesk desk, CoverVersion cover) {
        release(desk, cover, Set.of());
    }

    /** Nor does a subject that an amendment left out. */
    private static void release(ClaimDesk desk, CoverVersion cover, Set<String> kept) {
        String insurer = cover.document().insurer();
        cover.document().subjects().stream()
                .filter(subject -> !kept.contains(subject))
                .forEach(subject -> desk.ledger()
                        .delete(Keys.path(
                                EXPOSURE, insurer, subject, cover.document().id())));
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
        ledger.write(Keys.path(CAPACITY, actor.party(), currency.code()), Json.object(members));
        members.put("transaction", Json.of(ledger.transaction()));
        return ledger.announce("cover:capacity", Json.object(members));
    }

    private static byte[] accumulation(Ledger ledger, List<byte[]> arguments) {
        String insurer = id("insurer", arguments.getFirst());
        String subject = id("subject", arguments.getLast());
        List<Exposure> exposures = exposures(ledger, insurer, subject);
        TreeMap<String, Long> totals = new TreeMap<>();
        exposures.forEach(each -> totals.merge(each.currency, each.minorUnits, Math::addExact));
        List<Json> sums = new ArrayList<>();
        totals.forEach((currency, total) -> {
            TreeMap<String, Json> sum = new TreeMap<>();
            sum.put("currency", Json.of(currency));
            sum.put("minorUnits", Json.of(total));
            capacity(ledger, insurer, currency).ifPresent(most -> sum.put("capacityMinorUnits", Json.of(most)));
            sums.add(Json.object(sum));
        });
        return Json.object(Map.of(
                        "insurer", Json.of(insurer),
                        "subject", Json.of(subject),
                        "covers",
                                Json.array(exposures.stream()
                                        .map(each -> (Json) each.json())
                                        .toList()),
                        "totals", Json.array(sums)))
                .canonical();
    }

    /** What the claims of one incident ask for, have set aside and have cost, by insurer and currency. */
    private static byte[] incident(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        String incident = id("id", arguments.getFirst());
        desk.incident(incident);
        TreeMap<String, long[]> sums = new TreeMap<>();
        claims(ledger, incident).forEach(id -> add(sums, desk.claim(id)));
        List<Json> insurers = new ArrayList<>();
        sums.forEach((key, sum) -> insurers.add(Json.object(Map.of(
                "insurer", Json.of(key.substring(0, key.indexOf(' '))),
                "currency", Json.of(key.substring(key.indexOf(' ') + 1)),
                "claims", Json.of(sum[0]),
                "claimedMinorUnits", Json.of(sum[1]),
                "reserveMinorUnits", Json.of(sum[2]),
                "openMinorUnits", Json.of(sum[3]),
                "paidMinorUnits", Json.of(sum[4])))));
        return Json.object(Map.of("incident", Json.of(incident), "insurers", Json.array(insurers)))
                .canonical();
    }

    private static void add(Map<String, long[]> sums, Claim claim) {
        String key =
                claim.basis().insurer().party() + " " + claim.basis().currency().code();
        long[] sum = sums.computeIfAbsent(key, none -> new long[5]);
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

    /** The covers of an insurer on a subject whose period lasts. */
    private static List<Exposure> exposures(Ledger ledger, String insurer, String subject) {
        String kind = Keys.path(EXPOSURE, insurer, subject);
        return ledger.range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX).values().stream()
                .map(Exposure::read)
                .filter(each -> each.until.isAfter(ledger.proposedAt()))
                .toList();
    }

    private static Optional<Long> capacity(Ledger ledger, String insurer, String currency) {
        return ledger.read(Keys.path(CAPACITY, insurer, currency))
                .map(state -> new FieldReader("", Json.parse(state)).minorUnits("minorUnits"));
    }

    private static String id(String name, byte[] argument) {
        return Id.check(name, new String(argument, StandardCharsets.UTF_8));
    }
}
