package io.whence.marking;

import io.whence.marking.store.Ints;
import io.whence.marking.store.Longs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The distinct values of one column from the smallest to the largest, and how far from each the tolerance reaches. */
final class Ranks {
    private static final int NONE = -1;

    private final Ints codes;
    private final Ints ranks;
    private final Ints lowest;
    private final Ints highest;

    private Ranks(int values, Ints codes) {
        this.codes = codes;
        this.ranks = Ints.of(values);
        this.lowest = Ints.of(codes.size());
        this.highest = Ints.of(codes.size());
        for (int rank = 0; rank < codes.size(); rank++) {
            ranks.set(codes.at(rank), rank + 1);
        }
    }

    /** The place of a value, or -1 for one that cannot be exchanged. */
    int of(int code) {
        return ranks.at(code) - 1;
    }

    int code(int rank) {
        return codes.at(rank);
    }

    /** The smallest value that a value of this rank may be exchanged for. */
    int lowest(int rank) {
        return lowest.at(rank);
    }

    /** The largest value that a value of this rank may be exchanged for. */
    int highest(int rank) {
        return highest.at(rank);
    }

    /** How large the values of a column are. */
    interface Measure {
        ColumnType type();

        double about(String value);

        BigDecimal exactly(String value);
    }

    /** Numbers measure themselves. */
    record Numbers() implements Measure {
        @Override
        public ColumnType type() {
            return ColumnType.NUMBER;
        }

        @Override
        public double about(String value) {
            return Double.parseDouble(value);
        }

        @Override
        public BigDecimal exactly(String value) {
            return new BigDecimal(value);
        }
    }

    /** Dates are measured in days. */
    record Days() implements Measure {
        @Override
        public ColumnType type() {
            return ColumnType.DATE;
        }

        @Override
        public double about(String value) {
            return LocalDate.parse(value.substring(0, 10)).toEpochDay();
        }

        @Override
        public BigDecimal exactly(String value) {
            return BigDecimal.valueOf(LocalDate.parse(value.substring(0, 10)).toEpochDay());
        }
    }

    /** Values of a measure, exchangeable where they are no farther apart than this. */
    static Ranks within(List<String> values, Measure measure, BigDecimal most) {
        Measured measured = new Measured(values, measure, most);
        Ranks ranks = new Ranks(values.size(), measured.ascending());
        int low = 0;
        int high = 0;
        for (int rank = 0; rank < ranks.codes.size(); rank++) {
            while (!measured.reaches(ranks.code(low), ranks.code(rank))) {
                low++;
            }
            while (high + 1 < ranks.codes.size() && measured.reaches(ranks.code(rank), ranks.code(high + 1))) {
                high++;
            }
            ranks.lowest.set(rank, low);
            ranks.highest.set(rank, high);
        }
        return ranks;
    }

    /** Words, exchangeable inside a declared list; without lists, all but the empty one. */
    static Ranks listed(List<String> values, List<List<String>> equivalents) {
        Ints lists = Ints.of(values.size());
        Ints listed = Ints.growing();
        for (int code = 0; code < values.size(); code++) {
            lists.set(code, list(equivalents, values.get(code)));
            if (lists.at(code) != NONE) {
                listed.add(code);
            }
        }
        Ints codes = RowOrder.of(listed, code -> 0, (a, b) -> {
            int byList = Integer.compare(lists.at(a), lists.at(b));
            return byList != 0 ? byList : values.get(a).compareTo(values.get(b));
        });
        Ranks ranks = new Ranks(values.size(), codes);
        ranks.reachWithin(lists);
        return ranks;
    }

    private void reachWithin(Ints lists) {
        int from = 0;
        for (int rank = 1; rank <= codes.size(); rank++) {
            if (rank == codes.size() || lists.at(code(rank)) != lists.at(code(from))) {
                for (int member = from; member < rank; member++) {
                    lowest.set(member, from);
                    highest.set(member, rank - 1);
                }
                from = rank;
            }
        }
    }

    private static int list(List<List<String>> equivalents, String value) {
        if (equivalents.isEmpty()) {
            return value.isEmpty() ? NONE : 0;
        }
        return IntStream.range(0, equivalents.size())
                .filter(list -> equivalents.get(list).contains(value))
                .findFirst()
                .orElse(NONE);
    }

    /** Compares values by floating-point numbers, and exactly where these come close. */
    private static final class Measured {
        private static final double SLACK = 0x1p-48;

        private final List<String> values;
        private final Measure measure;
        private final Longs about;
        private final Ints measurable = Ints.growing();
        private final BigDecimal most;
        private double smallest = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;

        Measured(List<String> values, Measure measure, BigDecimal most) {
            this.values = values;
            this.measure = measure;
            this.most = most;
            this.about = Longs.of(values.size());
            for (int code = 0; code < values.size(); code++) {
                String value = values.get(code);
                if (!value.isEmpty() && CanonicalCell.typeOf(value) == measure.type()) {
                    double size = measure.about(value);
                    smallest = Math.min(smallest, size);
                    largest = Math.max(largest, size);
                    about.set(code, Double.doubleToRawLongBits(size));
                    measurable.add(code);
                }
            }
        }

        Ints ascending() {
            double scale = largest > smallest ? 0x1p62 / (largest - smallest) : 0;
            return RowOrder.of(measurable, code -> (long) ((size(code) - smallest) * scale) << 1, this::compare);
        }

        /** Whether a larger value is within the tolerance of a smaller one. */
        boolean reaches(int smaller, int larger) {
            double apart = size(larger) - size(smaller);
            double tolerance = most.doubleValue();
            double slack = SLACK * (Math.abs(size(larger)) + Math.abs(size(smaller)) + tolerance);
            if (Math.abs(apart - tolerance) > slack) {
                return apart < tolerance;
            }
            return exactly(larger).subtract(exactly(smaller)).compareTo(most) <= 0;
        }

        private int compare(int first, int second) {
            int roughly = Double.compare(size(first), size(second));
            if (roughly != 0) {
                return roughly;
            }
            int exact = exactly(first).compareTo(exactly(second));
            return exact != 0 ? exact : values.get(first).compareTo(values.get(second));
        }

        private double size(int code) {
            return Double.longBitsToDouble(about.at(code));
        }

        private BigDecimal exactly(int code) {
            return measure.exactly(values.get(code));
        }
    }
}
