package io.whence.claims.message;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A claim as a ledger answered it after its payment was instructed, and the schemas that messages are judged by. */
final class Recorded {
    private static final Path SCHEMAS = Path.of("../../docs/schemas");

    private Recorded() {}

    static byte[] recorded(String name) {
        try (InputStream stream = Objects.requireNonNull(Recorded.class.getResourceAsStream("/message/" + name))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dossier dossier() {
        return Dossier.read(canonical("claim.json"), canonical("cover.json"), canonical("incident.json"));
    }

    /** The same claim with every occurrence of a text in one of its three records replaced. */
    static Dossier dossier(String record, String text, String other) {
        return Dossier.read(
                canonical("claim.json", record, text, other),
                canonical("cover.json", record, text, other),
                canonical("incident.json", record, text, other));
    }

    static Particulars particulars() {
        return Particulars.read(Json.parse(recorded("particulars.json")));
    }

    /** What a published schema objects to. */
    static List<String> objections(String schema, byte[] json) throws IOException {
        String text = java.nio.file.Files.readString(SCHEMAS.resolve(schema));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text)
                .validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static byte[] canonical(String name) {
        return Json.parse(recorded(name)).canonical();
    }

    private static byte[] canonical(String name, String record, String text, String other) {
        byte[] canonical = canonical(name);
        return name.equals(record)
                ? new String(canonical, StandardCharsets.UTF_8)
                        .replace(text, other)
                        .getBytes(StandardCharsets.UTF_8)
                : canonical;
    }
}
