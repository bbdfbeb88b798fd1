package io.whence.model.merkle;

import io.whence.model.value.Digest;

/** Whatever knows one RFC 6962 tree well enough to name the hash of each of its complete subtrees. */
public interface Subtrees {
    /** The hash over the leaves {@code [index << level, (index + 1) << level)}, all of which exist. */
    Digest at(int level, long index);
}
