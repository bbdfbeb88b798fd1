package io.whence.trace;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of texts, the first of them a head, as a table to read or as CSV. */
final class Tabular {
    private Tabular() {}

    /** Columns as wide as their widest cell. */
    static String table(List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** RFC 4180 with a head line. */
    static String csv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Tabular::quoted).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    /** Ids, words and times need no quotes, but a spreadsheet must not take one for a formula. */
    private static String quoted(String cell) {
        return cell.matches("[A-Za-z0-9._:-]*") && !cell.startsWith("-")
                ? cell
                : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
