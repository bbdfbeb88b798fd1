package io.whence.marking;

import java.util.Optional;

/**
 * One hand-over of a version, by the id of its copy. A copy that is given for one stated purpose carries purpose canaries
 * as well, keyed by that purpose: where they show up, that copy was used.
 */
public record Delivery(String id, Optional<String> purpose) {
    private static final String PURPOSE = "[\\p{Graph}]{1,256}";

    public Delivery {
        purpose.filter(word -> !word.matches(PURPOSE)).ifPresent(word -> {
            throw MarkingRule.PURPOSE_MALFORMED.refuse("purpose", word);
        });
    }

    /** A hand-over for no stated purpose. */
    public static Delivery of(String id) {
        return new Delivery(id, Optional.empty());
    }
}
