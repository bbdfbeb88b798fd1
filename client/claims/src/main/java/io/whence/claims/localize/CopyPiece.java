package io.whence.claims.localize;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The rows of a leak, cut by what they say of the leading copy. */
enum CopyPiece {
    HELD_ALONE("%d leaked rows stand in %s and in no other copy"),
    HELD_WITH_OTHERS("%d leaked rows stand in %s and in some other copies"),
    HELD_BY_OTHERS("%d leaked rows stand in other copies but not in %s"),
    HELD_BY_ALL("%d leaked rows stand in every copy, %s among them"),
    HELD_BY_NONE("%d leaked rows stand in no copy, not in %s either");

    private static final int PIECES = 3;

    private final String form;

    CopyPiece(String form) {
        this.form = form;
    }

    /** The pieces that weigh most for or against a copy, which has this id. */
    static List<Evidence> about(int leading, String id, Holdings holdings, CopyBeliefs beliefs) {
        int copies = holdings.sources().size();
        return Arrays.stream(values())
                .filter(piece -> holdings.count(piece.rows(leading, holdings)) > 0)
                .map(piece -> {
                    IntPredicate rows = piece.rows(leading, holdings);
                    String what = String.format(Locale.ROOT, piece.form, holdings.count(rows), id);
                    return beliefs.weighed(
                            new Weighed.Named(holdings.digest(rows), what),
                            leading,
                            cell -> piece == of(cell.holders(), copies, cell.leading()));
                })
                .sorted()
                .limit(PIECES)
                .map(Weighed::evidence)
                .toList();
    }

    private IntPredicate rows(int leading, Holdings holdings) {
        int copies = holdings.sources().size();
        return number -> this == of(holdings.holders(number), copies, holdings.holds(leading, number));
    }

    private static CopyPiece of(int holders, int copies, boolean leading) {
        if (holders == 0) {
            return HELD_BY_NONE;
        } else if (holders == copies && copies > 1) {
            return HELD_BY_ALL;
        } else if (!leading) {
            return HELD_BY_OTHERS;
        }
        return holders == 1 ? HELD_ALONE : HELD_WITH_OTHERS;
    }
}
