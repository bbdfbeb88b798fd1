package io.whence.bench;

import java.util.Map;

/** How large a workload is to be: the sizes of a part, some of them changed by the caller. */
record Sizes(Map<String, Long> values) {
    Sizes {
        values = Map.copyOf(values);
    }

    long of(String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("no size is named " + name);
        }
        return value;
    }

    int count(String name) {
        return Math.toIntExact(of(name));
    }
}
