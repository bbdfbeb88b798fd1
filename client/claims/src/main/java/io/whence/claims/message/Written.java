package io.whence.claims.message;

import io.whence.model.bytes.Json;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The members of one JSON object as they are written; what is absent is left out. */
final class Written {
    private final TreeMap<String, Json> members = new TreeMap<>();

    Written put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    Written put(String name, String value) {
        return put(name, Json.of(value));
    }

    Written put(String name, long value) {
        return put(name, Json.of(value));
    }

    Written put(String name, Instant value) {
        return put(name, Time.format(value));
    }

    <T> Written putIf(String name, Optional<T> value, Function<T, Json> writer) {
        value.map(writer).ifPresent(json -> put(name, json));
        return this;
    }

    <T> Written list(String name, Collection<T> values, Function<T, Json> writer) {
        return put(name, Json.array(values.stream().map(writer).toList()));
    }

    Json.Fields json() {
        return Json.object(members);
    }
}
