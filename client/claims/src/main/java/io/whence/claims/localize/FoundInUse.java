package io.whence.claims.localize;

import io.whence.marking.Canaries;
import io.whence.marking.Delivery;
import io.whence.marking.Opening;
import io.whence.marking.Readings;
import io.whence.marking.Table;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Abuse that nobody recorded: data found where it is used for a purpose. Whose copy it is, its marks and canaries say, as for
 * a leak and within the same bound; whether that copy may be so used, its policy says. Canaries for purposes are keyed by the
 * purpose that a copy was given for, so they tell apart two copies of one holder.
 */
public final class FoundInUse {
    private final Finding found;
    private final SortedMap<String, Abuse.Judged> judged;
    private final Optional<Purposes> purposes;

    /** The data found, the table that its copies were made from, and the openings of these. */
    public record Content(Path found, Path original, List<CopyOpening> copies) {
        public Content {
            copies = List.copyOf(copies);
        }
    }

    /** The canaries for purposes that were read, and what each judged copy was given for. */
    private record Purposes(PurposeReads reads, Map<String, Delivery> deliveries) {}

    private FoundInUse(Finding found, SortedMap<String, Abuse.Judged> judged, Optional<Purposes> purposes) {
        this.found = found;
        this.judged = judged;
        this.purposes = purposes;
    }

    /** The finding for copies that were localised in what was found, and the use of each of them judged by its policy. */
    public static FoundInUse of(Finding found, Map<String, Abuse.Judged> judged, Content content) throws IOException {
        TreeMap<String, Opening> openings = new TreeMap<>();
        for (CopyOpening copy : content.copies()) {
            if (judged.containsKey(copy.copy())) {
                copy.opening().flatMap(FoundInUse::read).ifPresent(opening -> openings.put(copy.copy(), opening));
            }
        }
        Optional<Purposes> purposes = openings.isEmpty() ? Optional.empty() : Optional.of(purposes(openings, content));
        return new FoundInUse(found, new TreeMap<>(judged), purposes);
    }

    /** An opening that is none, or a retired one, tells nothing. */
    private static Optional<Opening> read(String json) {
        try {
            return Optional.of(Opening.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (Refused retired) {
            return Optional.empty();
        }
    }

    private static Purposes purposes(SortedMap<String, Opening> openings, Content content) throws IOException {
        Opening one = openings.firstEntry().getValue();
        Table original = Table.read(content.original()).committed(one.original());
        Table table = Readings.of(original).found(Table.read(content.found()).under(original.rules()));
        List<String> columns = table.names().stream()
                .filter(name -> original.column(name).isPresent())
                .sorted()
                .toList();
        Map<String, Delivery> deliveries = new TreeMap<>();
        openings.forEach((copy, opening) -> deliveries.put(copy, opening.delivery()));
        Canaries canaries = Canaries.of(original, one.plan(), one.seed());
        return new Purposes(PurposeReads.of(canaries, table, columns), deliveries);
    }

    /** Named are those copies found whose policy does not allow the use. */
    public List<String> named() {
        return found.named().stream()
                .filter(copy -> is(copy, Truth.UNSATISFIED))
                .toList();
    }

    /** As for a leak where somebody is named; else nobody, or nothing that can be said. */
    public Verdict verdict() {
        if (!found.verdict().names() || !named().isEmpty()) {
            return found.verdict();
        }
        return allowed() ? Verdict.NOT_RECORDED : Verdict.INCONCLUSIVE;
    }

    /** Why nobody is named. */
    public Optional<Reason> reason() {
        if (!found.verdict().names() || !named().isEmpty()) {
            return found.reason();
        }
        return Optional.of(allowed() ? Reason.PURPOSE_ALLOWED : Reason.POLICY_UNKNOWN);
    }

    private boolean allowed() {
        return found.named().stream().allMatch(copy -> is(copy, Truth.SATISFIED));
    }

    private boolean is(String copy, Truth truth) {
        return Optional.ofNullable(judged.get(copy))
                .filter(one -> one.allowed() == truth)
                .isPresent();
    }

    /** The finding as the document that is recorded and recomputed. */
    public Json json() {
        Map<String, Json> members = new TreeMap<>(((Json.Fields) found.json()).members());
        members.put("verdict", Json.of(verdict().name()));
        members.put("named", Json.texts(named()));
        members.put("reason", CopyFinding.textOrNull(reason().map(Reason::name)));
        members.put("peril", Json.of(Peril.ABUSE.name()));
        members.put("particulars", particulars());
        return Json.object(members);
    }

    private Json particulars() {
        return Json.object(Map.of(
                "canaries", purposes.map(one -> one.reads().json()).orElseGet(() -> Json.array(List.of())),
                "uses",
                        Json.array(judged.entrySet().stream()
                                .map(one -> use(one.getKey(), one.getValue()))
                                .toList())));
    }

    private Json use(String copy, Abuse.Judged one) {
        Map<String, Json> members = new TreeMap<>(PerilFinding.use(copy, one).members());
        members.remove("event");
        purposes.ifPresent(known -> {
            Optional<Delivery> delivery = Optional.ofNullable(known.deliveries().get(copy));
            members.put("givenFor", CopyFinding.textOrNull(delivery.flatMap(Delivery::purpose)));
            delivery.ifPresent(given -> members.putAll(known.reads().about(given)));
        });
        return Json.object(members);
    }
}
