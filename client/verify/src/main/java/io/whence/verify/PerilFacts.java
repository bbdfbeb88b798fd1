package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.claim.Finding;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Digest;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a finding on tampering, loss or abuse cites of the record, held against the logged events; and, for tampering and
 * loss, the conclusion drawn from it again.
 */
final class PerilFacts {
    private static final int ITEMS_MAX = 100_000;

    private final Collection<Event> events;
    private final Finding verdict;

    private PerilFacts(Collection<Event> events, Finding verdict) {
        this.events = events;
        this.verdict = verdict;
    }

    /** Refuses what the pack's events do not say, and a conclusion that does not follow. */
    static void require(Collection<Event> events, FieldReader finding, Finding verdict) {
        PerilFacts facts = new PerilFacts(events, verdict);
        switch (finding.textIfPresent("peril").orElse("")) {
            case "TAMPERING" -> facts.requireHops(finding.object("particulars"));
            case "LOSS" -> facts.requireLosses(items(finding.object("particulars"), "custody"));
            case "ABUSE" -> facts.requireUses(items(finding.object("particulars"), "uses"));
            default -> {
                // A leak is judged by its marks.
            }
        }
    }

    private static List<FieldReader> items(FieldReader particulars, String list) {
        return particulars.objects(list, ITEMS_MAX, one -> one);
    }

    /** One hop: what was sent, what its receiver said had arrived, and what it declared to have made of that. */
    private record Hop(String copy, Digest sent, Optional<Digest> acknowledged, Optional<Digest> declared) {}

    private void requireHops(FieldReader particulars) {
        List<FieldReader> stated = items(particulars, "hops");
        List<Hop> hops = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            hops.add(hop(stated.get(i), "particulars.hops[" + i + "]"));
        }
        Optional<Divergence> divergence = divergence(hops, particulars.digestIfPresent("found"));
        requireVerdict(
                divergence.map(Divergence::copy).map(List::of).orElse(List.of()),
                divergence.filter(Divergence::proved).isPresent(),
                "the hops");
    }

    /** A copy with which content first differs; proved where its holder passed on something else than it declared. */
    private record Divergence(String copy, boolean proved) {}

    private void requireVerdict(List<String> named, boolean proved, String source) {
        if (!named.equals(verdict.named())) {
            throw broken("named", source + " point to " + named);
        }
        if (verdict.verdict().accuses() && !proved) {
            throw broken("verdict", source + " prove nothing against " + named);
        }
    }

    private Hop hop(FieldReader stated, String at) {
        Hop hop = new Hop(
                stated.id("copy"),
                stated.digest("sent"),
                stated.digestIfPresent("acknowledged"),
                stated.digestIfPresent("declared"));
        Event delivery = delivery(hop.copy);
        Event.Delivered delivered = (Event.Delivered) delivery.fact();
        boolean sent = delivered.root().equals(hop.sent)
                && delivered.to().equals(stated.id("receiver"))
                && delivery.by().equals(stated.id("sender"));
        if (!sent) {
            throw broken(at + ".sent", "copy " + hop.copy + " was delivered otherwise");
        }
        if (!receipt(hop.copy).map(Event.Received::root).equals(hop.acknowledged)) {
            throw broken(at + ".acknowledged", "copy " + hop.copy + " was acknowledged otherwise");
        }
        return hop;
    }

    /** Empty where nothing differs, or where nobody can say. */
    private static Optional<Divergence> divergence(List<Hop> hops, Optional<Digest> found) {
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            if (hop.acknowledged.isEmpty()) {
                return Optional.empty();
            }
            if (!hop.acknowledged.get().equals(hop.sent)) {
                return Optional.of(new Divergence(hop.copy, false));
            }
            Digest kept = hop.declared.orElse(hop.sent);
            boolean last = i + 1 == hops.size();
            Optional<Digest> next = last ? found : Optional.of(hops.get(i + 1).sent);
            if (next.filter(root -> !root.equals(kept)).isPresent()) {
                return Optional.of(new Divergence(hop.copy, !last));
            }
        }
        return Optional.empty();
    }

    private void requireLosses(List<FieldReader> custody) {
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < custody.size(); i++) {
            if (lost(custody.get(i), "particulars.custody[" + i + "]")) {
                lost.add(custody.get(i).id("copy"));
            }
        }
        requireVerdict(lost.stream().sorted().toList(), !lost.isEmpty(), "the challenges");
    }

    /** Goes through the challenges of a copy in their order; the interval is from the last proof of good to the first of bad. */
    private boolean lost(FieldReader stated, String at) {
        String copy = stated.id("copy");
        Event.Delivered delivered = (Event.Delivered) delivery(copy).fact();
        if (!delivered.to().equals(stated.id("custodian"))) {
            throw broken(at + ".custodian", copy + " was delivered to " + delivered.to());
        }
        Optional<Instant> good = whole(copy, delivered.root());
        for (FieldReader challenge : items(stated, "challenges")) {
            Instant when = challenge.time("at");
            switch (challenge.text("answer")) {
                case "GOOD" -> good = Optional.of(when);
                case "BAD" -> {
                    return interval(stated, at, good, when);
                }
                default -> {
                    // Silence proves nothing.
                }
            }
        }
        if (stated.has("to")) {
            throw broken(at + ".to", "no challenge failed");
        }
        return false;
    }

    private boolean interval(FieldReader stated, String at, Optional<Instant> good, Instant bad) {
        boolean same = stated.timeIfPresent("from").equals(good)
                && stated.timeIfPresent("to").filter(bad::equals).isPresent();
        if (!same) {
            throw broken(
                    at + ".to",
                    "the challenges say from " + good.map(Time::format).orElse("never") + " to " + Time.format(bad));
        }
        return good.isPresent();
    }

    /** Data found in use are cited without an event: nobody logged that use. */
    private void requireUses(List<FieldReader> uses) {
        Map<String, List<Event>> logged = events.stream().collect(Collectors.groupingBy(Event::id));
        uses.stream()
                .filter(use -> use.has("event"))
                .forEach(use -> requireLogged(use, logged.getOrDefault(use.id("event"), List.of())));
        for (String named : verdict.named()) {
            boolean against = uses.stream()
                    .anyMatch(use ->
                            use.id("copy").equals(named) && use.text("allowed").equals(Truth.UNSATISFIED.name()));
            if (!against) {
                throw broken("named", "no use of copy " + named + " goes against its policy");
            }
        }
    }

    private static void requireLogged(FieldReader stated, List<Event> events) {
        boolean logged = events.stream()
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

    private Optional<Event.Received> receipt(String copy) {
        return receipts(copy).map(event -> (Event.Received) event.fact());
    }

    /** Since when the receiver acknowledges to have the copy as it was sent. */
    private Optional<Instant> whole(String copy, Digest sent) {
        return receipts(copy)
                .filter(event -> ((Event.Received) event.fact()).root().equals(sent))
                .map(Event::at);
    }

    private Optional<Event> receipts(String copy) {
        return events.stream()
                .filter(event -> event.fact() instanceof Event.Received received
                        && received.copy().equals(copy))
                .reduce((first, second) -> second);
    }

    private static Broken broken(String position, String detail) {
        return new Broken(PackPaths.FINDING, position, detail);
    }
}
