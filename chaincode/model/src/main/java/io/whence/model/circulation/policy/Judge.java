package io.whence.model.circulation.policy;

import io.whence.model.circulation.policy.Decision.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges acts against a usage policy. Pure. A prohibition that applies wins over every permission; what no permission
 * allows is not allowed; what the record does not say makes the answer unknown, unless the rest decides it anyway.
 *
 * @param delivered when the copy was delivered, from which elapsed time counts
 * @param past what was done with the copy before, in order: what fulfils duties
 */
public record Judge(UsagePolicy policy, Instant delivered, List<Act> past) {
    public Judge {
        past = List.copyOf(past);
    }

    /** Whether the policy allows the act. */
    public Decision act(Act act) {
        List<Report> reports = new ArrayList<>();
        Truth prohibited = prohibited(act, reports);
        Truth permitted = permitted(act, reports);
        return new Decision(Truth.all(List.of(prohibited.not(), permitted)), reports);
    }

    /** Whether the obligations are fulfilled at {@code now}: unknown while a deadline lies ahead. */
    public Decision obligations(Instant now) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < policy.obligations().size(); i++) {
            reports.add(new Report(
                    "obligation[" + i + "]", fulfilled(policy.obligations().get(i), now)));
        }
        return new Decision(Truth.all(truths(reports)), reports);
    }

    private Truth prohibited(Act act, List<Report> reports) {
        List<Report> own = new ArrayList<>();
        for (int i = 0; i < policy.prohibitions().size(); i++) {
            own.add(new Report(
                    "prohibition[" + i + "]", applies(policy.prohibitions().get(i), act)));
        }
        reports.addAll(own);
        return Truth.any(truths(own));
    }

    private Truth permitted(Act act, List<Report> reports) {
        List<Truth> permissions = new ArrayList<>();
        for (int i = 0; i < policy.permissions().size(); i++) {
            permissions.add(
                    permission("permission[" + i + "]", policy.permissions().get(i), act, reports));
        }
        return Truth.any(permissions);
    }

    private Truth permission(String path, Clause clause, Act act, List<Report> reports) {
        Truth applies = applies(clause, act);
        reports.add(new Report(path, applies));
        List<Truth> conditions = new ArrayList<>(List.of(applies));
        for (int i = 0; i < clause.duties().size(); i++) {
            Duty duty = clause.duties().get(i);
            Truth truth = fulfilled(duty, act.at());
            reports.add(new Report(path + ".duty[" + i + "]", truth));
            conditions.add(truth == Truth.UNKNOWN ? Truth.SATISFIED : truth);
        }
        return Truth.all(conditions);
    }

    private Truth applies(Clause clause, Act act) {
        List<Truth> conditions = new ArrayList<>();
        conditions.add(clause.action().covers(act.action()));
        for (Constraint constraint : clause.constraints()) {
            conditions.add(holds(constraint, act));
        }
        return Truth.all(conditions);
    }

    private Truth holds(Constraint constraint, Act act) {
        return switch (constraint) {
            case Constraint.Comparison comparison -> Comparing.holds(comparison, act, delivered);
            case Constraint.Group group ->
                group.logic()
                        .join(group.members().stream()
                                .map(member -> holds(member, act))
                                .toList());
        };
    }

    /** A duty without a deadline is due at once; one with a deadline is open, which is unknown, until it has passed. */
    private Truth fulfilled(Duty duty, Instant now) {
        if (past.stream().anyMatch(act -> fulfils(act, duty, now))) {
            return Truth.SATISFIED;
        }
        return duty.deadline()
                .filter(deadline -> deadline.kept(now, delivered))
                .map(open -> Truth.UNKNOWN)
                .orElse(Truth.UNSATISFIED);
    }

    private boolean fulfils(Act act, Duty duty, Instant now) {
        return act.action().equals(duty.action().word())
                && !act.at().isAfter(now)
                && duty.deadline()
                        .map(deadline -> deadline.kept(act.at(), delivered))
                        .orElse(true);
    }

    private static List<Truth> truths(List<Report> reports) {
        List<Truth> truths = new ArrayList<>(reports.size());
        for (Report report : reports) {
            truths.add(report.truth());
        }
        return truths;
    }
}
