package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Plain;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.model.note.SignedNote;
import io.whence.model.value.Time;
import io.whence.model.wire.CheckpointRecord;
import io.whence.trace.Alerts;
import io.whence.trace.Asked;
import io.whence.trace.ReadModel;
import io.whence.trace.log.RecordedCheckpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alerts}. */
@Command(
        name = "alerts",
        description = {
            "List what needs attention.",
            "Receipts missing or mismatched, uses against the policy, copies kept too long,",
            "uses of copies that nobody delivered, times that contradict each other,",
            "heads of the log that witnesses recorded and that contradict each other (then it exits with 1)."
        })
public final class AlertsCommand implements Task {
    @Option(names = "--party", paramLabel = "ID", description = "only what concerns this party")
    private @Nullable String party;

    @Mixin
    private AsOf asOf = new AsOf();

    @Override
    public Reply run(Desk desk) throws IOException {
        Asked asked = asOf.asked(Optional.ofNullable(party));
        try (Connection connection = desk.connect();
                ReadModel model = ReadModels.upToDate(desk, connection)) {
            Alerts.Told told = new Alerts(model).of(asked);
            List<CheckpointRecord> forked = RecordedCheckpoints.of(connection).forked();
            List<Json.Fields> alerts = new ArrayList<>(
                    told.alerts().stream().map(AlertsCommand::json).toList());
            if (asked.after().isEmpty()) {
                forked.stream().map(AlertsCommand::json).forEach(alerts::add);
            }
            told.next().ifPresent(next -> Limit.tell(desk, told.alerts().size() + " alerts", next));
            Reply reply = Reply.done(json(told, alerts), text(told, alerts));
            return forked.isEmpty() ? reply : reply.negative();
        }
    }

    private static String text(Alerts.Told told, List<Json.Fields> alerts) {
        String text =
                alerts.isEmpty() ? "nothing" : Plain.text(Json.array(alerts)).stripTrailing();
        return told.next()
                .map(next -> text + "\n… more of " + told.truncated() + ": go on with --after " + next)
                .orElse(text);
    }

    private static Json.Fields json(Alerts.Told told, List<Json.Fields> alerts) {
        return Json.object(Map.of(
                "alerts", Json.array(alerts),
                "asOf", Json.of(Time.format(told.asOf())),
                "height", Json.of(told.height()),
                "next", told.next().<Json>map(Json::of).orElse(Json.nothing()),
                "truncated",
                        Json.texts(told.truncated().stream().map(Enum::name).toList())));
    }

    /** Two organisations saw two logs: no copy is concerned, and everything is. */
    private static Json.Fields json(CheckpointRecord forked) {
        Optional<Instant> since = SignedNote.parse(forked.note().getBytes(StandardCharsets.UTF_8)).signatures().stream()
                .flatMap(signature -> signature.cosignedAt().stream())
                .findFirst();
        return Json.object(Map.of(
                "alert", Json.of("FORKED"),
                "copy", Json.nothing(),
                "deliveredBy", Json.nothing(),
                "holder", Json.of(forked.witness()),
                "since", since.<Json>map(at -> Json.of(Time.format(at))).orElse(Json.nothing()),
                "what",
                        Json.of("another witness has another root than "
                                + forked.checkpoint().root().hex() + " of the log's first "
                                + forked.checkpoint().size() + " entries")));
    }

    /** An alert as one object. */
    static Json.Fields json(Alerts.Alert alert) {
        return Json.object(Map.of(
                "alert", Json.of(alert.kind().name()),
                "copy", alert.copy().map(Json::of).orElse(Json.nothing()),
                "holder", Json.of(alert.holder()),
                "deliveredBy", alert.deliveredBy().map(Json::of).orElse(Json.nothing()),
                "since", Json.of(Time.format(alert.since())),
                "what", Json.of(alert.what())));
    }
}
