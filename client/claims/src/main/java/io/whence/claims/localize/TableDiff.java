package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was done to a table between its original and a copy: rows, cells, and the comparisons it took to find them. */
public record TableDiff(
        int rowsDiffering,
        int rowsMissing,
        int rowsAdded,
        List<Cell> cells,
        SortedMap<String, Integer> byColumn,
        long comparisons) {

    public TableDiff {
        cells = List.copyOf(cells);
    }

    /** A cell that differs, as written; empty where the column stands in one table only. */
    public record Cell(String row, String column, Optional<String> original, Optional<String> copy) {
        Json json() {
            return Json.object(Map.of(
                    "row", Json.of(row),
                    "column", Json.of(column),
                    "original", CopyFinding.textOrNull(original),
                    "copy", CopyFinding.textOrNull(copy)));
        }
    }

    /** Whether the two tables say the same. */
    public boolean equal() {
        return rowsDiffering == 0 && rowsMissing == 0 && rowsAdded == 0;
    }

    public Json json() {
        Map<String, Json> columns = new TreeMap<>();
        byColumn.forEach((column, count) -> columns.put(column, Json.of(count)));
        return Json.object(Map.of(
                "rowsDiffering", Json.of(rowsDiffering),
                "rowsMissing", Json.of(rowsMissing),
                "rowsAdded", Json.of(rowsAdded),
                "cells", Json.array(cells.stream().map(Cell::json).toList()),
                "byColumn", Json.object(columns),
                "comparisons", Json.of(comparisons)));
    }
}
