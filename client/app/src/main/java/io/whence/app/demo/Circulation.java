package io.whence.app.demo;

import io.whence.app.desk.Exit;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first half of the story: who takes part, what is offered, delivered, acknowledged, used and passed on. */
final class Circulation {
    private final Stage stage;
    private final StoryFiles files;
    private final Cast cast;
    private final Path folder;
    private final Path table;

    Circulation(Stage stage, StoryFiles files, Cast cast, Path folder, Path table) {
        this.stage = stage;
        this.files = files;
        this.cast = cast;
        this.folder = folder;
        this.table = table;
    }

    void introduce() throws IOException {
        stage.chapter("Who takes part");
        add("party", files.organisation("exchange", "ExchangeMSP", List.of(), "EXCHANGE", "REGISTRY"), "exchange");
        add("party", files.organisation("insurer", "InsurerMSP", List.of(), "INSURER"), "insurer");
        add("party", files.organisation("regulator", "RegulatorMSP", List.of(), "REGULATOR"), "regulator");
        add("party", files.organisation("adjuster", "AdjusterMSP", List.of(), "ADJUSTER"), "adjuster");
        add("party", files.organisation("panel", "PanelMSP", List.of(), "PANEL"), "panel");
        add("party", files.organisation("provider", "ProviderMSP", List.of("exchange"), "PROVIDER"), "provider");
        for (int number : Cast.recipients()) {
            add("party", files.recipient(Cast.carrier(number)), "exchange");
        }
        add("party", files.recipient(Cast.ANALYST), "exchange");
    }

    void offer() throws IOException {
        stage.chapter("What is offered");
        add("product", files.product(), "provider");
        Json version =
                stage.run("version", "add", files.version().toString(), "--in", table.toString(), "--as", "provider");
        stage.tell("frozen under digest " + new FieldReader("", version).text("digest"));
        Json shown = stage.run("version", "show", Cast.VERSION);
        String deposit =
                new FieldReader("", shown).object("document").object("body").text("root");
        add("certificate", files.certificate(deposit), "exchange");
        add("policy", files.policy(), "provider");
        for (int number : Cast.recipients()) {
            Path agreement = files.agreement(Cast.agreement(number), "provider", Cast.carrier(number), Cast.VERSION);
            add("agreement", agreement, "provider");
        }
    }

    void deliver() throws IOException {
        stage.chapter("Eight marked deliveries, seven receipts");
        String plan = plan().toString();
        for (int number : Cast.recipients()) {
            String copy = Cast.copy(number);
            deliver(
                    copy,
                    "--version",
                    Cast.VERSION,
                    "--agreement",
                    Cast.agreement(number),
                    "--to",
                    Cast.carrier(number),
                    "--in",
                    table.toString(),
                    "--marks",
                    plan,
                    "--at",
                    cast.at(0, 8),
                    "--as",
                    "provider");
        }
        for (int number : Cast.recipients()) {
            if (number != Cast.SILENT) {
                receive(number);
            }
        }
        stage.tell(Cast.carrier(Cast.SILENT) + " never acknowledges; " + Cast.carrier(Cast.DAMAGED)
                + " received a file that broke off");
    }

    void use() throws IOException {
        stage.chapter("Uses, one against the policy; a derivation passed on; a deletion");
        stage.run("record", files.events().toString(), "--as", "exchange");
        Path derived = Tables.counted(copyFile(Cast.copy(Cast.DERIVER)), folder.resolve("derived.csv"));
        add(
                "agreement",
                files.agreement("agreement-09", Cast.carrier(Cast.DERIVER), Cast.ANALYST, Cast.DERIVED),
                "exchange");
        deliver(
                "copy-09",
                "--version",
                Cast.DERIVED,
                "--agreement",
                "agreement-09",
                "--to",
                Cast.ANALYST,
                "--in",
                derived.toString(),
                "--unmarked",
                "--at",
                cast.at(5, 8),
                "--as",
                Cast.carrier(Cast.DERIVER));
        stage.run(
                "delete",
                "--copy",
                Cast.copy(Cast.DELETER),
                "--ground",
                "agreement-end",
                "--at",
                cast.at(6, 0),
                "--as",
                Cast.carrier(Cast.DELETER));
    }

    /** The one thing that happens outside the ledger: somebody takes rows of one copy and disguises them. */
    Path leak() throws IOException {
        stage.chapter("2,000 rows turn up");
        Path leak = Tables.leaked(copyFile(Cast.copy(Cast.LEAKER)), folder.resolve("found.csv"));
        stage.tell("shuffled, two columns dropped, numbers and dates rewritten: " + leak);
        return leak;
    }

    /** What the provider declared of its table; for a table that a reader brings, what the program would propose. */
    private Path plan() {
        Path plan = folder.resolve("marks.json");
        if (!Files.exists(plan)) {
            stage.run("marks", "propose", "--in", table.toString(), "--out", plan.toString());
            stage.tell("a provider would read that plan and take out what must not vary; this story takes it as it is");
        }
        return plan;
    }

    private void deliver(String copy, String... how) {
        List<String> words = new ArrayList<>(List.of("deliver", "--copy", copy));
        words.addAll(List.of(how));
        words.addAll(List.of("--out", copyFile(copy).toString()));
        stage.run(words.toArray(String[]::new));
    }

    private void receive(int number) throws IOException {
        Path arrived = copyFile(Cast.copy(number));
        if (number == Cast.DAMAGED) {
            arrived = Tables.damaged(arrived, folder.resolve("received").resolve(Cast.copy(number) + ".csv"));
        }
        stage.run(
                "receive",
                "--copy",
                Cast.copy(number),
                "--in",
                arrived.toString(),
                "--at",
                cast.at(0, 9),
                "--as",
                Cast.carrier(number));
    }

    /** Documents are added one file at a time, as a reader would. */
    private void add(String type, Path file, String as) {
        stage.run(Exit.DONE, type, "add", file.toString(), "--as", as);
    }

    private Path copyFile(String copy) {
        return folder.resolve("copies").resolve(copy + ".csv");
    }
}
