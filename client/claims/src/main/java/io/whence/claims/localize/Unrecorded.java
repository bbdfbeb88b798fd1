package io.whence.claims.localize;

import java.util.BitSet;

/**
 * How likely a source that nobody recorded has a leaked row. It is taken to be one more copy like those recorded: it has
 * a row as often as they have it, and every row of the original. So only what sets a copy apart speaks against its holder.
 */
final class Unrecorded {
    private final Holdings holdings;
    private final BitSet original;

    /** {@code original} holds the numbers of those leaked rows that stand in the provider's original, if that is known. */
    Unrecorded(Holdings holdings, BitSet original) {
        this.holdings = holdings;
        this.original = original;
    }

    boolean inOriginal(int number) {
        return original.get(number);
    }

    /** In units of the mean density of a copy. */
    double likelihood(int number) {
        return likelihood(holdings.holders(number), original.get(number));
    }

    double likelihood(int holders, boolean inOriginal) {
        int copies = holdings.sources().size();
        if (inOriginal || holders == copies) {
            return 1;
        }
        return holders == 0 ? 0.5 / (copies + 1) : (double) holders / copies;
    }
}
