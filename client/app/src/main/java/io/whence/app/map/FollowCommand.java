package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.LagLine;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.app.proof.Checkpoints;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.trace.Alerts;
import io.whence.trace.Asked;
import io.whence.trace.ReadModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code follow}. */
@Command(
        name = "follow",
        description = {
            "Keep the read model up to date, block by block, and tell every alert once, as a line of JSON.",
            "Reads from whichever peer answers. May be stopped at any time: it resumes where it was."
        })
public final class FollowCommand implements Task {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    @Option(names = "--party", paramLabel = "ID", description = "only alerts that concern this party")
    private @Nullable String party;

    @Option(
            names = "--cosign",
            paramLabel = "SECONDS",
            description = "also cosign the head of the log and record it, so often while events come in")
    private @Nullable Long cosign;

    @Option(names = "--until-block", paramLabel = "N", description = "end once the block of this number is taken in")
    private @Nullable Long last;

    @Spec
    private @Nullable CommandSpec spec;

    private final Map<Json, Integer> told = new HashMap<>();
    private long cosignedEvents = -1;
    private Instant cosignedAt = Instant.MIN;

    @Override
    public Reply run(Desk desk) throws IOException {
        if (cosign != null && cosign < 1) {
            throw DeskRule.USAGE.refuse("--cosign", cosign + ", a number of seconds from 1 on");
        }
        try (Connection connection = desk.connectEnduring();
                ReadModel model = ReadModels.upToDate(desk, connection)) {
            Instant looked = Instant.MIN;
            long height = -1;
            while (true) {
                if (model.height() > height || looked.plus(LOOK_AGAIN).isBefore(Instant.now())) {
                    looked = Instant.now();
                    height = model.height();
                    tell(model);
                    desk.progress(String.format(Locale.ROOT, "%,d blocks, %,d events", height, model.events()));
                }
                if (last != null && height > last) {
                    return Reply.done(Json.object(MapCommands.standing(model)), "");
                }
                cosign(desk, connection, model);
                pause();
                model.catchUp(connection, new LagLine(desk));
            }
        }
    }

    /** Tells the alerts that were not told yet; of two that say the same, each once. */
    private void tell(ReadModel model) {
        Alerts alerts = new Alerts(model);
        Asked asked = Optional.ofNullable(party)
                .map(id -> Asked.about(id, Instant.now()))
                .orElseGet(() -> Asked.everything(Instant.now()));
        Map<Json, Integer> standing = new HashMap<>();
        for (Optional<String> next = Optional.of(""); next.isPresent(); ) {
            Alerts.Told page = alerts.of(asked.page(Asked.LIMIT, next.filter(after -> !after.isEmpty())));
            page.alerts().stream()
                    .map(AlertsCommand::json)
                    .filter(alert -> standing.merge(alert, 1, Integer::sum) > told.getOrDefault(alert, 0))
                    .forEach(alert -> out().println(alert.text()));
            next = page.next();
        }
        standing.forEach((alert, count) -> told.merge(alert, count, Math::max));
        out().flush();
    }

    /** A head that is recorded is an entry of the log itself: without events since, there is nothing new to sign. */
    private void cosign(Desk desk, Connection connection, ReadModel model) {
        if (cosign == null
                || model.events() == cosignedEvents
                || cosignedAt.plusSeconds(cosign).isAfter(Instant.now())) {
            return;
        }
        cosignedEvents = model.events();
        cosignedAt = Instant.now();
        Reply head = Checkpoints.cosigned(desk, connection);
        desk.progress("cosigned " + head.json().text());
        if (head.exit() != 0) {
            out().println(head.json().text());
            out().flush();
        }
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new IllegalStateException("a command that was not parsed");
        }
        return spec.commandLine().getOut();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
