package io.whence.app.desk;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What a home keeps of the slots of one copy: offer and choice on both sides, the provider's seed, the recipient's seed,
 * and what the recipient disclosed in a dispute.
 */
public record SlotFiles(Desk desk, String copy) {
    private static final int SEED_BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    /** Which message or secret. */
    public enum Part {
        OFFER,
        CHOICE,
        DISCLOSED,
        PROVIDER,
        RECIPIENT
    }

    /** What the home has of it. */
    public Optional<Json> read(Part part) {
        return Files.exists(path(part)) ? Optional.of(Input.document(path(part))) : Optional.empty();
    }

    /** Keeps a message; what is kept already must be the same, or it is refused: a side that sends two gives itself away. */
    public void keep(Part part, Json message) throws IOException {
        Optional<Json> kept = read(part);
        if (kept.isPresent() && !kept.get().equals(message)) {
            throw DeskRule.SLOTS_KNOWN.refuse("--copy", copy);
        }
        write(path(part), message);
    }

    /** Keeps what a holder disclosed last; it may have lied before. */
    public void disclosed(Json choice) throws IOException {
        write(path(Part.DISCLOSED), choice);
    }

    /** This side's secret, drawn when it is first asked for. */
    public byte[] seed(Part part) throws IOException {
        if (!Files.exists(path(part))) {
            byte[] drawn = new byte[SEED_BYTES];
            new SecureRandom().nextBytes(drawn);
            Secret.write(
                    path(part),
                    Json.object(Map.of("seed", Json.of(HEX.formatHex(drawn)))).text() + "\n");
        }
        FieldReader fields = new FieldReader("", Input.document(path(part)));
        byte[] seed = fields.digest("seed").bytes();
        fields.end();
        return seed;
    }

    /** Whether this side drew a secret. */
    public boolean has(Part part) {
        return Files.exists(path(part));
    }

    /** Writes a message where it is asked for. */
    public static void write(Path file, Json message) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, message.text() + "\n");
    }

    private Path path(Part part) {
        String name = copy + "." + part.name().toLowerCase(java.util.Locale.ROOT) + ".json";
        return desk.home().resolve("slots").resolve(name);
    }
}
