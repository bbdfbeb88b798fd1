package io.whence.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What thieves do to what they took before they put it up; the strength says how much of it. */
enum Attack {
    ROWS_SAMPLED("rows kept, per cent"),
    ROWS_SHUFFLED("columns sorted by"),
    CELLS_FLIPPED("cells overwritten, per cent"),
    NUMBERS_ROUNDED("speeds rounded to a multiple of"),
    COLUMNS_DROPPED("columns dropped"),
    FILE_REWRITTEN("spelling"),
    PUBLIC_ROWS_MIXED_IN("strangers' rows, per cent"),
    SUSPICIOUS_CELLS_RESTORED("least likely cells set to the likeliest, per cent"),
    COLLUDERS_MIX_ROWS("colluders"),
    COLLUDERS_MIX_CELLS("colluders"),
    COLLUDERS_AVERAGE_CELLS("colluders"),
    COLLUDERS_TAKE_THE_RARER_CELL("colluders"),
    COLLUDERS_DROP_WHAT_DIFFERS("colluders");

    private static final String SPEED = "Speed IAS in knots";
    private static final String DATE = "Flight Date";
    private static final String SPECIES = "Wildlife Species";
    private static final List<String> MARKED = List.of(SPEED, DATE, SPECIES);
    private static final int ALTERED_ROWS = 2_500;

    private final String strengthMeans;

    Attack(String strengthMeans) {
        this.strengthMeans = strengthMeans;
    }

    String strengthMeans() {
        return strengthMeans;
    }

    /** How many thieves take part. */
    int thieves(int strength) {
        return name().startsWith("COLLUDERS") ? strength : 1;
    }

    /** The loot; the same seed gives the same. */
    Heist.Loot on(Heist heist, int strength, Random random) throws IOException {
        List<List<String>> own = heist.copy(0);
        List<String> header = heist.header();
        return switch (this) {
            case ROWS_SAMPLED -> Heist.Loot.plain(header, sample(own, own.size() * strength / 100, random));
            case ROWS_SHUFFLED -> Heist.Loot.plain(header, sorted(own, strength, random));
            case CELLS_FLIPPED -> Heist.Loot.plain(header, flipped(own, strength, random));
            case NUMBERS_ROUNDED -> Heist.Loot.plain(header, rounded(own, heist.column(SPEED), strength));
            case COLUMNS_DROPPED -> dropped(heist, strength);
            case FILE_REWRITTEN ->
                new Heist.Loot(header, own, List.of(Dress.values()).get(strength));
            case PUBLIC_ROWS_MIXED_IN -> Heist.Loot.plain(header, diluted(own, strength, random));
            case SUSPICIOUS_CELLS_RESTORED -> Heist.Loot.plain(header, restored(heist, strength));
            case COLLUDERS_MIX_ROWS -> Heist.Loot.plain(header, mixed(heist, strength, random));
            case COLLUDERS_MIX_CELLS ->
                Heist.Loot.plain(header, joined(heist, strength, cells -> cells.get(random.nextInt(strength))));
            case COLLUDERS_AVERAGE_CELLS -> Heist.Loot.plain(header, joined(heist, strength, Attack::average));
            case COLLUDERS_TAKE_THE_RARER_CELL -> Heist.Loot.plain(header, joined(heist, strength, Attack::rarer));
            case COLLUDERS_DROP_WHAT_DIFFERS -> Heist.Loot.plain(header, agreed(heist, strength));
        };
    }

    private static List<List<String>> sample(List<List<String>> rows, int count, Random random) {
        List<List<String>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, count);
    }

    /** In no order at all, then by so many columns. */
    private static List<List<String>> sorted(List<List<String>> rows, int columns, Random random) {
        List<List<String>> sorted = new ArrayList<>(rows);
        Collections.shuffle(sorted, random);
        for (int column = columns - 1; column >= 0; column--) {
            int by = column;
            sorted.sort(Comparator.comparing(row -> row.get(by)));
        }
        return sorted;
    }

    /** Cells overwritten by cells of other rows of the same column. */
    private static List<List<String>> flipped(List<List<String>> rows, int percent, Random random) {
        return altered(
                sample(rows, ALTERED_ROWS, random),
                (row, column) -> random.nextInt(100) < percent
                        ? rows.get(random.nextInt(rows.size())).get(column)
                        : row.get(column));
    }

    private static List<List<String>> rounded(List<List<String>> rows, int speed, int multiple) {
        return altered(rows, (row, column) -> {
            String cell = row.get(column);
            return column == speed && !cell.isEmpty()
                    ? String.valueOf(Math.round(Double.parseDouble(cell) / multiple) * multiple)
                    : cell;
        });
    }

    /** The columns that may be marked go first, then the others from the last on. */
    private static Heist.Loot dropped(Heist heist, int columns) {
        List<String> order = new ArrayList<>(MARKED);
        heist.header().reversed().stream().filter(name -> !order.contains(name)).forEach(order::add);
        List<Integer> kept = IntStream.range(0, heist.header().size())
                .filter(column -> order.indexOf(heist.header().get(column)) >= columns)
                .boxed()
                .toList();
        return Heist.Loot.plain(
                kept.stream().map(heist.header()::get).toList(),
                heist.copy(0).stream()
                        .map(row -> kept.stream().map(row::get).toList())
                        .toList());
    }

    /** Strangers' rows look like the table's: each column in its own disorder. */
    private static List<List<String>> diluted(List<List<String>> rows, int percent, Random random) {
        List<List<String>> mixed = new ArrayList<>(sample(rows, ALTERED_ROWS * (100 - percent) / 100, random));
        int strangers = ALTERED_ROWS - mixed.size();
        for (int row = 0; row < strangers; row++) {
            mixed.add(altered(
                            List.of(rows.getFirst()),
                            (own, column) ->
                                    rows.get(random.nextInt(rows.size())).get(column))
                    .getFirst());
        }
        Collections.shuffle(mixed, random);
        return mixed;
    }

    /** The cells least likely beside what stands in correlated columns get the value that is likeliest there. */
    private static List<List<String>> restored(Heist heist, int percent) {
        List<List<String>> rows = heist.copy(0);
        List<List<String>> restored = new ArrayList<>(
                rows.stream().map(row -> (List<String>) new ArrayList<>(row)).toList());
        restore(
                restored,
                heist.column(SPEED),
                List.of(heist.column("Phase of flight"), heist.column("Aircraft Make Model")),
                percent);
        restore(
                restored,
                heist.column(SPECIES),
                List.of(heist.column("Wildlife Size"), heist.column("Airport Name")),
                percent);
        restore(
                restored,
                heist.column(DATE),
                List.of(heist.column("Airport Name"), heist.column("Aircraft Airline Operator")),
                percent);
        return restored;
    }

    private static void restore(List<List<String>> rows, int column, List<Integer> given, int percent) {
        Map<List<String>, Map<String, Integer>> counts = new HashMap<>();
        for (List<String> row : rows) {
            counts.computeIfAbsent(beside(row, given), fresh -> new HashMap<>())
                    .merge(row.get(column), 1, Integer::sum);
        }
        Comparator<List<String>> suspicion = Comparator.comparingDouble(row -> {
            Map<String, Integer> group = counts.getOrDefault(beside(row, given), Map.of());
            return (double) group.getOrDefault(row.get(column), 0)
                    / group.values().stream().mapToInt(one -> one).sum();
        });
        List<List<String>> suspicious = rows.stream()
                .sorted(suspicion)
                .limit((long) rows.size() * percent / 100)
                .toList();
        for (List<String> row : suspicious) {
            Map<String, Integer> group = counts.getOrDefault(beside(row, given), Map.of());
            row.set(
                    column,
                    Collections.max(
                                    group.entrySet(),
                                    Map.Entry.<String, Integer>comparingByValue()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .getKey());
        }
    }

    private static List<String> beside(List<String> row, List<Integer> given) {
        return given.stream().map(row::get).toList();
    }

    private static List<List<String>> mixed(Heist heist, int thieves, Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (int thief = 0; thief < thieves; thief++) {
            rows.addAll(sample(heist.copy(thief), heist.copy(thief).size() / thieves, random));
        }
        return rows;
    }

    private static List<List<String>> joined(Heist heist, int thieves, Function<List<String>, String> cell) {
        return sideBySide(heist, thieves).stream()
                .map(rows -> IntStream.range(0, heist.header().size())
                        .mapToObj(column -> cell.apply(
                                rows.stream().map(row -> row.get(column)).toList()))
                        .toList())
                .toList();
    }

    private static List<List<String>> agreed(Heist heist, int thieves) {
        return sideBySide(heist, thieves).stream()
                .filter(rows -> rows.stream().distinct().count() == 1)
                .map(List::getFirst)
                .toList();
    }

    /** Rows that all thieves have, laid side by side by what no copy varies. */
    private static List<List<List<String>>> sideBySide(Heist heist, int thieves) {
        List<Integer> steady = IntStream.range(0, heist.header().size())
                .filter(column -> !MARKED.contains(heist.header().get(column)))
                .boxed()
                .toList();
        Map<List<String>, List<List<String>>> alike = new LinkedHashMap<>();
        for (int thief = 0; thief < thieves; thief++) {
            for (List<String> row : heist.copy(thief)) {
                alike.computeIfAbsent(beside(row, steady), fresh -> new ArrayList<>())
                        .add(row);
            }
        }
        return alike.values().stream().filter(rows -> rows.size() == thieves).toList();
    }

    /** The mean of numbers and dates, the commonest of words. */
    private static String average(List<String> cells) {
        if (cells.stream().allMatch(cell -> cell.matches("\\d+"))) {
            BigDecimal sum = cells.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            return sum.divide(BigDecimal.valueOf(cells.size()), 0, RoundingMode.HALF_EVEN)
                    .toPlainString();
        } else if (cells.stream().allMatch(cell -> cell.matches("\\d{4}-\\d{2}-\\d{2}"))) {
            long days = Math.round(cells.stream()
                    .mapToLong(cell -> LocalDate.parse(cell).toEpochDay())
                    .average()
                    .orElse(0));
            return LocalDate.ofEpochDay(days).toString();
        }
        return Collections.max(cells, Comparator.comparingInt(cell -> Collections.frequency(cells, cell)));
    }

    private static String rarer(List<String> cells) {
        return Collections.min(cells, Comparator.comparingInt(cell -> Collections.frequency(cells, cell)));
    }

    private static List<List<String>> altered(List<List<String>> rows, Alteration alteration) {
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> alteration.of(row, column))
                        .toList())
                .toList();
    }

    private interface Alteration {
        String of(List<String> row, int column);
    }
}
