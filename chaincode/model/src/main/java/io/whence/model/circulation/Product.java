package io.whence.model.circulation;

import io.whence.model.value.Digest;
import java.util.Optional;

/** What is offered: its owner, its class and its grading under data security law. */
public record Product(
        String id, String owner, Kind kind, Grading grading, boolean personalData, Optional<Digest> description)
        implements Registration {
    /** What kind of thing circulates. */
    public enum Kind {
        DATASET,
        API,
        REPORT,
        MODEL,
        SOFTWARE
    }

    /** The three grades of data security law. */
    public enum Grading {
        GENERAL,
        IMPORTANT,
        CORE
    }
}
