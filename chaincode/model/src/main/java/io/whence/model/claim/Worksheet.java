package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.util.List;

/** What the money engine answered: the loss, what is due of it, item by item, and the digest of the whole reckoning. */
public record Worksheet(Digest digest, long lossMinorUnits, long netMinorUnits, List<Line> lines) {
    public Worksheet {
        lines = List.copyOf(lines);
    }

    /** What one item receives. */
    public record Line(String item, long minorUnits) {}
}
