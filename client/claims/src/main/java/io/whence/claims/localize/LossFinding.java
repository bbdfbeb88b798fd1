package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.value.Time;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What challenges of stored content come to, copy by copy, as a finding. */
final class LossFinding {
    private static final List<String> LOSSES = List.of("0.001", "0.01", "0.1");

    private final List<Loss.Located> located;
    private final Loss.Burden burden;

    LossFinding(List<Loss.Located> located, Loss.Burden burden) {
        this.located = located.stream()
                .sorted(Comparator.comparing(one -> one.custody().copy()))
                .toList();
        this.burden = burden;
    }

    /** Named is every copy that was lost in its custodian's hands; what nobody acknowledged or answered names nobody. */
    PerilFinding finding() {
        List<String> named = located.stream()
                .filter(one -> one.loss() instanceof Loss.Between)
                .map(one -> one.custody().copy())
                .toList();
        Optional<Reason> reason = Optional.of(reason()).filter(why -> named.isEmpty());
        Verdict verdict = named.isEmpty() ? nobody() : Verdict.IDENTIFIED;
        List<Descent.Onward> copies = located.stream()
                .map(one ->
                        new Descent.Onward(one.custody().copy(), one.custody().custodian()))
                .toList();
        return new PerilFinding(Peril.LOSS, verdict, named, reason, copies, particulars());
    }

    private Verdict nobody() {
        return reason() == Reason.NO_CHALLENGE_FAILED ? Verdict.NOT_RECORDED : Verdict.INCONCLUSIVE;
    }

    private Reason reason() {
        if (located.stream().anyMatch(one -> one.loss() instanceof Loss.AtSendersRisk)) {
            return Reason.NEVER_ACKNOWLEDGED;
        }
        boolean silent = located.stream().anyMatch(one -> one.loss() instanceof Loss.Unproven);
        return silent ? Reason.CHALLENGE_OVERDUE : Reason.NO_CHALLENGE_FAILED;
    }

    private Json particulars() {
        return Json.object(Map.of(
                "custody", Json.array(located.stream().map(this::told).toList()),
                "rowsToAskForOnePercent", Json.of(Loss.rowsToAsk(0.01, 0.99))));
    }

    private Json told(Loss.Located one) {
        Map<String, Json> members = new TreeMap<>();
        members.put("copy", Json.of(one.custody().copy()));
        members.put("custodian", Json.of(one.custody().custodian()));
        members.put(
                "challenges",
                Json.array(one.challenges().stream().map(LossFinding::challenge).toList()));
        switch (one.loss()) {
            case Loss.None none -> members.put("conclusion", Json.of("GOOD_AS_FAR_AS_ASKED"));
            case Loss.Between between -> {
                members.put("conclusion", Json.of("LOST"));
                members.put("from", Json.of(Time.format(between.from())));
                members.put("to", Json.of(Time.format(between.to())));
            }
            case Loss.AtSendersRisk missing -> {
                members.put("conclusion", Json.of("AT_SENDERS_RISK"));
                members.put("sender", Json.of(one.custody().sender()));
                members.put("to", Json.of(Time.format(missing.at())));
            }
            case Loss.Unproven silent -> {
                members.put("conclusion", Json.of("UNPROVEN"));
                members.put("overdueAt", Json.of(Time.format(silent.at())));
                members.put("burden", Json.of(burden.name()));
                members.put("burdenText", Json.of(burden.text()));
            }
        }
        one.asked().ifPresent(rows -> members.put("lastGood", shown(rows)));
        return Json.object(members);
    }

    private static Json challenge(Loss.Challenge challenge) {
        return Json.object(Map.of(
                "at", Json.of(Time.format(challenge.at())),
                "answer", Json.of(challenge.answer().name())));
    }

    /** The chance that the last good answer would have shown a loss, by how much was lost. */
    private static Json shown(int rows) {
        List<Json> chances = new ArrayList<>();
        for (String lost : LOSSES) {
            double chance = Loss.shown(Double.parseDouble(lost), rows);
            chances.add(Json.object(Map.of("lost", Json.of(lost), "wouldShow", Json.of(Decimals.chance(chance)))));
        }
        return Json.object(Map.of("rows", Json.of(rows), "detection", Json.array(chances)));
    }
}
