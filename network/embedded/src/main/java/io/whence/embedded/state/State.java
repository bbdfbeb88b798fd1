package io.whence.embedded.state;

import com.google.protobuf.ByteString;
import io.whence.model.value.Digest;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What all committed blocks add up to. Immutable: a simulation reads the state it started with while later blocks commit.
 *
 * @param values what everybody sees, by key
 * @param hashes hashes of private values, by collection and hash of the key
 * @param secrets private values, by collection and key; purged or never received ones are absent
 */
public record State(
        TreePMap<String, Versioned> values, TreePMap<String, Versioned> hashes, TreePMap<String, Versioned> secrets) {
    /** The state before the first block. */
    public static State empty() {
        TreePMap<String, Versioned> nothing = TreePMap.empty(KeyOrder.UTF_8);
        return new State(nothing, nothing, nothing);
    }

    public Optional<Versioned> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public Optional<Versioned> hash(String collection, ByteString keyHash) {
        return Optional.ofNullable(hashes.get(hashedKey(collection, keyHash)));
    }

    public Optional<Versioned> secret(String collection, String key) {
        return Optional.ofNullable(secrets.get(secretKey(collection, key)));
    }

    /** The values from {@code start} on; up to {@code end}, or to the last one if it is empty. */
    public NavigableMap<String, Versioned> range(String start, String end, boolean includeEnd) {
        return end.isEmpty() ? values.tailMap(start, true) : slice(values, start, end, includeEnd);
    }

    /** The private values of a collection from {@code start} up to but without {@code end}, or to the last one. */
    public NavigableMap<String, Versioned> secretRange(String collection, String start, String end) {
        String last = end.isEmpty() ? collection + '\u0001' : secretKey(collection, end);
        return slice(secrets, secretKey(collection, start), last, false);
    }

    /** The key of a private value within its collection, from its place among all of them. */
    public static String keyWithin(String collection, String secretKey) {
        return secretKey.substring(collection.length() + 1);
    }

    /** The hash by which the public part of the ledger knows a private key. */
    public static ByteString keyHash(String key) {
        return ByteString.copyFrom(
                Digest.over(key.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    static String secretKey(String collection, String key) {
        return collection + '\u0000' + key;
    }

    static String hashedKey(String collection, ByteString keyHash) {
        return collection + '\u0000' + keyHash.toString(StandardCharsets.ISO_8859_1);
    }

    private static NavigableMap<String, Versioned> slice(
            TreePMap<String, Versioned> map, String start, String end, boolean includeEnd) {
        boolean empty = KeyOrder.UTF_8.compare(start, end) > 0;
        return empty
                ? map.headMap(map.isEmpty() ? start : map.firstKey(), false)
                : map.subMap(start, true, end, includeEnd);
    }
}
