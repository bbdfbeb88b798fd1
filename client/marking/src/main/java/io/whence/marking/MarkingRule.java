package io.whence.marking;

import io.whence.model.value.Rule;

/** What a table and a marking plan must satisfy, in order of precedence. */
public enum MarkingRule implements Rule {
    FORMAT_UNSUPPORTED("a table is CSV, JSON lines or Parquet"),
    FILE_EMPTY("a table starts with a header line"),
    NOT_UTF8("a table is UTF-8"),
    LINE_TOO_LONG("a line has at most 16 MiB"),
    CSV_MALFORMED("a table is well-formed CSV"),
    JSON_MALFORMED("every line is one JSON object"),
    PARQUET_MALFORMED("a Parquet file can be read to its end"),
    CELL_NESTED("a cell is a text, a number, true, false or nothing"),
    HEADER_EMPTY("every column has a name"),
    HEADER_DUPLICATE("a column name stands once"),
    COLUMN_COUNT("every row has as many cells as the header"),
    ROWS_TOO_MANY("a table held in memory has at most 50,000,000 rows"),
    COLUMN_UNKNOWN("the column stands in the table"),
    COPY_TWICE("a folder has one file for each copy"),
    KEY_UNKNOWN("a key column stands in every table that is compared"),
    KEY_DUPLICATE("a key column has one row for each value"),
    PLAN_COLUMN_UNMARKABLE("a column is either marked or never marked"),
    TOLERANCE_MALFORMED("a tolerance is a positive decimal"),
    NOTHING_TO_MARK("at least one cell can carry a mark"),
    PURPOSE_MALFORMED("a purpose is a word or an address, of at most 256 letters, digits and signs"),
    PURPOSE_WITHOUT_CANARIES(
            "a purpose is stated where the version's plan has canaries for purposes that could be made"),
    SCHEME_UNKNOWN("the scheme is one that this program can recompute"),
    OPENING_MALFORMED("an opening states scheme, seed, law and columns");

    private final String text;

    MarkingRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
