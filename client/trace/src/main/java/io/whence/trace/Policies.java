package io.whence.trace;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.policy.Act;
import io.whence.model.circulation.policy.Action;
import io.whence.model.circulation.policy.Decision;
import io.whence.model.circulation.policy.Truth;
import io.whence.model.value.Time;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What usage policies say of recorded uses, rule by rule, and of what a holder would do. */
public final class Policies {
    private static final int USES_MAX = 1_000_000;
    private static final List<String> USE_COLUMNS =
            List.of("event", "at", "by", "copy", "action", "purpose", "count", "decision", "rule", "truth");
    private static final List<String> RULE_COLUMNS =
            List.of("copy", "holder", "agreement", "policy", "action", "decision", "rules");

    private final ReadModel model;

    public Policies(ReadModel model) {
        this.model = model;
    }

    /**
     * How every recorded use of a copy, or of the copies of an agreement, stands to the policy.
     *
     * @param uses a row for each rule that had a say in a use, a page of them
     * @param rules of each rule how often it was satisfied, unsatisfied and unknown, over all uses
     * @param obligations of each copy what it must have done by the moment asked for
     */
    public record Report(Answer uses, List<Json.Fields> rules, List<Json.Fields> obligations) {
        /** The published form. */
        public Json.Fields json() {
            TreeMap<String, Json> members = new TreeMap<>(uses.json().members());
            members.put("rules", Json.array(rules));
            members.put("obligations", Json.array(obligations));
            return Json.object(members);
        }
    }

    /** Reports on a copy or an agreement. */
    public Report report(Subject subject, Asked asked) {
        Horizon horizon = Horizon.of(model, asked.view());
        Replay replay = new Replay(model, horizon);
        List<Replay.Judged> judged = new ArrayList<>();
        List<Json.Fields> obligations = new ArrayList<>();
        for (long copy : copies(subject, horizon)) {
            replay.copy(copy, use -> keep(judged, use))
                    .ifPresent(after -> obligations.addAll(obligations(copy, after, horizon)));
        }
        judged.sort(Comparator.comparingLong(Replay.Judged::n));
        return new Report(page(subject, asked, horizon, judged), totals(judged), obligations);
    }

    /** The rule in force for a copy: what its policy decides on every action, or on one, for a purpose. */
    public Answer rule(String copy, Optional<String> action, String purpose, View view) {
        Horizon horizon = Horizon.of(model, view);
        long name = known(new Subject(Subject.Kind.COPY, copy));
        List<List<Json>> rows = new Replay(model, horizon)
                .copy(name, use -> {}).stream()
                        .flatMap(standing -> action.map(List::of).orElseGet(Policies::actions).stream()
                                .map(asked -> rule(copy, standing, Act.of(asked, horizon.moment(), 1, purpose))))
                        .toList();
        return new Answer(
                "rule", RULE_COLUMNS, Optional.of(copy), horizon.moment(), horizon.height(), rows, Optional.empty());
    }

    private static List<String> actions() {
        return List.of(Action.values()).stream().map(Action::word).toList();
    }

    private static List<Json> rule(String copy, Entitlement standing, Act act) {
        Decision decision = standing.ask(standing.holder(), act);
        String rules = decision.reports().stream()
                .map(report -> report.clause() + "=" + report.truth())
                .collect(Collectors.joining(" "));
        return List.of(
                Json.of(copy),
                Json.of(standing.holder()),
                Answer.text(standing.granted().agreement().map(agreement -> agreement.id())),
                Answer.text(standing.granted().agreement().map(agreement -> agreement.policy())),
                Json.of(act.action()),
                Json.of(decision.result().name()),
                Json.of(rules));
    }

    private List<Long> copies(Subject subject, Horizon horizon) {
        long name = known(subject);
        return subject.kind() == Subject.Kind.COPY ? List.of(name) : new Graph(model, horizon).under(name);
    }

    private long known(Subject subject) {
        OptionalLong name = model.names().find(subject.id());
        boolean known = switch (subject.kind()) {
            case COPY ->
                name.isPresent()
                        && !model.shelf().copies(List.of(name.getAsLong())).isEmpty();
            case AGREEMENT -> model.documents().first("agreement", subject.id()).isPresent();
            case VERSION, PARTY -> false;
        };
        if (name.isEmpty() || !known) {
            throw TraceRule.SUBJECT_UNKNOWN.refuse(subject.kind().word(), subject.id());
        }
        return name.getAsLong();
    }

    private static void keep(List<Replay.Judged> judged, Replay.Judged use) {
        if (judged.size() >= USES_MAX) {
            throw TraceRule.REPORT_TOO_LARGE.refuse("uses", USES_MAX);
        }
        judged.add(use);
    }

    private List<Json.Fields> obligations(long copy, Entitlement after, Horizon horizon) {
        return after.obligations(horizon.moment()).reports().stream()
                .map(report -> Json.object(Map.of(
                        "copy", Json.of(model.names().text(copy)),
                        "rule", Json.of(report.clause()),
                        "truth", Json.of(report.truth().name()))))
                .toList();
    }

    private static Answer page(Subject subject, Asked asked, Horizon horizon, List<Replay.Judged> judged) {
        List<Replay.Judged> ahead = judged.stream()
                .filter(use -> use.n() > asked.afterNumber())
                .limit(asked.oneMore())
                .toList();
        List<Replay.Judged> page = ahead.subList(0, Math.min(ahead.size(), asked.limit()));
        return new Answer(
                "policy",
                USE_COLUMNS,
                Optional.of(subject.id()),
                horizon.moment(),
                horizon.height(),
                page.stream().flatMap(use -> rows(use).stream()).toList(),
                ahead.size() > page.size()
                        ? Optional.of(Long.toString(page.getLast().n()))
                        : Optional.empty());
    }

    private static List<List<Json>> rows(Replay.Judged use) {
        return use.decision().reports().stream()
                .map(report -> List.of(
                        Json.of(use.event().id()),
                        Json.of(Time.format(use.event().at())),
                        Json.of(use.event().by()),
                        Json.of(use.used().copy()),
                        Json.of(use.used().action()),
                        Json.of(use.used().purpose()),
                        Json.of(use.used().count()),
                        Json.of(use.decision().result().name()),
                        Json.of(report.clause()),
                        Json.of(report.truth().name())))
                .toList();
    }

    private static List<Json.Fields> totals(List<Replay.Judged> judged) {
        TreeMap<String, Map<Truth, Long>> totals = new TreeMap<>();
        judged.stream()
                .flatMap(use -> use.decision().reports().stream())
                .forEach(report -> totals.computeIfAbsent(report.clause(), rule -> new EnumMap<>(Truth.class))
                        .merge(report.truth(), 1L, Long::sum));
        return totals.entrySet().stream()
                .map(total -> total(total.getKey(), total.getValue()))
                .toList();
    }

    private static Json.Fields total(String rule, Map<Truth, Long> counts) {
        return Json.object(Map.of(
                "rule", Json.of(rule),
                "satisfied", Json.of(counts.getOrDefault(Truth.SATISFIED, 0L)),
                "unsatisfied", Json.of(counts.getOrDefault(Truth.UNSATISFIED, 0L)),
                "unknown", Json.of(counts.getOrDefault(Truth.UNKNOWN, 0L))));
    }
}
