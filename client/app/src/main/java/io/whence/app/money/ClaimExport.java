package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.claims.message.ClaimMovement;
import io.whence.claims.message.Dossier;
import io.whence.claims.message.ExposureFile;
import io.whence.claims.message.Particulars;
import io.whence.claims.message.PaymentOrder;
import io.whence.claims.message.VerisIncident;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code claim export CLAIM --format F --out FILE}. */
@Command(
        name = "export",
        description = {
            "Write a message about a claim for those outside the ledger.",
            "Formats: pain.001 (order to a bank), oed (the cover as an exposure), movement (claim movement), veris (incident)."
        })
final class ClaimExport implements Task {
    /** What can be written. */
    enum Format {
        PAIN_001("pain.001"),
        OED("oed"),
        MOVEMENT("movement"),
        VERIS("veris");

        private final String word;

        Format(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** A message, and what it could not say. */
    private record Message(
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes, List<String> leftOut) {
        static Message of(Json json) {
            return new Message((json.text() + "\n").getBytes(StandardCharsets.UTF_8), List.of());
        }
    }

    @Parameters(paramLabel = "CLAIM", description = "the claim that is told of")
    private String claim = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            converter = Word.class,
            description = "pain.001, oed, movement or veris")
    private Format format = Format.MOVEMENT;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where the message is written")
    private Path out = Path.of("");

    @Option(
            names = "--particulars",
            paramLabel = "FILE",
            description = "names, accounts, business of parties, JSON: for pain.001 and oed")
    private @Nullable Path particulars;

    @Override
    public Reply run(Desk desk) throws IOException {
        Message message = message(dossier(desk));
        Files.write(out, message.bytes());
        TreeMap<String, Json> answer = new TreeMap<>();
        answer.put("bytes", Json.of(message.bytes().length));
        answer.put("claim", Json.of(claim));
        answer.put("format", Json.of(format.toString()));
        answer.put("leftOut", Json.texts(message.leftOut()));
        answer.put("out", Json.of(out.toString()));
        return Reply.done(Json.object(answer));
    }

    private Dossier dossier(Desk desk) {
        try (Connection connection = desk.connect()) {
            byte[] shown = connection.evaluate("claim:show", claim);
            String incident = new FieldReader("", Json.parse(shown)).id("incident");
            return Dossier.read(
                    shown, connection.evaluate("claim:cover", claim), connection.evaluate("incident:show", incident));
        }
    }

    private Message message(Dossier dossier) {
        return switch (format) {
            case PAIN_001 -> new Message(PaymentOrder.write(dossier, particulars()), List.of());
            case OED -> {
                ExposureFile file = ExposureFile.of(dossier, particulars());
                yield new Message(file.bytes(), file.leftOut());
            }
            case MOVEMENT -> Message.of(ClaimMovement.of(dossier));
            case VERIS -> Message.of(VerisIncident.of(dossier));
        };
    }

    private Particulars particulars() {
        if (particulars == null) {
            throw DeskRule.USAGE.refuse("--particulars", format + " needs the particulars of its parties");
        }
        Path file = particulars;
        return Input.in(file, () -> Particulars.read(Input.document(file)));
    }

    /** Reads the word of a format. */
    static final class Word implements picocli.CommandLine.ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            for (Format format : Format.values()) {
                if (format.word.equals(text)) {
                    return format;
                }
            }
            throw new picocli.CommandLine.TypeConversionException(
                    "'" + text + "' is none of " + List.of(Format.values()));
        }
    }
}
