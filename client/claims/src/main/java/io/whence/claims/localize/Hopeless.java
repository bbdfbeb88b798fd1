package io.whence.claims.localize;

import io.whence.marking.MarkPlan;
import io.whence.marking.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Leaks of which nothing can be said by marks, and why; a finding all the same. */
final class Hopeless {
    private Hopeless() {}

    /** The finding where there is nothing to read, nobody to compare with, or no opening to read by. */
    static Optional<Finding> finding(Looks looks, List<CopyOpening> copies, List<String> columns, Case opened) {
        return reason(looks.all(), copies, columns, opened).map(reason -> nothing(looks, copies, reason));
    }

    private static Optional<Reason> reason(Table leak, List<CopyOpening> copies, List<String> columns, Case opened) {
        if (copies.isEmpty()) {
            return Optional.of(Reason.NO_COPIES);
        } else if (leak.rows() == 0) {
            return Optional.of(Reason.EMPTY_LEAK);
        } else if (columns.isEmpty()) {
            return Optional.of(Reason.NO_COMMON_COLUMN);
        }
        return opened.marking().isEmpty() ? Optional.of(opened.reason()) : Optional.empty();
    }

    private static Finding nothing(Looks looks, List<CopyOpening> copies, Reason reason) {
        List<CopyFinding> unknown = copies.stream()
                .map(copy -> CopyFinding.unknown(copy.copy(), Optional.of(copy.holder())))
                .toList();
        return new Finding(
                Verdict.INCONCLUSIVE,
                List.of(),
                Optional.of(reason),
                new Finding.Leak(looks.digest(), looks.all().rows(), Optional.empty()),
                unknown,
                OptionalDouble.empty(),
                Optional.empty(),
                MarkPlan.SCHEME,
                List.of(),
                List.of("The openings committed at delivery, unaltered, with the original they were made from."));
    }
}
