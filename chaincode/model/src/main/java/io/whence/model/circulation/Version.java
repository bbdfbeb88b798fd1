package io.whence.model.circulation;

import io.whence.model.value.Digest;
import java.util.Optional;

/** One frozen content of a product: its canonical content root, its schema, its size. */
public record Version(
        String id,
        String product,
        long sequence,
        Optional<String> supersedes,
        long rows,
        long bytes,
        Digest root,
        Digest schema,
        Optional<Digest> quality)
        implements Registration {}
