package io.whence.model.bytes;

import io.whence.model.value.ValueRule;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A JSON value without floating point: what the ledger stores, hashes and signs. */
public sealed interface Json {
    /** The largest integer that RFC 8785 can write exactly: 2^53 - 1. */
    long INTEGER_MAX = (1L << 53) - 1;

    /** An object; its members stand in the order of their UTF-16 code units, as RFC 8785 asks. */
    record Fields(SortedMap<String, Json> members) implements Json {
        public Fields {
            members = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }
    }

    /** An array. */
    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A string. */
    record Text(String value) implements Json {}

    /** A whole number of at most 2^53 - 1 in either direction. */
    record Whole(long value) implements Json {
        public Whole {
            if (value > INTEGER_MAX || value < -INTEGER_MAX) {
                throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("number", value);
            }
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(boolean value) implements Json {}

    /** {@code null}. */
    record Nothing() implements Json {}

    /** Reads one JSON value, refusing duplicate members, fractions, lone surrogates and anything past the bounds. */
    static Json parse(byte[] utf8) {
        return JsonParser.parse("", utf8);
    }

    /** Reads one JSON value that refusals name by a path. */
    static Json parse(String path, byte[] utf8) {
        return JsonParser.parse(path, utf8);
    }

    /** Reads one JSON value that must already be in canonical form, as every document on the ledger is. */
    static Json parseCanonical(byte[] utf8) {
        Json json = parse(utf8);
        if (!java.util.Arrays.equals(json.canonical(), utf8)) {
            throw ValueRule.NOT_CANONICAL.refuse("document", "bytes differ from their canonical form");
        }
        return json;
    }

    /** The canonical UTF-8 bytes (RFC 8785). */
    default byte[] canonical() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical text (RFC 8785). */
    default String text() {
        StringBuilder out = new StringBuilder();
        JsonWriter.write(this, out);
        return out.toString();
    }

    static Fields object(Map<String, Json> members) {
        return new Fields(members instanceof SortedMap<String, Json> sorted ? sorted : new TreeMap<>(members));
    }

    static Items array(Collection<? extends Json> values) {
        return new Items(List.copyOf(values));
    }

    static Items texts(Collection<String> values) {
        return new Items(values.stream().map(Json::of).toList());
    }

    static Json of(String value) {
        return new Text(value);
    }

    static Json of(long value) {
        return new Whole(value);
    }

    static Json of(boolean value) {
        return new Flag(value);
    }

    static Json nothing() {
        return new Nothing();
    }
}
