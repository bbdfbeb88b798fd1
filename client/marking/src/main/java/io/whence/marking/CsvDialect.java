package io.whence.marking;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a CSV file is written. Its separator is the one of comma, semicolon, tab and bar that cuts most of the first lines
 * into as many cells as the header, or the one that a first line {@code sep=;} names.
 */
record CsvDialect(char separator, boolean separatorLine, Quotes quotes) {
    private static final String SEPARATORS = ",;\t|";
    private static final String NAMED = "sep=";
    private static final int SAMPLE_CHARACTERS = 1 << 16;

    /** How quotes stand around cells and inside them. */
    enum Quotes {
        /** At the ends of a cell; a quote inside is written twice. */
        DOUBLED,
        /** The same, with space around them. */
        SPACED,
        /** At the ends of a cell; a quote inside stands after a backslash. */
        ESCAPED
    }

    /** The dialect that the start of a file shows. */
    static CsvDialect of(Path path) throws IOException {
        String sample = sample(path);
        String line = sample.lines().findFirst().orElse("").strip().replace("\"", "");
        if (line.length() == NAMED.length() + 1 && line.regionMatches(true, 0, NAMED, 0, NAMED.length())) {
            return new CsvDialect(line.charAt(NAMED.length()), true, Quotes.DOUBLED);
        }
        return new CsvDialect(separator(sample), false, Quotes.DOUBLED);
    }

    CsvDialect with(Quotes other) {
        return new CsvDialect(separator, separatorLine, other);
    }

    private static String sample(Path path) throws IOException {
        char[] sample = new char[SAMPLE_CHARACTERS];
        int length = 0;
        try (Reader reader = CsvText.open(path, false)) {
            for (int n = 0; n >= 0 && length < sample.length; length += n) {
                n = reader.read(sample, length, sample.length - length);
                if (n < 0) {
                    break;
                }
            }
        }
        return new String(sample, 0, length);
    }

    private static char separator(String sample) {
        char best = SEPARATORS.charAt(0);
        Fit most = new Fit(0, 1);
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char separator = SEPARATORS.charAt(i);
            Fit fit = Fit.of(cells(sample, separator));
            if (fit.cells > 1 && fit.betterThan(most)) {
                best = separator;
                most = fit;
            }
        }
        return best;
    }

    /** What part of the rows, in thousandths, has as many cells as the header, and how many these are. */
    private record Fit(int rows, int cells) {
        static Fit of(List<Integer> counts) {
            if (counts.isEmpty()) {
                return new Fit(0, 0);
            }
            int header = counts.getFirst();
            long same = counts.stream().filter(count -> count == header).count() - 1;
            return new Fit(counts.size() == 1 ? 1_000 : (int) (1_000 * same / (counts.size() - 1)), header);
        }

        boolean betterThan(Fit other) {
            return rows > other.rows || (rows == other.rows && cells > other.cells);
        }
    }

    /** How many cells each whole line of a sample has; blank lines and the mark at the end of a file are none. */
    private static List<Integer> cells(String sample, char separator) {
        List<Integer> counts = new ArrayList<>();
        int cells = 1;
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (c == '"' && (quoted || opens(sample, i, separator))) {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (!blank) {
                    counts.add(cells);
                }
                cells = 1;
                blank = true;
                continue;
            } else if (!quoted && c == separator) {
                cells++;
            }
            blank = false;
        }
        return counts;
    }

    /** Whether a quote stands where a cell starts, or goes on with one after a quote inside it. */
    private static boolean opens(String sample, int quote, char separator) {
        int before = quote - 1;
        while (before >= 0 && sample.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || "\n\r\"".indexOf(sample.charAt(before)) >= 0 || sample.charAt(before) == separator;
    }
}
