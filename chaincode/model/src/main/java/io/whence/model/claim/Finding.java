package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.util.List;

/**
 * A recomputable localisation, as far as claims rest on it: its verdict, whom it names, and whom it looked at.
 *
 * @param author the organisation that put it on the ledger
 */
public record Finding(
        Digest digest, String incident, String author, Verdict verdict, List<String> named, List<Trace> traces) {
    public Finding {
        named = List.copyOf(named);
        traces = List.copyOf(traces);
    }

    /** What a localisation may conclude; which of them carry liability. */
    public enum Verdict {
        IDENTIFIED(true),
        IDENTIFIED_UP_TO_PROVIDER(true),
        IDENTIFIED_SET(true),
        LEAD(false),
        NOT_RECORDED(false),
        INCONCLUSIVE(false);

        private final boolean accuses;

        Verdict(boolean accuses) {
            this.accuses = accuses;
        }

        /** Whether it rests on a bound: a lead is a reason to look, never a liability. */
        public boolean accuses() {
            return accuses;
        }
    }

    /** A copy that the localisation looked at, and who held it. */
    public record Trace(String copy, String holder) {}

    /** Holders whom the finding names with a bound. */
    public List<String> accusable() {
        return verdict.accuses()
                ? traces.stream()
                        .filter(trace -> named.contains(trace.copy()))
                        .map(Trace::holder)
                        .distinct()
                        .toList()
                : List.of();
    }

    /** All holders that the localisation looked at. */
    public List<String> traced() {
        return traces.stream().map(Trace::holder).distinct().toList();
    }
}
