package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.SlotFiles;
import io.whence.app.desk.Task;
import io.whence.app.desk.WitnessFolder;
import io.whence.claims.evidence.EvidencePack;
import io.whence.claims.evidence.Gathering;
import io.whence.claims.evidence.PackContents;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.model.note.SignerKey;
import io.whence.model.note.VerifierKey;
import io.whence.trace.log.LedgerLog;
import io.whence.trace.log.WitnessKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evidence export}. */
@Command(
        name = "evidence",
        description = "Proof for strangers.",
        subcommands = {EvidenceExport.Export.class})
public final class EvidenceExport {
    private static final String SUFFIX = ".json";

    /** {@code evidence export CLAIM --out FILE}. */
    @Command(
            name = "export",
            description = {
                "Write everything that proves a claim's finding and settlement to one file.",
                "Discloses the openings of the claim's copies, as far as this home holds them."
            })
    static final class Export implements Task {
        @Parameters(paramLabel = "CLAIM", description = "the claim that is proved")
        private String claim = "";

        @Option(names = "--out", paramLabel = "FILE", required = true, description = "the pack, a zip file")
        private Path out = Path.of("");

        @Override
        public Reply run(Desk desk) throws IOException {
            try (Connection connection = desk.connect();
                    LedgerLog log = Logs.upToDate(desk, connection)) {
                Path keys = WitnessFolder.of(desk);
                List<VerifierKey> trusted = WitnessKeys.verifiers(keys);
                PackContents contents = new Gathering(connection, log, trusted)
                        .of(
                                claim,
                                new Gathering.Disclosure(openings(desk), slots(desk)),
                                Instant.now().truncatedTo(ChronoUnit.SECONDS));
                EvidencePack.write(contents, signers(keys, connection.identity().party()), out);
                return Reply.done(Json.object(Map.of(
                        "claim", Json.of(claim),
                        "events", Json.of(contents.events().size()),
                        "out", Json.of(out.toString()),
                        "transactions", Json.of(contents.transactions().size()),
                        "witnesses",
                                Json.texts(contents.witnesses().stream()
                                        .map(VerifierKey::name)
                                        .toList()))));
            }
        }

        /** The exporter first, then every other witness whose key this home holds. */
        private static List<SignerKey> signers(Path keys, String exporter) {
            return Stream.concat(
                            Stream.of(exporter),
                            WitnessKeys.verifiers(keys).stream()
                                    .map(VerifierKey::name)
                                    .filter(name -> !name.equals(exporter)))
                    .map(name -> WitnessKeys.load(keys, name))
                    .toList();
        }

        private static Map<String, byte[]> openings(Desk desk) throws IOException {
            Path folder = desk.home().resolve("openings");
            Map<String, byte[]> openings = new TreeMap<>();
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                            .toList()) {
                        String name = file.getFileName().toString();
                        openings.put(name.substring(0, name.length() - SUFFIX.length()), bytes(file));
                    }
                }
            }
            return openings;
        }

        /** Offer, choice and what the holder disclosed, of every copy whose slots this home has. */
        private static Map<String, byte[]> slots(Desk desk) throws IOException {
            Map<String, byte[]> slots = new TreeMap<>();
            for (String copy : openings(desk).keySet()) {
                SlotFiles files = new SlotFiles(desk, copy);
                TreeMap<String, Json> members = new TreeMap<>();
                files.read(SlotFiles.Part.OFFER).ifPresent(offer -> members.put("offer", offer));
                files.read(SlotFiles.Part.CHOICE).ifPresent(choice -> members.put("choice", choice));
                files.read(SlotFiles.Part.DISCLOSED).ifPresent(disclosed -> members.put("disclosed", disclosed));
                if (members.containsKey("offer") && members.containsKey("choice")) {
                    slots.put(copy, Json.object(members).canonical());
                }
            }
            return slots;
        }

        /** The opening as committed to: the file's last newline is the editor's. */
        private static byte[] bytes(Path file) throws IOException {
            return Json.parse(Files.readAllBytes(file)).canonical();
        }
    }
}
