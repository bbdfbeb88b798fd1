package io.whence.app.breach;

import static java.util.Map.entry;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Originals;
import io.whence.app.desk.Plain;
import io.whence.app.desk.Reply;
import io.whence.app.desk.SlotFiles;
import io.whence.app.desk.Task;
import io.whence.claims.localize.CopyOpening;
import io.whence.claims.localize.Finding;
import io.whence.claims.localize.FindingPage;
import io.whence.claims.localize.FoundInUse;
import io.whence.claims.localize.Localizer;
import io.whence.claims.localize.Peril;
import io.whence.claims.localize.PerilFinding;
import io.whence.claims.localize.Policy;
import io.whence.claims.localize.TableDiff;
import io.whence.claims.localize.Verdict;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Id;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code localize}: whose copy leaked. */
@Command(
        name = "localize",
        description = "Find whose copy leaked; exits with 0 where somebody is named, 1 where nobody is.")
public final class Localize implements Task {
    @Option(names = "--leak", paramLabel = "FILE", description = "what turned up: CSV, JSON lines or Parquet")
    private @Nullable Path leak;

    @Option(
            names = "--more",
            paramLabel = "FILE",
            description = {
                "with --version: what turned up after --leak, in that order; may be repeated.",
                "Copies are then judged by e-values, which bear any number of looks"
            })
    private List<Path> more = List.of();

    @Option(
            names = "--copies",
            paramLabel = "DIR",
            description = "delivered files, ID.csv each (tsv, txt, jsonl, ndjson, parquet too): needs no ledger")
    private @Nullable Path copies;

    @Option(names = "--version", paramLabel = "ID", description = "a version on the ledger: its copies, by their marks")
    private @Nullable String version;

    @Option(
            names = "--original",
            paramLabel = "FILE",
            description = "the provider's own table (default with --version: the one it was delivered from)")
    private @Nullable Path original;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "what the cover states: epsilon, nobody, firstSeen, hazards, burden")
    private @Nullable Path policy;

    @Option(
            names = "--slots",
            paramLabel = "FILE",
            description = "with --version: which slots a holder chose, as it disclosed them; may be repeated")
    private List<Path> slots = List.of();

    @Option(
            names = "--openings",
            paramLabel = "DIR",
            description = "openings of marks that a provider disclosed, COPY.json each, beside those of this home")
    private @Nullable Path openings;

    @Option(
            names = "--peril",
            paramLabel = "KIND",
            description = {
                "what happened: LEAK (default), TAMPERING (--copy, --leak: what was found),",
                "ABUSE (--copy or --version: recorded uses; or --version, --leak, --purpose, --seen: data found in use),",
                "LOSS (--copy or --version: challenges on the ledger; --challenges)"
            })
    private Peril peril = Peril.LEAK;

    @Option(names = "--copy", paramLabel = "ID", description = "for other perils: a recorded copy; may be repeated")
    private List<String> recorded = List.of();

    @Option(
            names = "--challenges",
            paramLabel = "FILE",
            description = "for LOSS: challenges and how they were answered, beside those on the ledger")
    private @Nullable Path challenges;

    @Option(
            names = "--diff",
            arity = "2",
            paramLabel = "FILE",
            description = "ORIGINAL and COPY: what was done to a table; exits with 0 where they are equal, 1 where not")
    private List<Path> diff = List.of();

    @Mixin
    private SeenUse use = new SeenUse();

    @Option(names = "--html", paramLabel = "FILE", description = "also write the finding as a page for people")
    private @Nullable Path html;

    @Option(names = "--key", paramLabel = "COLUMN", description = "a column that identifies rows")
    private @Nullable String key;

    @Override
    public Reply run(Desk desk) throws IOException {
        if (diff.isEmpty() && peril == Peril.LEAK) {
            requireLeak();
        }
        question().require(stating());
        if (!diff.isEmpty()) {
            return compared(diff.getFirst(), diff.getLast());
        }
        if (peril == Peril.ABUSE && leak != null) {
            return inUse(desk, stated("--version", version));
        }
        return peril == Peril.LEAK ? localized(desk) : recorded(desk);
    }

    private Question question() {
        return diff.isEmpty() ? Question.of(peril, version != null, leak != null) : Question.DIFFERENCE;
    }

    private Map<String, Boolean> stating() {
        return Map.ofEntries(
                entry("--leak", leak != null),
                entry("--more", !more.isEmpty()),
                entry("--copies", copies != null),
                entry("--version", version != null),
                entry("--original", original != null),
                entry("--policy", policy != null),
                entry("--slots", !slots.isEmpty()),
                entry("--openings", openings != null),
                entry("--copy", !recorded.isEmpty()),
                entry("--challenges", challenges != null),
                entry("--key", key != null),
                entry("--html", html != null),
                entry("--purpose", use.statesPurpose()),
                entry("--action", use.statesAction()),
                entry("--seen", use.statesTime()));
    }

    private Reply compared(Path table, Path copy) throws IOException {
        TableDiff difference = Localizer.diff(Input.required(table), Input.required(copy), Optional.ofNullable(key));
        Reply reply = Reply.done(difference.json());
        return difference.equal() ? reply : reply.negative();
    }

    private Reply recorded(Desk desk) throws IOException {
        try (Connection connection = desk.connect()) {
            RecordedBreach breach = new RecordedBreach(desk, connection, openings(desk));
            PerilFinding finding = switch (peril) {
                case TAMPERING -> breach.tampering(ids(desk, connection).getFirst(), stated("--leak", leak));
                case LOSS ->
                    breach.loss(
                            ids(desk, connection),
                            Optional.ofNullable(challenges).map(Input::required),
                            stated());
                case ABUSE, LEAK -> breach.abuse(ids(desk, connection));
            };
            return told(finding.json(), finding.verdict());
        }
    }

    private Reply inUse(Desk desk, String id) throws IOException {
        Path found = Input.required(stated("--leak", leak));
        use.by("");
        try (Connection connection = desk.connect()) {
            LedgerLeak on = ledgerLeak(desk, connection, found, id);
            FoundInUse inUse = new RecordedBreach(desk, connection, openings(desk)).inUse(on, id, table(desk, id), use);
            return told(inUse.json(), inUse.verdict());
        }
    }

    private List<String> ids(Desk desk, Connection connection) throws IOException {
        if (!recorded.isEmpty()) {
            return recorded;
        }
        String of = Id.check("--version", stated("--copy", version));
        return VersionCopies.from(desk, connection, of).of(of).stream()
                .map(CopyOpening::copy)
                .toList();
    }

    private Policy stated() {
        return policy == null ? Policy.standard() : Policy.read(new FieldReader("", Input.document(policy)));
    }

    private static <T> T stated(String option, @Nullable T value) {
        if (value == null) {
            throw DeskRule.USAGE.refuse(option, "missing");
        }
        return value;
    }

    private void requireLeak() {
        stated("--leak", leak);
        if ((copies == null) == (version == null)) {
            throw DeskRule.USAGE.refuse("--version", "either --version or --copies");
        }
    }

    private Reply localized(Desk desk) throws IOException {
        Path leaked = Input.required(stated("--leak", leak));
        if (version != null) {
            Finding finding = onLedger(desk, leaked, version);
            return told(finding.json(), finding.verdict());
        }
        stated();
        if (policy != null) {
            desk.progress(
                    "--policy: no marks were committed for these copies, so there is no bound that it could budget");
        }
        Localizer.AmongFiles among = amongFiles(leaked);
        if (!among.skipped().isEmpty()) {
            desk.progress("skipped, not a delivered table: " + String.join(", ", among.skipped()));
        }
        return told(among.json(), among.finding().verdict());
    }

    private Reply told(Json finding, Verdict verdict) throws IOException {
        String json = finding.text();
        if (html != null) {
            write(html, FindingPage.html(json));
        }
        String told = FindingPage.sentence(json) + System.lineSeparator() + System.lineSeparator();
        Reply reply = Reply.done(finding, told + Plain.text(finding));
        return verdict.names() ? reply : reply.negative();
    }

    private static void write(Path page, String text) {
        try {
            Files.writeString(page, text);
        } catch (IOException e) {
            throw DeskRule.FILE_UNWRITABLE.refuse("--html", page.toString());
        }
    }

    private Localizer.AmongFiles amongFiles(Path leaked) throws IOException {
        Path folder = Objects.requireNonNull(copies);
        if (!Files.isDirectory(folder)) {
            throw DeskRule.FILE_UNREADABLE.refuse(folder.toString(), "not a folder");
        }
        Optional<Path> table = Optional.ofNullable(original).map(Input::required);
        return Localizer.amongFiles(leaked, folder, table, Optional.ofNullable(key));
    }

    private Finding onLedger(Desk desk, Path leaked, String id) throws IOException {
        try (Connection connection = desk.connect()) {
            return ledgerLeak(desk, connection, leaked, id).of(id, table(desk, id));
        }
    }

    private List<Path> files(Path leaked) {
        return Stream.concat(Stream.of(leaked), more.stream().map(Input::required))
                .toList();
    }

    private Openings openings(Desk desk) {
        return Openings.of(desk, Optional.ofNullable(openings));
    }

    private Path table(Desk desk, String id) throws IOException {
        return original == null ? Originals.of(desk, id) : original;
    }

    private LedgerLeak ledgerLeak(Desk desk, Connection connection, Path leaked, String id) throws IOException {
        Policy stated = stated();
        for (Path disclosed : slots) {
            Json choice = Input.document(disclosed);
            new SlotFiles(desk, new FieldReader("", choice).id("copy")).disclosed(choice);
        }
        VersionCopies recorded =
                VersionCopies.from(desk, connection, Id.check("--version", id)).with(openings(desk));
        return new LedgerLeak(
                desk, recorded, files(leaked), use.time().map(stated::seenAt).orElse(stated));
    }
}
