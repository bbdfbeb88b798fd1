package io.whence.claims.localize;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.policy.Act;
import io.whence.model.circulation.policy.Action;
import io.whence.model.circulation.policy.Decision;
import io.whence.model.circulation.policy.Judge;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.circulation.policy.UsagePolicy;
import io.whence.trace.RecordedUses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges every recorded use of a copy by the policy of its agreement. A use that the policy does not allow is proved by the
 * record itself: which rule, by whom, in which event. What the record leaves open is unknown, and unknown grants nothing.
 */
public final class Abuse {
    private final Held held;
    private final Optional<Terms> terms;
    private final TreeMap<String, Act> done = new TreeMap<>();

    private Abuse(Held held, Optional<Terms> terms) {
        this.held = held;
        this.terms = terms;
    }

    /** A copy in its holder's custody. */
    public record Held(String copy, String holder, Instant deliveredAt, Optional<Instant> deletedAt) {}

    /** The agreement under which it was delivered, and the policy that the agreement names. */
    public record Terms(Agreement agreement, UsagePolicy policy) {}

    /** A use and what is to be said of it; {@code rule} is the clause that decides. */
    public record Judged(RecordedUses.Use use, Truth allowed, String rule) {}

    /** Judges uses in the order in which they were recorded. */
    public static List<Judged> judge(Held held, Optional<Terms> terms, List<RecordedUses.Use> uses) {
        Abuse abuse = new Abuse(held, terms);
        return uses.stream().map(abuse::judge).toList();
    }

    private Judged judge(RecordedUses.Use use) {
        long before =
                Optional.ofNullable(done.get(use.action())).map(Act::count).orElse(0L);
        Act act = Act.of(use.action(), use.at(), before + use.count(), use.purpose());
        Judged judged = judged(use, act);
        Instant first = Optional.ofNullable(done.get(use.action())).map(Act::at).orElse(use.at());
        done.put(
                use.action(),
                Act.of(use.action(), first.isBefore(use.at()) ? first : use.at(), act.count(), use.purpose()));
        return judged;
    }

    private Judged judged(RecordedUses.Use use, Act act) {
        if (terms.isEmpty()) {
            return new Judged(use, Truth.UNKNOWN, "agreement or policy is not on the ledger");
        }
        Agreement agreement = terms.get().agreement();
        if (!use.by().equals(held.holder())) {
            return new Judged(use, Truth.UNSATISFIED, "the copy is held by " + held.holder());
        } else if (!agreement.inForceAt(act.at())) {
            return new Judged(use, Truth.UNSATISFIED, "agreement " + agreement.id() + " is not in force");
        } else if (held.deletedAt().map(at -> !act.at().isBefore(at)).orElse(false)) {
            return new Judged(use, Truth.UNSATISFIED, "the copy was deleted before");
        }
        Decision decision = new Judge(terms.get().policy(), held.deliveredAt(), past()).act(act);
        return new Judged(use, decision.result(), agreement.policy() + " " + clause(decision));
    }

    private List<Act> past() {
        List<Act> past = new ArrayList<>(done.values());
        held.deletedAt().ifPresent(at -> past.add(Act.of(Action.DELETE.word(), at, 1, "")));
        return past;
    }

    /** The prohibition that applies, the clause that is open, the permission that allows; else no permission does. */
    private static String clause(Decision decision) {
        Truth sought = decision.result() == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.SATISFIED;
        String kind = decision.result() == Truth.UNSATISFIED ? "prohibition" : "p";
        return decision.reports().stream()
                .filter(report -> report.truth() == sought && report.clause().startsWith(kind))
                .map(Decision.Report::clause)
                .findFirst()
                .orElse("no permission covers it");
    }
}
