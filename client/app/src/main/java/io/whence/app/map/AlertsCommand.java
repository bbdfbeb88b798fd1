package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Plain;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.model.value.Time;
import io.whence.trace.Alerts;
import io.whence.trace.ReadModel;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alerts}. */
@Command(
        name = "alerts",
        description = "What needs attention: receipts missing or mismatched, uses against the policy.")
public final class AlertsCommand implements Task {
    @Option(names = "--as-of", paramLabel = "TIME", description = "as things were declared to stand then")
    private @Nullable String asOf;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many of a kind (default ${DEFAULT-VALUE})")
    private int limit = 1000;

    @Override
    public Reply run(Desk desk) throws IOException {
        Instant moment = asOf == null ? Instant.now() : Time.parse("--as-of", asOf);
        try (Connection connection = desk.connect();
                ReadModel model = ReadModels.upToDate(desk, connection)) {
            List<Json.Fields> alerts = new Alerts(model)
                    .at(moment, limit).stream().map(AlertsCommand::json).toList();
            Json.Fields reply = Json.object(Map.of(
                    "alerts",
                    Json.array(alerts),
                    "asOf",
                    Json.of(Time.format(moment)),
                    "height",
                    Json.of(model.height())));
            return Reply.done(reply, alerts.isEmpty() ? "nothing" : Plain.text(Json.array(alerts)));
        }
    }

    private static Json.Fields json(Alerts.Alert alert) {
        return Json.object(Map.of(
                "alert", Json.of(alert.kind().name()),
                "copy", Json.of(alert.copy()),
                "holder", Json.of(alert.holder()),
                "since", Json.of(Time.format(alert.since())),
                "what", Json.of(alert.what())));
    }
}
