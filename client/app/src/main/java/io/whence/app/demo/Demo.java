package io.whence.app.demo;

import io.whence.app.desk.Desk;
import io.whence.app.desk.NetworkKind;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.model.bytes.Json;
import io.whence.model.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole story on a real table, from the first delivery to the settled claim and its proof. */
@Command(
        name = "demo",
        description = "Plays a whole breach with public commands, on a network of its own, and writes a report.")
public final class Demo implements Task {
    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "a CSV table of yours instead of the one that comes along")
    private @Nullable Path table;

    @Override
    public Reply run(Desk desk) throws IOException {
        long started = System.nanoTime();
        String network = desk.network().orElse(NetworkKind.EMBEDDED).word();
        Path home = desk.home().resolve("demo").resolve(network).toAbsolutePath();
        Stage stage = new Stage(desk, home, network);
        stage.chapter("A ledger of three organisations");
        Process watchdog = DemoHome.begin(stage, home, network);
        try {
            Told told = told(stage, home);
            return reply(home, told, stage.commands(), seconds(started));
        } finally {
            stage.run("network", "down", network);
            watchdog.destroy();
        }
    }

    private Told told(Stage stage, Path home) throws IOException {
        Path story = home.resolve("story");
        Cast cast = Cast.before(Instant.now());
        Path trust = DemoHome.trust(home, stage.network());
        StoryFiles files = new StoryFiles(story, cast, VerifierKey.parseLines(Files.readString(trust)));
        Path delivered = table == null ? Tables.standard(story.resolve("wildlife-strikes.csv")) : table;
        if (table == null) {
            files.marks();
        }
        Circulation circulation = new Circulation(stage, files, cast, story, delivered);
        Adjudication adjudication = new Adjudication(stage, new ClaimFiles(files, cast), story);
        circulation.introduce();
        circulation.offer();
        adjudication.insure();
        circulation.deliver();
        circulation.use();
        Path leak = circulation.leak();
        Json trace = stage.run("trace", "version", Cast.VERSION);
        Json alerts = stage.run("alerts");
        Json finding = adjudication.localize(leak, delivered);
        Json worksheet = adjudication.settle(finding);
        Json recovery = adjudication.recover(Adjudication.holder(finding, namedFirst(finding)));
        Json claim = stage.run("claim", "show", Cast.CLAIM);
        Path pack = home.resolve("evidence.zip");
        Json verification = adjudication.prove(pack, trust);
        return new Told(trace, alerts, finding, worksheet, claim, recovery, verification, written(home, pack));
    }

    private static String namedFirst(Json finding) {
        return new io.whence.model.bytes.FieldReader("", finding)
                .texts("named", 100).stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the finding names nobody"));
    }

    private static List<Path> written(Path home, Path pack) throws IOException {
        try (Stream<Path> story = Files.list(home.resolve("story"))) {
            return Stream.concat(Stream.of(home.resolve("report.html"), pack), story.sorted())
                    .toList();
        }
    }

    private static Reply reply(Path home, Told told, int commands, long seconds) throws IOException {
        Path report = home.resolve("report.html");
        Files.writeString(report, Report.html(told));
        List<String> summary = Summary.sentences(told);
        TreeMap<String, Json> json = new TreeMap<>(Map.of(
                "summary", Json.texts(summary),
                "report", Json.of(report.toString()),
                "files", Json.texts(told.files().stream().map(String::valueOf).toList()),
                "commands", Json.of(commands),
                "seconds", Json.of(seconds)));
        String text = "\n" + String.join("\n", summary) + "\n\nReport: " + report + "\nEvidence: "
                + home.resolve("evidence.zip") + "\nEverything else: " + home.resolve("story") + "\n" + commands
                + " commands in " + seconds + " s";
        return Reply.done(Json.object(json), text);
    }

    private static long seconds(long started) {
        return (System.nanoTime() - started) / 1_000_000_000L;
    }
}
