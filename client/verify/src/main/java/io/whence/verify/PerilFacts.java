package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.claim.Finding;
import io.whence.model.claim.Finding.Verdict;
import io.whence.model.pack.PackPaths;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a finding on tampering, loss or abuse cites of the record, held against what was logged before it; and its conclusion
 * drawn from that again. Taken on the word of those who recorded the finding and concurred: the root of what was found, how
 * challenges ended, and what a policy says of a use.
 */
final class PerilFacts {
    private static final int ITEMS_MAX = 100_000;

    private final LoggedCustody custody;
    private final Conclusion conclusion;

    private PerilFacts(LoggedCustody custody, Conclusion conclusion) {
        this.custody = custody;
        this.conclusion = conclusion;
    }

    /** Refuses what these events do not say, and a conclusion that does not follow. */
    static void require(Collection<Event> events, LoggedDocuments documents, Finding finding, FieldReader fields) {
        LoggedCustody custody = new LoggedCustody(events);
        Conclusion conclusion = new Conclusion(finding);
        PerilFacts facts = new PerilFacts(custody, conclusion);
        switch (fields.textIfPresent("peril").orElse("LEAK")) {
            case "TAMPERING" -> new HopFacts(custody, documents, conclusion).require(fields.object("particulars"));
            case "LOSS" -> new LossFacts(custody, conclusion).require(items(fields.object("particulars"), "custody"));
            case "ABUSE" -> facts.requireUses(items(fields.object("particulars"), "uses"), fields);
            case "LEAK" -> facts.requireBound(fields);
            default -> throw broken("peril", "no such peril");
        }
    }

    /** Marks accuse within a bound, or not at all. */
    private void requireBound(FieldReader fields) {
        if (conclusion.finding().verdict().accuses() && !fields.has("bound")) {
            throw broken("bound", "an accusation by marks states its bound");
        }
    }

    /** Recorded uses are logged; data found in use were logged by nobody, so their marks must carry the accusation. */
    private void requireUses(List<FieldReader> uses, FieldReader fields) {
        Map<String, List<Event>> logged = custody.events().stream().collect(Collectors.groupingBy(Event::id));
        uses.stream()
                .filter(use -> use.has("event"))
                .forEach(use -> requireLogged(use, logged.getOrDefault(use.id("event"), List.of())));
        Set<String> against = copies(uses, Truth.UNSATISFIED);
        if (fields.has("leak")) {
            requireBound(fields);
            if (!against.containsAll(conclusion.finding().named())) {
                throw broken("named", "the uses go against the policies of " + against);
            }
            return;
        }
        uses.stream().filter(use -> !use.has("event")).findFirst().ifPresent(use -> {
            throw broken("particulars.uses", "a use of " + use.id("copy") + " without its event");
        });
        Verdict nobody = copies(uses, Truth.UNKNOWN).isEmpty() ? Verdict.NOT_RECORDED : Verdict.INCONCLUSIVE;
        conclusion.require(against.isEmpty() ? nobody : Verdict.IDENTIFIED, List.copyOf(against), "the uses");
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

    static List<FieldReader> items(FieldReader from, String list) {
        return from.objects(list, ITEMS_MAX, one -> one);
    }

    static Broken broken(String position, String detail) {
        return new Broken(PackPaths.FINDING, position, detail);
    }
}
