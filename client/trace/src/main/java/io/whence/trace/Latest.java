package io.whence.trace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What was used lately of many, up to a weight. Kept in two generations: what is used again moves to the younger one, and
 * when that is half of the weight, the older one is forgotten. Costs no more than a map.
 */
final class Latest<K, V> {
    private final long weightMax;
    private final ToLongFunction<V> weigh;
    private final Runnable beforeForgetting;
    private Map<K, V> young = new HashMap<>();
    private Map<K, V> old = new HashMap<>();
    private long youngWeight;

    /** Runs something each time before the older generation is forgotten. */
    Latest(long weightMax, ToLongFunction<V> weigh, Runnable beforeForgetting) {
        this.weightMax = weightMax;
        this.weigh = weigh;
        this.beforeForgetting = beforeForgetting;
    }

    /** Up to so many, whatever they are. */
    static <K, V> Latest<K, V> many(long max) {
        return new Latest<>(max, value -> 1, () -> {});
    }

    Optional<V> find(K key) {
        V value = young.get(key);
        if (value == null && !old.isEmpty()) {
            value = old.remove(key);
            if (value != null) {
                put(key, value);
            }
        }
        return Optional.ofNullable(value);
    }

    void put(K key, V value) {
        long weight = weigh.applyAsLong(value);
        if (youngWeight + weight > weightMax / 2) {
            beforeForgetting.run();
            old = young;
            young = new HashMap<>();
            youngWeight = 0;
        }
        old.remove(key);
        V before = young.put(key, value);
        youngWeight += weight - (before == null ? 0 : weigh.applyAsLong(before));
    }

    void forget(K key) {
        V before = young.remove(key);
        youngWeight -= before == null ? 0 : weigh.applyAsLong(before);
        old.remove(key);
    }

    void clear() {
        young = new HashMap<>();
        old = new HashMap<>();
        youngWeight = 0;
    }

    boolean isEmpty() {
        return young.isEmpty() && old.isEmpty();
    }
}
