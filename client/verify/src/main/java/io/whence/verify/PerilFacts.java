package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.claim.Finding;
import io.whence.model.claim.Finding.Verdict;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Digest;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a finding on tampering, loss or abuse cites of the record, held against what was logged before it; and its conclusion
 * drawn from that again. Taken on the word of those who recorded the finding and concurred: the root of what was found, how
 * challenges ended, and what a policy says of a use.
 */
final class PerilFacts {
    private static final int ITEMS_MAX = 100_000;
    private static final String SUBMITTED = "version:add";

    private final Collection<Event> events;
    private final LoggedDocuments documents;
    private final Finding finding;

    private PerilFacts(Collection<Event> events, LoggedDocuments documents, Finding finding) {
        this.events = events;
        this.documents = documents;
        this.finding = finding;
    }

    /** Refuses what these events do not say, and a conclusion that does not follow. */
    static void require(Collection<Event> events, LoggedDocuments documents, Finding finding, FieldReader fields) {
        PerilFacts facts = new PerilFacts(events, documents, finding);
        switch (fields.textIfPresent("peril").orElse("LEAK")) {
            case "TAMPERING" -> facts.requireHops(fields.object("particulars"));
            case "LOSS" -> facts.requireLosses(items(fields.object("particulars"), "custody"));
            case "ABUSE" -> facts.requireUses(items(fields.object("particulars"), "uses"), fields);
            case "LEAK" -> facts.requireBound(fields);
            default -> throw broken("peril", "no such peril");
        }
    }

    /** Marks accuse within a bound, or not at all. */
    private void requireBound(FieldReader fields) {
        if (finding.verdict().accuses() && !fields.has("bound")) {
            throw broken("bound", "an accusation by marks states its bound");
        }
    }

    private void requireVerdict(Verdict verdict, List<String> named, String source) {
        if (!named.equals(finding.named())) {
            throw broken("named", source + " point to " + named);
        }
        if (verdict != finding.verdict()) {
            throw broken("verdict", source + " come to " + verdict);
        }
    }

    /** One hop: the version of a copy, what was sent, what its receiver said had arrived, and declared to have made of it. */
    private record Hop(
            String copy,
            String version,
            String receiver,
            Digest sent,
            Optional<Digest> acknowledged,
            Optional<Digest> declared) {}

    private void requireHops(FieldReader particulars) {
        List<FieldReader> stated = items(particulars, "hops");
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            Hop hop = hop(stated.get(i), at(i));
            if (i > 0) {
                requireMade(hops.getLast(), hop, at(i));
            }
            hops.add(hop);
        }
        requireConclusion(hops, particulars.digestIfPresent("found"));
    }

    private static String at(int hop) {
        return "particulars.hops[" + hop + "]";
    }

    private Hop hop(FieldReader stated, String at) {
        Event delivery = delivery(stated.id("copy"));
        Event.Delivered delivered = (Event.Delivered) delivery.fact();
        Hop hop = new Hop(
                delivered.copy(),
                delivered.version(),
                delivered.to(),
                stated.digest("sent"),
                stated.digestIfPresent("acknowledged"),
                stated.digestIfPresent("declared"));
        boolean sent = delivered.root().equals(hop.sent)
                && delivered.to().equals(stated.id("receiver"))
                && delivery.by().equals(stated.id("sender"));
        if (!sent) {
            throw broken(at + ".sent", "copy " + hop.copy + " was delivered otherwise");
        }
        Optional<Digest> acknowledged = receipt(hop.copy).map(event -> ((Event.Received) event.fact()).root());
        if (!acknowledged.equals(hop.acknowledged)) {
            throw broken(at + ".acknowledged", "copy " + hop.copy + " was acknowledged otherwise");
        }
        return hop;
    }

    /** What was delivered on was made of the copy before. */
    private void requireMade(Hop before, Hop hop, String at) {
        boolean made = facts(Event.Derived.class)
                .anyMatch(derived -> derived.version().equals(hop.version)
                        && derived.inputs().getFirst().equals(before.copy));
        if (!made) {
            throw broken(at + ".copy", hop.version + " was not made of copy " + before.copy);
        }
    }

    /** The first hop at which content differs tells whom to look at; only a declared content that was not passed on proves. */
    private void requireConclusion(List<Hop> hops, Optional<Digest> found) {
        String source = "the hops";
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            List<String> holder = List.of(hop.copy);
            if (hop.acknowledged.isEmpty()) {
                requireVerdict(Verdict.INCONCLUSIVE, List.of(), source);
                return;
            }
            if (!hop.acknowledged.get().equals(hop.sent)) {
                requireVerdict(Verdict.LEAD, holder, source);
                return;
            }
            boolean last = i + 1 == hops.size();
            Digest kept = hop.declared.orElse(hop.sent);
            if (last && found.filter(root -> !root.equals(kept)).isPresent()) {
                requireVerdict(Verdict.LEAD, holder, source);
                return;
            }
            if (!last && passedOnOtherwise(hop, hops.get(i + 1))) {
                requireDeclared(hops.get(i + 1), kept, at(i));
                requireVerdict(Verdict.IDENTIFIED, holder, source);
                return;
            }
        }
        requireVerdict(found.isPresent() ? Verdict.NOT_RECORDED : Verdict.INCONCLUSIVE, List.of(), source);
    }

    private static boolean passedOnOtherwise(Hop hop, Hop next) {
        return hop.declared.filter(root -> !root.equals(next.sent)).isPresent();
    }

    /** The logged version says what was declared, and the opening of the copy that was passed on that it is of something else. */
    private void requireDeclared(Hop passedOn, Digest declared, String at) {
        boolean logged = documents.calls(SUBMITTED).stream()
                .map(call -> new FieldReader("", Json.parse(documents.argument(call, 0))))
                .filter(version -> version.id("id").equals(passedOn.version))
                .anyMatch(version ->
                        version.object("body").digestIfPresent("root").equals(Optional.of(declared)));
        String opening = PackPaths.opening(passedOn.copy);
        boolean other = documents.files().has(opening)
                && !new FieldReader("", Json.parse(documents.files().bytes(opening)))
                        .digest("original")
                        .equals(declared);
        if (!logged || !other) {
            throw broken(at + ".declared", "no logged version with an opening of copy " + passedOn.copy + " says so");
        }
    }

    /** How the custody of one copy ended. */
    private enum Outcome {
        GOOD,
        LOST,
        SENDERS_RISK,
        SILENT
    }

    private void requireLosses(List<FieldReader> custody) {
        List<String> lost = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < custody.size(); i++) {
            Outcome outcome = outcome(custody.get(i), "particulars.custody[" + i + "]");
            if (outcome == Outcome.LOST) {
                lost.add(custody.get(i).id("copy"));
            }
            open |= outcome == Outcome.SENDERS_RISK || outcome == Outcome.SILENT;
        }
        Verdict nobody = open ? Verdict.INCONCLUSIVE : Verdict.NOT_RECORDED;
        requireVerdict(
                lost.isEmpty() ? nobody : Verdict.IDENTIFIED,
                lost.stream().sorted().toList(),
                "the challenges");
    }

    private record Challenge(Instant at, String answer) {}

    /** From the last proof of good, the receipt first, to the first of bad. */
    private Outcome outcome(FieldReader stated, String at) {
        String copy = stated.id("copy");
        Event.Delivered delivered = (Event.Delivered) delivery(copy).fact();
        if (!delivered.to().equals(stated.id("custodian"))) {
            throw broken(at + ".custodian", copy + " was delivered to " + delivered.to());
        }
        Optional<Instant> whole = receipt(copy)
                .filter(event -> ((Event.Received) event.fact()).root().equals(delivered.root()))
                .map(Event::at);
        List<Challenge> challenges = items(stated, "challenges").stream()
                .map(one -> new Challenge(one.time("at"), one.text("answer")))
                .filter(one -> whole.filter(one.at::isBefore).isEmpty())
                .sorted(Comparator.comparing(Challenge::at).thenComparingInt(one -> one.answer.equals("GOOD") ? 0 : 1))
                .toList();
        Optional<Instant> good = whole;
        for (Challenge one : challenges) {
            if (one.answer.equals("BAD")) {
                requireInterval(stated, at, good, Optional.of(one.at));
                return good.isPresent() ? Outcome.LOST : Outcome.SENDERS_RISK;
            }
            good = one.answer.equals("GOOD") ? Optional.of(one.at) : good;
        }
        requireInterval(stated, at, Optional.empty(), Optional.empty());
        boolean silent = challenges.stream().anyMatch(one -> one.answer.equals("OVERDUE"));
        return silent ? Outcome.SILENT : Outcome.GOOD;
    }

    private static void requireInterval(FieldReader stated, String at, Optional<Instant> from, Optional<Instant> to) {
        if (!stated.timeIfPresent("from").equals(from)
                || !stated.timeIfPresent("to").equals(to)) {
            throw broken(
                    at + ".to",
                    "the challenges say from " + from.map(Time::format).orElse("never") + " to "
                            + to.map(Time::format).orElse("never"));
        }
    }

    /** Recorded uses are logged; data found in use were logged by nobody, so their marks must carry the accusation. */
    private void requireUses(List<FieldReader> uses, FieldReader fields) {
        Map<String, List<Event>> logged = events.stream().collect(Collectors.groupingBy(Event::id));
        uses.stream()
                .filter(use -> use.has("event"))
                .forEach(use -> requireLogged(use, logged.getOrDefault(use.id("event"), List.of())));
        Set<String> against = copies(uses, Truth.UNSATISFIED);
        if (fields.has("leak")) {
            requireBound(fields);
            if (!against.containsAll(finding.named())) {
                throw broken("named", "the uses go against the policies of " + against);
            }
            return;
        }
        uses.stream().filter(use -> !use.has("event")).findFirst().ifPresent(use -> {
            throw broken("particulars.uses", "a use of " + use.id("copy") + " without its event");
        });
        Verdict nobody = copies(uses, Truth.UNKNOWN).isEmpty() ? Verdict.NOT_RECORDED : Verdict.INCONCLUSIVE;
        requireVerdict(against.isEmpty() ? nobody : Verdict.IDENTIFIED, List.copyOf(against), "the uses");
    }

    private static Set<String> copies(List<FieldReader> uses, Truth allowed) {
        return uses.stream()
                .filter(use -> use.text("allowed").equals(allowed.name()))
                .map(use -> use.id("copy"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void requireLogged(FieldReader stated, List<Event> sameId) {
        boolean logged = sameId.stream()
                .anyMatch(event -> event.fact() instanceof Event.Used used
                        && used.copy().equals(stated.id("copy"))
                        && used.action().equals(stated.id("action"))
                        && used.purpose().equals(stated.id("purpose"))
                        && event.by().equals(stated.id("by"))
                        && event.at().equals(stated.time("at")));
        if (!logged) {
            throw broken("particulars.uses." + stated.id("event"), "no such use is logged in the pack");
        }
    }

    private Event delivery(String copy) {
        return events.stream()
                .filter(event -> event.fact() instanceof Event.Delivered delivered
                        && delivered.copy().equals(copy))
                .findFirst()
                .orElseThrow(() -> broken("copies." + copy, "its delivery is not in the pack"));
    }

    /** A copy has one receipt at most. */
    private Optional<Event> receipt(String copy) {
        return events.stream()
                .filter(event -> event.fact() instanceof Event.Received received
                        && received.copy().equals(copy))
                .findFirst();
    }

    private <T> Stream<T> facts(Class<T> kind) {
        return events.stream().map(Event::fact).filter(kind::isInstance).map(kind::cast);
    }

    private static List<FieldReader> items(FieldReader from, String list) {
        return from.objects(list, ITEMS_MAX, one -> one);
    }

    private static Broken broken(String position, String detail) {
        return new Broken(PackPaths.FINDING, position, detail);
    }
}
