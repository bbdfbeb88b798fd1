package io.whence.claims.localize;

import io.whence.marking.MarkColumn;
import io.whence.marking.MarkPlan;
import io.whence.marking.MarkedCopy;
import io.whence.marking.Marking;
import io.whence.marking.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A table of bird strikes that never happened, its marked copies, and what a thief does with them. */
final class Strikes {
    static final List<String> COLUMNS =
            List.of("airport", "model", "damage", "date", "operator", "phase", "size", "species", "repair", "speed");
    static final int ROWS = 3_000;
    static final int COPIES = 12;

    private static final List<String> PHASES = List.of("Approach", "Climb", "Descent", "Landing Roll", "Take-off run");
    private static final List<String> SIZES = List.of("Small", "Medium", "Large");

    final Path folder;
    final Path original;
    final List<CopyOpening> openings = new ArrayList<>();
    final List<List<List<String>>> copies = new ArrayList<>();

    private Strikes(Path folder) {
        this.folder = folder;
        this.original = folder.resolve("original.csv");
    }

    /** Twelve deliveries, c-01 to c-12, marked for a coalition of so many. */
    static Strikes deliver(Path folder, int colluders) throws IOException {
        Strikes strikes = new Strikes(folder);
        strikes.write("original.csv", COLUMNS, rows(11));
        Marking marking = new Marking(Table.read(strikes.original), "pv-1", plan(colluders), seed(colluders));
        Files.createDirectories(folder.resolve("copies"));
        for (int copy = 1; copy <= COPIES; copy++) {
            String id = (copy < 10 ? "c-0" : "c-") + copy;
            strikes.add(id, marking.deliver(id));
        }
        return strikes;
    }

    static MarkPlan plan(int colluders) {
        return new MarkPlan(
                colluders,
                2,
                List.of(
                        new MarkColumn.Numeric("speed", new BigDecimal("6"), List.of("phase")),
                        new MarkColumn.Categorical("species", List.of(), List.of("size"))),
                List.of("repair"),
                8);
    }

    static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[31] = (byte) number;
        return seed;
    }

    static List<List<String>> rows(long seed) {
        Random random = new Random(seed);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int size = random.nextInt(SIZES.size());
            int phase = random.nextInt(PHASES.size());
            rows.add(List.of(
                    "AIRPORT " + random.nextInt(60),
                    "B-" + (700 + random.nextInt(40)),
                    random.nextInt(10) == 0 ? "Minor" : "None",
                    LocalDate.of(1990, 1, 1).plusDays(random.nextInt(4_000)).toString(),
                    "AIRLINE " + random.nextInt(25),
                    PHASES.get(phase),
                    SIZES.get(size),
                    SIZES.get(size) + " bird " + random.nextInt(9),
                    random.nextInt(5) == 0 ? String.valueOf(random.nextInt(50_000)) : "0",
                    String.valueOf(90 + 20 * phase + random.nextInt(30))));
        }
        return rows;
    }

    /** Random rows of a copy, numbered from 1. */
    List<List<String>> sample(int copy, int rows, Random random) {
        List<List<String>> shuffled = new ArrayList<>(copies.get(copy - 1));
        Collections.shuffle(shuffled, random);
        return new ArrayList<>(shuffled.subList(0, rows));
    }

    Path write(String name, List<String> columns, List<List<String>> rows) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", columns));
        rows.forEach(row -> lines.add(String.join(",", row)));
        return Files.write(folder.resolve(name), lines);
    }

    Finding withOpenings(List<List<String>> leak) throws IOException {
        return Localizer.withOpenings(write("leak.csv", COLUMNS, leak), original, openings, Policy.standard());
    }

    Finding withCopies(List<List<String>> leak) throws IOException {
        return Localizer.withCopies(
                write("leak.csv", COLUMNS, leak), folder.resolve("copies"), Optional.empty(), Optional.empty());
    }

    /** The rows of a copy that nobody was given. */
    List<List<String>> rowsOf(MarkedCopy copy) throws IOException {
        Path file = folder.resolve("unsent.csv");
        copy.write(file);
        return rowsOf(file);
    }

    List<List<String>> rowsOf(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size()).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    private void add(String id, MarkedCopy copy) throws IOException {
        Path file = folder.resolve("copies").resolve(id + ".csv");
        copy.write(file);
        copies.add(rowsOf(file));
        openings.add(new CopyOpening(
                id,
                "holder of " + id,
                Optional.of(copy.opening().json().text()),
                copy.commitment(),
                Optional.empty(),
                Optional.empty()));
    }
}
