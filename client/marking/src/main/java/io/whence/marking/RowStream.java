package io.whence.marking;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Streams the fingerprints of a file's rows over some of its columns, in memory that does not grow with the rows. Files
 * with dates like 03/04/2026 are read twice, unless it is known how: the first pass learns from the other dates how to read
 * them.
 */
public final class RowStream {
    private static final int DICTIONARY_MAX = 1 << 18;

    private final TableFile file;
    private final int[] positions;
    private final Dictionary[] dictionaries;
    private final ColumnReading[] readings;
    private final ReadingSigns[] signs;
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

    private RowStream(TableFile file, List<String> columns, ColumnReading[] readings) {
        this.file = file;
        this.positions = columns.stream().mapToInt(file.columns()::indexOf).toArray();
        this.dictionaries = Table.dictionaries(file.columns().size());
        this.readings = readings;
        this.signs = new ReadingSigns[positions.length];
        Arrays.setAll(signs, i -> new ReadingSigns());
        this.lanes = new long[positions.length][512];
        this.known = new int[positions.length];
    }

    /**
     * Streams all rows over columns that must stand in the file; a second pass begins the receiver anew. Answers with what
     * the cells show of how to read the columns.
     */
    public static Readings read(TableFile file, List<String> columns, Pass pass) throws IOException {
        ColumnReading[] given = columns.stream()
                .map(name -> file.reading(name).orElse(ColumnReading.UNKNOWN))
                .toArray(ColumnReading[]::new);
        RowStream first = new RowStream(file, columns, given);
        first.pass(pass.begin());
        ColumnReading[] learnt = given.clone();
        Arrays.setAll(learnt, i -> first.learnt(columns.get(i), i));
        if (!Arrays.equals(learnt, given)) {
            new RowStream(file, columns, learnt).pass(pass.begin());
        }
        return Readings.of(columns, first.signs);
    }

    /** How a column is read after all that its cells show, where that matters to any of them and other files do not say. */
    private ColumnReading learnt(String column, int i) {
        return file.reading(column).isEmpty() && signs[i].shown().open()
                ? signs[i].shown().reading()
                : readings[i];
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
        signs[i].take(CanonicalCell.compose(written));
        Fingerprint.ofCell(
                file.columns().get(positions[i]), CanonicalCell.of(written, readings[i]), lanes[i], 2 * code);
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
