package io.whence.trace;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.policy.Act;
import io.whence.model.circulation.policy.Action;
import io.whence.model.circulation.policy.Decision;
import io.whence.model.circulation.policy.Truth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What usage policies say of recorded uses, rule by rule, and of what a holder would do. */
public final class Policies {
    private static final List<String> RULE_COLUMNS =
            List.of("copy", "holder", "agreement", "policy", "action", "decision", "rules");

    private final ReadModel model;

    public Policies(ReadModel model) {
        this.model = model;
    }

    /**
     * How everything recorded to have been done with a copy, or with the copies of an agreement, stands to the policy: uses,
     * derivations, and deliveries onward.
     *
     * @param uses a row for each rule that had a say in something done, a page of them
     * @param totals what is told once, with the first page
     */
    public record Report(Answer uses, Optional<Totals> totals) {
        /** The published form. */
        public Json.Fields json() {
            TreeMap<String, Json> members = new TreeMap<>(uses.json().members());
            members.put(
                    "rules", totals.<Json>map(all -> Json.array(all.rules())).orElse(Json.nothing()));
            members.put(
                    "obligations",
                    totals.<Json>map(all -> Json.array(all.obligations())).orElse(Json.nothing()));
            return Json.object(members);
        }
    }

    /**
     * What holds of all pages together.
     *
     * @param rules of each rule how often it was satisfied, unsatisfied and unknown, over all uses
     * @param obligations of each copy what it must have done by the moment asked for
     */
    public record Totals(List<Json.Fields> rules, List<Json.Fields> obligations) {
        public Totals {
            rules = List.copyOf(rules);
            obligations = List.copyOf(obligations);
        }
    }

    /** Reports on a copy or an agreement: a page, and with the first one what all pages add up to. */
    public Report report(Subject subject, Asked asked) {
        Horizon horizon = Horizon.of(model, asked.view());
        long name = known(subject);
        List<Long> copies = subject.kind() == Subject.Kind.COPY ? List.of(name) : new Graph(model, horizon).under(name);
        Answer page = new PolicyPage(model, horizon, asked).of(subject, name, copies);
        return new Report(page, asked.afterNumber() == 0 ? Optional.of(totals(copies, horizon)) : Optional.empty());
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

    /** Counts while replaying: of each rule three numbers, however much was done. */
    private Totals totals(List<Long> copies, Horizon horizon) {
        Replay replay = new Replay(model, horizon);
        TreeMap<String, Map<Truth, Long>> counts = new TreeMap<>();
        List<Json.Fields> obligations = new ArrayList<>();
        for (long copy : copies) {
            replay.copy(copy, done -> count(counts, done.decision()))
                    .ifPresent(after -> obligations.addAll(obligations(copy, after, horizon)));
        }
        return new Totals(
                counts.entrySet().stream()
                        .map(total -> total(total.getKey(), total.getValue()))
                        .toList(),
                obligations);
    }

    private static void count(Map<String, Map<Truth, Long>> counts, Decision decision) {
        for (Decision.Report report : decision.reports()) {
            counts.computeIfAbsent(report.clause(), rule -> new EnumMap<>(Truth.class))
                    .merge(report.truth(), 1L, Long::sum);
        }
    }

    private List<Json.Fields> obligations(long copy, Entitlement after, Horizon horizon) {
        return after.obligations(horizon.moment()).reports().stream()
                .map(report -> Json.object(Map.of(
                        "copy", Json.of(model.names().text(copy)),
                        "rule", Json.of(report.clause()),
                        "truth", Json.of(report.truth().name()))))
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
