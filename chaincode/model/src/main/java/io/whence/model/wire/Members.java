package io.whence.model.wire;

import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The members of one JSON object, written one by one; what is absent is left out. */
final class Members {
    private final TreeMap<String, Json> members = new TreeMap<>();

    Members put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    Members put(String name, String value) {
        return put(name, Json.of(value));
    }

    Members put(String name, Enum<?> value) {
        return put(name, Json.of(value.name()));
    }

    Members put(String name, Digest value) {
        return put(name, Json.of(value.hex()));
    }

    Members put(String name, Instant value) {
        return put(name, Json.of(Time.format(value)));
    }

    Members put(String name, long value) {
        return put(name, Json.of(value));
    }

    Members put(String name, boolean value) {
        return put(name, Json.of(value));
    }

    <T> Members putIf(String name, Optional<T> value, Function<T, Json> writer) {
        value.map(writer).ifPresent(json -> put(name, json));
        return this;
    }

    <T> Members list(String name, Collection<T> values, Function<T, Json> writer) {
        List<Json> items = values.stream().map(writer).toList();
        return put(name, Json.array(items));
    }

    Json.Fields json() {
        return Json.object(members);
    }

    static Json time(Instant at) {
        return Json.of(Time.format(at));
    }

    static Json digest(Digest digest) {
        return Json.of(digest.hex());
    }

    static Json word(Enum<?> value) {
        return Json.of(value.name());
    }
}
