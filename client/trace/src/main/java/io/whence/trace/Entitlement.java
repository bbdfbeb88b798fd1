package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.policy.Act;
import io.whence.model.circulation.policy.Action;
import io.whence.model.circulation.policy.Decision;
import io.whence.model.circulation.policy.Judge;
import io.whence.model.circulation.policy.LeftOperand;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.circulation.policy.UsagePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the holder of one copy may do with it, and what was done with it so far. */
final class Entitlement {
    /** The row of the copy, as far as it matters here. */
    record Held(long name, String holder, Instant deliveredAt, Optional<Instant> deletedAt) {}

    /** What an agreement and its policy allow, where the ledger knows them. */
    record Granted(Optional<Agreement> agreement, Optional<UsagePolicy> policy) {
        /** Whether it matters to a permission what was done before. */
        boolean dutiful() {
            return policy.stream()
                    .flatMap(known -> known.permissions().stream())
                    .anyMatch(permission -> !permission.duties().isEmpty());
        }

        /** Whether it matters at all what was done before: to a duty, or to how often something may be done. */
        boolean cumulative() {
            return dutiful()
                    || policy.stream()
                            .flatMap(
                                    known -> Stream.concat(known.permissions().stream(), known.prohibitions().stream()))
                            .flatMap(clause -> clause.constraints().stream())
                            .anyMatch(constraint -> constraint.mentions(LeftOperand.COUNT));
        }
    }

    /** How often something was done, and when for the first and the last time by what was declared. */
    record Done(long count, Instant firstAt, Instant lastAt) {
        static final Done NEVER = new Done(0, Instant.MAX, Instant.MIN);

        Done and(Done other) {
            return new Done(count + other.count, firstAt, lastAt)
                    .again(0, other.firstAt)
                    .again(0, other.lastAt);
        }

        Done again(long times, Instant at) {
            return new Done(count + times, at.isBefore(firstAt) ? at : firstAt, at.isAfter(lastAt) ? at : lastAt);
        }
    }

    private Held held;
    private Granted granted;
    private final TreeMap<String, Done> done = new TreeMap<>();
    private final List<String> changed = new ArrayList<>(2);
    private boolean dutiful;

    Entitlement(Held held, Granted granted) {
        this.held = held;
        this.granted = granted;
        this.dutiful = granted.dutiful();
    }

    long copy() {
        return held.name();
    }

    void remember(String action, Done known) {
        done.put(action, known);
    }

    /** What was done, beside what is remembered of the same action. */
    void recall(String action, Done more) {
        done.merge(action, more, Done::and);
    }

    /** From here on something else is granted. */
    void grant(Granted other) {
        granted = other;
        dutiful = other.dutiful();
    }

    /** From here on the copy is gone; answers the last time at which it was said to be used, if that is later. */
    Optional<Instant> delete(Instant at) {
        held = new Held(held.name(), held.holder(), held.deliveredAt(), Optional.of(at));
        return done.values().stream()
                .map(Done::lastAt)
                .max(Comparator.naturalOrder())
                .filter(last -> last.isAfter(at));
    }

    String holder() {
        return held.holder();
    }

    Granted granted() {
        return granted;
    }

    /** Judges what somebody did, so often, and counts it. */
    Decision act(String by, Act act) {
        Done before = done.getOrDefault(act.action(), Done.NEVER);
        Decision decision = judge(by, act.counted(before.count() + act.count()));
        done.put(act.action(), before.again(act.count(), act.at()));
        if (!changed.contains(act.action())) {
            changed.add(act.action());
        }
        return decision;
    }

    /** Judges what somebody would do once more at a moment, counting nothing. */
    Decision ask(String by, Act act) {
        long before = done.getOrDefault(act.action(), Done.NEVER).count();
        return judge(by, act.counted(before + act.count()));
    }

    /** Whether the obligations of the policy are fulfilled at a moment. */
    Decision obligations(Instant moment) {
        return granted.policy()
                .map(policy -> new Judge(policy, held.deliveredAt(), past()).obligations(moment))
                .orElse(new Decision(Truth.UNKNOWN, List.of()));
    }

    /** Whether something changed since {@link #takeChanges} was last asked. */
    boolean changed() {
        return !changed.isEmpty();
    }

    /** What changed since this was last asked. */
    Map<String, Done> takeChanges() {
        TreeMap<String, Done> changes = new TreeMap<>();
        changed.forEach(action -> changes.put(action, done.getOrDefault(action, Done.NEVER)));
        changed.clear();
        return changes;
    }

    /** Nobody but the holder may act, and only while the copy exists and the agreement is in force. */
    private Decision judge(String by, Act act) {
        if (granted.agreement().isEmpty() || granted.policy().isEmpty()) {
            return new Decision(Truth.UNKNOWN, List.of(new Decision.Report("policy", Truth.UNKNOWN)));
        }
        List<Decision.Report> outside = outside(by, act, granted.agreement().get());
        return outside.isEmpty()
                ? new Judge(granted.policy().get(), held.deliveredAt(), dutiful ? past() : List.of()).act(act)
                : new Decision(Truth.UNSATISFIED, outside);
    }

    /** What puts an act outside the agreement, whatever the policy says. */
    private List<Decision.Report> outside(String by, Act act, Agreement agreement) {
        List<Decision.Report> reports = new ArrayList<>();
        if (!by.equals(held.holder())) {
            reports.add(new Decision.Report("holder", Truth.UNSATISFIED));
        }
        if (act.at().isBefore(held.deliveredAt())) {
            reports.add(new Decision.Report("delivery", Truth.UNSATISFIED));
        }
        if (!agreement.inForceAt(act.at())) {
            reports.add(new Decision.Report("agreement", Truth.UNSATISFIED));
        }
        if (held.deletedAt().map(at -> !act.at().isBefore(at)).orElse(false)) {
            reports.add(new Decision.Report("deletion", Truth.UNSATISFIED));
        }
        return reports;
    }

    /**
     * What was done before, as far as it can fulfil a duty: of each action the earliest, because one that comes in time is
     * enough; and the deletion.
     */
    private List<Act> past() {
        List<Act> past = new ArrayList<>();
        done.forEach((action, times) -> past.add(Act.of(action, times.firstAt(), times.count(), "")));
        held.deletedAt().ifPresent(at -> past.add(Act.of(Action.DELETE.word(), at, 1, "")));
        return past;
    }
}
