package io.whence.marking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of one delivered copy, seen through its original: nothing is copied but where its canaries stand. */
final class CopyRows {
    private final Table original;
    private final Marks marks;
    private final Marks.Codeword codeword;
    private final List<Canaries.Canary> canaries;
    private final int[] places;

    private CopyRows(Table original, Marks marks, Marks.Codeword codeword, List<Canaries.Canary> given, int[] places) {
        this.original = original;
        this.marks = marks;
        this.codeword = codeword;
        this.canaries = given;
        this.places = places;
    }

    /** The copy of a delivery as a table. */
    static Table of(Table original, Marks marks, Marks.Codeword codeword, Canaries canaries, Delivery delivery) {
        List<Integer> given = IntStream.range(0, canaries.all().size())
                .filter(number -> canaries.given(delivery, number))
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer number) -> canaries.position(delivery.id(), number, original.rows()))
                        .thenComparing(number -> number))
                .toList();
        int[] places = IntStream.range(0, given.size())
                .map(i -> canaries.position(delivery.id(), given.get(i), original.rows()) + i)
                .toArray();
        List<Canaries.Canary> rows = given.stream().map(canaries.all()::get).toList();
        return new CopyRows(original, marks, codeword, rows, places).table();
    }

    private Table table() {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < original.columns().size(); c++) {
            columns.add(column(c));
        }
        return original.withRows(columns, original.rows() + places.length);
    }

    private Column column(int number) {
        Column column = original.columns().get(number);
        List<String> invented = new ArrayList<>();
        int[] canary = new int[places.length];
        for (int i = 0; i < canary.length; i++) {
            String cell = canaries.get(i).cells().get(number).text();
            if (column.has(cell)) {
                canary[i] = column.writingOf(column.number(cell));
            } else {
                canary[i] = column.writings() + invented.size();
                invented.add(column.spelled(cell));
            }
        }
        return column.withRows(marks.in(column) ? marked(column, canary) : plain(column, canary), invented);
    }

    private Column.Writings plain(Column column, int[] canary) {
        if (places.length == 0) {
            return column::writing;
        }
        return row -> {
            int at = place(row);
            return at >= 0 ? canary[at] : column.writing(row + at + 1);
        };
    }

    private Column.Writings marked(Column column, int[] canary) {
        return row -> {
            int at = place(row);
            if (at >= 0) {
                return canary[at];
            }
            int source = row + at + 1;
            boolean changed = marks.marked(source) && marks.column(source) == column && codeword.changes(source);
            return changed ? column.writingOf(marks.alternative(source)) : column.writing(source);
        };
    }

    /** The canary in a row, or, below zero, how many canaries stand before it: {@code -1 - count}. */
    private int place(int row) {
        return places.length == 0 ? -1 : Arrays.binarySearch(places, row);
    }
}
