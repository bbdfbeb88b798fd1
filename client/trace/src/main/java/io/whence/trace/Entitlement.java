package io.whence.trace;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.policy.Act;
import io.whence.model.circulation.policy.Decision;
import io.whence.model.circulation.policy.Duty;
import io.whence.model.circulation.policy.Judge;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.circulation.policy.UsagePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the holder of one copy may do with it, and what was done with it so far. */
final class Entitlement {
    /** The row of the copy, as far as it matters here. */
    record Held(long name, String holder, Instant deliveredAt, Optional<Instant> deletedAt) {}

    private final Held held;
    private final Optional<Agreement> agreement;
    private final Optional<UsagePolicy> policy;
    private final Set<String> dutyActions;
    private final TreeMap<String, Long> counts = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();
    private final List<Act> past = new ArrayList<>();

    Entitlement(Held held, Optional<Agreement> agreement, Optional<UsagePolicy> policy) {
        this.held = held;
        this.agreement = agreement;
        this.policy = policy;
        this.dutyActions = policy.map(Entitlement::dutyActions).orElse(Set.of());
    }

    long copy() {
        return held.name();
    }

    /** Whether acts before matter to the judgement beyond their number. */
    boolean asksForPast() {
        return !dutyActions.isEmpty();
    }

    void counted(String action, long count) {
        counts.put(action, count);
    }

    void remember(Act act) {
        if (dutyActions.contains(act.action())) {
            past.add(act);
        }
    }

    /** Judges a use and counts it. */
    Truth use(Event event, Event.Used used) {
        long count = counts.merge(used.action(), used.count(), Long::sum);
        changed.add(used.action());
        Act act = Act.of(used.action(), event.at(), count, used.purpose());
        Truth truth = judge(event.by(), act).result();
        remember(act);
        return truth;
    }

    /** The counts that changed since they were last stored. */
    Map<String, Long> takeChanges() {
        TreeMap<String, Long> changes = new TreeMap<>();
        changed.forEach(action -> changes.put(action, counts.getOrDefault(action, 0L)));
        changed.clear();
        return changes;
    }

    /** Nobody but the holder may act, and only while the agreement is in force and the copy exists. */
    private Decision judge(String by, Act act) {
        if (agreement.isEmpty() || policy.isEmpty()) {
            return new Decision(Truth.UNKNOWN, List.of());
        }
        boolean outside = !by.equals(held.holder())
                || !agreement.get().inForceAt(act.at())
                || held.deletedAt().map(at -> !act.at().isBefore(at)).orElse(false);
        return outside
                ? new Decision(Truth.UNSATISFIED, List.of())
                : new Judge(policy.get(), held.deliveredAt(), past).act(act);
    }

    private static Set<String> dutyActions(UsagePolicy policy) {
        Set<String> actions = new HashSet<>();
        policy.permissions()
                .forEach(clause ->
                        clause.duties().stream().map(Duty::action).forEach(action -> actions.add(action.word())));
        return actions;
    }
}
