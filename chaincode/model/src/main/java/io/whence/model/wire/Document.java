package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import io.whence.model.value.ValueRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The envelope of every document: what it is, who declares it when, what it links to and supersedes, and its body.
 *
 * @param digest SHA-256 over the canonical bytes as submitted
 * @param json the whole document
 */
public record Document(
        String type,
        String id,
        String exchange,
        Instant declaredAt,
        List<String> links,
        Optional<Digest> prev,
        Json body,
        Digest digest,
        Json json) {
    /** The version of the envelope that this program writes and reads. */
    public static final int SCHEMA_VERSION = 1;

    private static final int LINKS_MAX = 64;

    public Document {
        links = List.copyOf(links);
    }

    /** Reads a document of one type from its canonical bytes. */
    public static Document read(String type, byte[] canonical) {
        return read(type, Json.parseCanonical(canonical), Digest.over(canonical));
    }

    /** Reads a document of one type that was recorded under its digest. */
    public static Document read(String type, Json json, Digest digest) {
        FieldReader fields = new FieldReader("", json);
        if (!fields.text("type").equals(type)) {
            throw ValueRule.CHOICE_UNKNOWN.refuse("type", fields.text("type"));
        }
        fields.whole("schemaVersion", SCHEMA_VERSION, SCHEMA_VERSION);
        Document document = new Document(
                type,
                fields.id("id"),
                fields.id("exchange"),
                fields.time("declaredAt"),
                fields.texts("links", LINKS_MAX),
                fields.digestIfPresent("prev"),
                fields.json("body"),
                digest,
                json);
        fields.end();
        return document;
    }

    /** The reader of the body, whose refusals name {@code body.…}. */
    public FieldReader fields() {
        return new FieldReader("body", body);
    }
}
