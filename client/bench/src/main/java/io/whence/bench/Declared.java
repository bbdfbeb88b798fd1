package io.whence.bench;

import io.whence.model.bytes.Json;
import io.whence.model.wire.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The documents that workloads stand on. */
final class Declared {
    private Declared() {}

    /** The canonical bytes of a document of the exchange whose body is JSON with single quotes. */
    static byte[] canonical(String type, String id, String body) {
        return Json.object(Map.of(
                        "type", Json.of(type),
                        "schemaVersion", Json.of(Document.SCHEMA_VERSION),
                        "id", Json.of(id),
                        "exchange", Json.of("exchange"),
                        "declaredAt", Json.of("2026-01-01T00:00:00Z"),
                        "links", Json.array(List.of()),
                        "body", Json.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))))
                .canonical();
    }
}
