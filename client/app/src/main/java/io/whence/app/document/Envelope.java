package io.whence.app.document;

import io.whence.model.bytes.Json;
import io.whence.model.value.Time;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.Document;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Fills what a document's file leaves out of its envelope. */
final class Envelope {
    private Envelope() {}

    /** The document with its type, schema version, exchange, time of declaration and links; its own words stand. */
    static Json.Fields fill(String type, Json json, String exchange, Instant now) {
        TreeMap<String, Json> members = new TreeMap<>(fields("document", json).members());
        members.putIfAbsent("type", Json.of(type));
        members.putIfAbsent("schemaVersion", Json.of(Document.SCHEMA_VERSION));
        members.putIfAbsent("exchange", Json.of(exchange));
        members.putIfAbsent("declaredAt", Json.of(Time.format(now)));
        members.putIfAbsent("links", Json.texts(List.of()));
        return Json.object(members);
    }

    static Json.Fields body(Json.Fields document) {
        return fields("body", document.members().getOrDefault("body", Json.nothing()));
    }

    /** The document with one more member in its body. */
    static Json.Fields with(Json.Fields document, String name, Json value) {
        TreeMap<String, Json> body = new TreeMap<>(body(document).members());
        body.put(name, value);
        TreeMap<String, Json> members = new TreeMap<>(document.members());
        members.put("body", Json.object(body));
        return Json.object(members);
    }

    /** A text member, or nothing where it is absent or of another type: the ledger says what is wrong with it. */
    static String textOr(Json.Fields fields, String name, String otherwise) {
        return fields.members().get(name) instanceof Json.Text text ? text.value() : otherwise;
    }

    private static Json.Fields fields(String name, Json json) {
        if (json instanceof Json.Fields fields) {
            return fields;
        }
        throw ValueRule.TYPE_WRONG.refuse(name, "not an object");
    }
}
