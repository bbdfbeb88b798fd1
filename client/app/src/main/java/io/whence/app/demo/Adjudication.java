package io.whence.app.demo;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The second half of the story: where the leak began, what is owed, what may be asked back, and the proof of it all. */
final class Adjudication {
    private static final int COPIES_MAX = 100_000;

    private final Stage stage;
    private final ClaimFiles files;
    private final Path folder;

    Adjudication(Stage stage, ClaimFiles files, Path folder) {
        this.stage = stage;
        this.files = files;
        this.folder = folder;
    }

    void insure() throws IOException {
        stage.chapter("The cover");
        stage.run("cover", "add", files.cover().toString(), "--as", "insurer/HANDLER");
        stage.run("cover", "bind", Cast.COVER, "--as", "provider/INSURED");
        stage.run("cover", "fulfil", files.fulfil().toString(), "--as", "provider/INSURED");
    }

    /**
     * The finding: computed by the provider, and recomputed by the exchange in a home of its own, which has the table, the
     * leak and the openings that the provider disclosed, before it concurs on the ledger.
     */
    Json localize(Path leak, Path table) throws IOException {
        stage.chapter("Where did it leak?");
        Digest sample = Digest.over(Files.readAllBytes(leak));
        stage.run("incident", "report", files.incident(sample).toString(), "--as", "provider/INSURED");
        Json finding = stage.run("localize", "--leak", leak.toString(), "--version", Cast.VERSION, "--as", "provider");
        Path file = Files.write(folder.resolve("finding.json"), finding.canonical());
        stage.run("finding", "add", Cast.INCIDENT, file.toString(), "--as", "provider/INSURED");
        Path home = stage.home();
        stage.tell("the provider discloses its openings; the exchange recomputes from its own home");
        stage.runIn(
                DemoHome.other(home, "exchange", stage.network()),
                "finding",
                "concur",
                digest(finding),
                "--leak",
                leak.toString(),
                "--version",
                Cast.VERSION,
                "--original",
                table.toString(),
                "--openings",
                DemoHome.disclosed(home).toString(),
                "--as",
                "exchange");
        return finding;
    }

    /** The claim from notice to settlement; returns the worksheet that the ledger reckoned. */
    Json settle(Json finding) throws IOException {
        stage.chapter("The claim");
        List<String> named = new FieldReader("", finding).texts("named", COPIES_MAX);
        claim("notify", files.notice(named), "provider/INSURED");
        claim("register", files.register(), "insurer/HANDLER");
        claim("investigate", files.investigate(digest(finding)), "insurer/HANDLER");
        claim("assess", files.assess(holder(finding, named.getFirst()), digest(finding)), "adjuster/ADJUSTER");
        claim("answer", files.answer(), "adjuster/ADJUSTER");
        FieldReader proposed = new FieldReader("", claim("propose", files.propose(), "insurer/HANDLER"));
        String worksheet =
                proposed.object("claim").object("proposal").object("worksheet").text("digest");
        claim("decide", files.decide(1, worksheet), "insurer/APPROVER");
        stage.tell("above the first approver's authority: a second one signs");
        claim("decide", files.decide(2, worksheet), "insurer/APPROVER2");
        claim("agree", files.agree(), "provider/INSURED");
        claim("pay", files.pay(), "insurer/HANDLER");
        claim("settle", files.settle(), "insurer/PAYMENT");
        return new FieldReader("", stage.run("claim", "worksheet", worksheet)).json("worksheet");
    }

    /** Asks back what may be asked back, and splits what came in. */
    Json recover(String atFault) throws IOException {
        stage.chapter("Who may be asked for it back");
        Json opened = claim("recover", files.recoverOpen(), "insurer/HANDLER");
        FieldReader recovery = new FieldReader("", opened).object("claim").object("recovery");
        long ceiling = recovery.objects("ceilings", COPIES_MAX, entry -> entry.minorUnits("minorUnits")).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody may be asked"));
        claim("recover", files.recoverReceive(atFault, ceiling / 2), "insurer/HANDLER");
        Json apportioned = claim("recover", files.recoverApportion(), "insurer/APPROVER");
        return new FieldReader("", apportioned).object("claim").json("recovery");
    }

    /** Witnesses cosign, the pack is written, and checked with no ledger at hand. */
    Json prove(Path pack, Path trust) {
        stage.chapter("The proof, checked offline");
        for (String witness : List.of("exchange", "insurer", "regulator")) {
            stage.run("checkpoint", "record", "--as", witness);
        }
        stage.run("evidence", "export", Cast.CLAIM, "--out", pack.toString(), "--as", "exchange");
        return stage.run("verify", pack.toString(), "--trust", trust.toString());
    }

    static String holder(Json finding, String copy) {
        return new FieldReader("", finding)
                .objects("copies", COPIES_MAX, entry -> entry).stream()
                        .filter(entry -> entry.text("id").equals(copy))
                        .map(entry -> entry.text("holder"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the finding names a copy that it does not list"));
    }

    private Json claim(String verb, Path move, String as) {
        return stage.run("claim", verb, move.toString(), "--as", as);
    }

    private static String digest(Json finding) {
        return Digest.over(finding.canonical()).hex();
    }
}
