package io.whence.marking;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Streams the fingerprints of a file's rows over some of its columns, in memory that does not grow with the rows. Files
 * with dates like 03/04/2026 are read twice: the first pass learns from the other dates how to read them.
 */
public final class RowStream {
    private static final int DICTIONARY_MAX = 1 << 18;

    private final TableFile file;
    private final int[] positions;
    private final Dictionary[] dictionaries;
    private final DateOrder[] orders;
    private final DateOrder[] learnt;
    private final long[][] lanes;
    private final int[] known;

    /** Takes one row's fingerprint. */
    public interface Rows {
        void row(long first, long second);
    }

    /** Starts anew for each pass. */
    public interface Pass {
        Rows begin();
    }

    private RowStream(TableFile file, List<String> columns, DateOrder[] orders) {
        this.file = file;
        this.positions = columns.stream().mapToInt(file.columns()::indexOf).toArray();
        this.dictionaries = Table.dictionaries(file.columns().size());
        this.orders = orders;
        this.learnt = orders.clone();
        this.lanes = new long[positions.length][512];
        this.known = new int[positions.length];
    }

    /** Streams all rows over columns that must stand in the file; a second pass begins the receiver anew. */
    public static void read(TableFile file, List<String> columns, Pass pass) throws IOException {
        DateOrder[] unknown = new DateOrder[columns.size()];
        Arrays.fill(unknown, DateOrder.UNKNOWN);
        RowStream first = new RowStream(file, columns, unknown);
        first.pass(pass.begin());
        if (!Arrays.equals(first.learnt, unknown)) {
            new RowStream(file, columns, first.learnt).pass(pass.begin());
        }
    }

    private void pass(Rows rows) throws IOException {
        file.rows(dictionaries, (codes, line) -> {
            long first = 0;
            long second = 0;
            for (int i = 0; i < positions.length; i++) {
                int code = codes[positions[i]];
                if (code >= known[i]) {
                    learn(i, code);
                }
                first += lanes[i][2 * code];
                second += lanes[i][2 * code + 1];
            }
            rows.row(first, second);
            forget();
        });
    }

    private void learn(int i, int code) {
        if (2 * code + 1 >= lanes[i].length) {
            lanes[i] = Arrays.copyOf(lanes[i], 2 * lanes[i].length);
        }
        String written = dictionaries[positions[i]].value(code);
        learnt[i] = learnt[i].learn(CanonicalCell.compose(written));
        Fingerprint.ofCell(file.columns().get(positions[i]), CanonicalCell.of(written, orders[i]), lanes[i], 2 * code);
        known[i] = code + 1;
    }

    private void forget() {
        for (Dictionary dictionary : dictionaries) {
            if (dictionary.size() > DICTIONARY_MAX) {
                dictionary.clear();
                Arrays.fill(known, 0);
            }
        }
    }
}
