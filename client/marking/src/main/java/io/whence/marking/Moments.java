package io.whence.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Means, deviations and correlations of the columns of numbers of a table, in one pass over its rows. */
final class Moments {
    private static final int COLUMNS_MAX = 64;
    private static final int VALUES_READY_MAX = 1 << 20;
    private static final int CHUNK = 1 << 14;

    private final List<Column> columns;
    private final List<Pair> pairs;
    private final Sums[] sums;
    private final Sums[] products;

    /** Two columns of numbers, the first of which was changed. */
    record Pair(String first, String second) {}

    /** What is computed once for all rows: the numbers of a column's first values, and which columns make a pair. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Ready(double[][] numbers, int[] firsts, int[] seconds) {}

    /** Sums over the rows in which both of two columns have numbers. */
    private static final class Sums {
        private long count;
        private double first;
        private double second;
        private double firstSquared;
        private double secondSquared;
        private double product;

        void add(double one, double other) {
            if (!Double.isNaN(one) && !Double.isNaN(other)) {
                count++;
                first += one;
                second += other;
                firstSquared += one * one;
                secondSquared += other * other;
                product += one * other;
            }
        }

        Sums plus(Sums more) {
            count += more.count;
            first += more.first;
            second += more.second;
            firstSquared += more.firstSquared;
            secondSquared += more.secondSquared;
            product += more.product;
            return this;
        }

        double deviation() {
            return Math.sqrt(Math.max(0, firstSquared / count - first / count * (first / count)));
        }

        double correlation() {
            double covariance = product - first * second / count;
            double scale = (firstSquared - first * first / count) * (secondSquared - second * second / count);
            return count == 0 || scale <= 0 ? Double.NaN : covariance / Math.sqrt(scale);
        }
    }

    private Moments(List<Column> columns, List<Pair> pairs) {
        this.columns = columns;
        this.pairs = pairs;
        this.sums = fresh(columns.size());
        this.products = fresh(pairs.size());
    }

    /** Of the changed columns of numbers, and of these with each of the table's first {@link #COLUMNS_MAX} others. */
    static Moments of(Table table, Set<String> changed) {
        List<Column> numbers = table.columns().stream()
                .filter(column -> column.type() == ColumnType.NUMBER)
                .filter(column ->
                        changed.contains(column.name()) || column.values().size() < table.rows())
                .limit(COLUMNS_MAX)
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (Column first : numbers) {
            for (Column second : numbers) {
                boolean twice = changed.contains(second.name()) && second.name().compareTo(first.name()) <= 0;
                if (changed.contains(first.name()) && first != second && !twice) {
                    pairs.add(new Pair(first.name(), second.name()));
                }
            }
        }
        Moments moments = new Moments(numbers, pairs);
        moments.read(table.rows());
        return moments;
    }

    List<Pair> pairs() {
        return pairs;
    }

    boolean has(String column) {
        return indexOf(column) >= 0 && sums[indexOf(column)].count > 0;
    }

    double mean(String column) {
        Sums own = sums[indexOf(column)];
        return own.first / own.count;
    }

    double deviation(String column) {
        return sums[indexOf(column)].deviation();
    }

    double correlation(Pair pair) {
        return products[pairs.indexOf(pair)].correlation();
    }

    /** Chunks are summed in parallel and added in order, so that the same table gives the same digits. */
    private void read(int rows) {
        Ready ready = new Ready(
                columns.stream().map(Moments::ready).toArray(double[][]::new),
                pairs.stream().mapToInt(pair -> indexOf(pair.first())).toArray(),
                pairs.stream().mapToInt(pair -> indexOf(pair.second())).toArray());
        IntStream.range(0, (rows + CHUNK - 1) / CHUNK)
                .parallel()
                .mapToObj(chunk -> {
                    Moments part = new Moments(columns, pairs);
                    double[] cells = new double[columns.size()];
                    for (int row = chunk * CHUNK; row < Math.min(rows, (chunk + 1) * CHUNK); row++) {
                        part.add(row, cells, ready);
                    }
                    return part;
                })
                .forEachOrdered(this::plus);
    }

    private void add(int row, double[] cells, Ready ready) {
        for (int c = 0; c < cells.length; c++) {
            int code = columns.get(c).code(row);
            double[] known = ready.numbers[c];
            cells[c] = code < known.length ? known[code] : number(columns.get(c).cell(row));
            sums[c].add(cells[c], 0);
        }
        for (int pair = 0; pair < ready.firsts.length; pair++) {
            products[pair].add(cells[ready.firsts[pair]], cells[ready.seconds[pair]]);
        }
    }

    private void plus(Moments part) {
        for (int c = 0; c < sums.length; c++) {
            sums[c].plus(part.sums[c]);
        }
        for (int pair = 0; pair < products.length; pair++) {
            products[pair].plus(part.products[pair]);
        }
    }

    private int indexOf(String name) {
        return IntStream.range(0, columns.size())
                .filter(c -> columns.get(c).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    private static double[] ready(Column column) {
        return column.values().stream()
                .limit(VALUES_READY_MAX)
                .mapToDouble(Moments::number)
                .toArray();
    }

    private static double number(String value) {
        return CanonicalCell.typeOf(value) == ColumnType.NUMBER ? Double.parseDouble(value) : Double.NaN;
    }

    private static Sums[] fresh(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Sums()).toArray(Sums[]::new);
    }
}
