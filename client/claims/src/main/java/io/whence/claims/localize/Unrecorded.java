package io.whence.claims.localize;

import java.util.Optional;

/**
 * What a source that nobody recorded may be. It is taken to be one more copy like those recorded, which has a row as
 * often as they have it; or, where the provider's own table is at hand, that table, any row of which is as likely as any
 * other. So only what sets a copy apart speaks against its holder, and never that it is a part of the original.
 */
record Unrecorded(Holdings holdings, Optional<Holdings.Held> original) {
    /** How likely one more copy shows a row that so many copies have, in units of the mean density of a copy. */
    double likelihood(int number) {
        return (double) holdings.holders(number) / holdings.sources().size();
    }

    boolean inOriginal(int number) {
        return original.filter(table -> table.numbers().get(number)).isPresent();
    }

    /** How likely the original shows a row that it has, in the same units. */
    double density() {
        double mean = Mixture.meanRows(holdings);
        return original.filter(table -> table.rows() > 0)
                .map(table -> mean / table.rows())
                .orElse(0.0);
    }
}
