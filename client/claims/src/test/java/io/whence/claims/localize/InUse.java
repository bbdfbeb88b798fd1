package io.whence.claims.localize;

import io.whence.marking.Delivery;
import io.whence.marking.MarkColumn;
import io.whence.marking.MarkPlan;
import io.whence.marking.MarkedCopy;
import io.whence.marking.Marking;
import io.whence.marking.Table;
import io.whence.marking.TableWriter;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.wire.UsagePolicyCodec;
import io.whence.trace.RecordedUses;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Accounts given to two lenders for one purpose each, and a list of them that turns up in use for one of these. */
public final class InUse {
    private static final List<String> COLUMNS = List.of("account", "mail", "income", "town");
    private static final Instant SEEN = Instant.parse("2026-03-02T00:00:00Z");
    private static final Map<String, Delivery> DELIVERIES = Map.of(
            "c-1", new Delivery("c-1", Optional.of("scoring")),
            "c-2", new Delivery("c-2", Optional.of("research")),
            "c-3", new Delivery("c-3", Optional.of("marketing")));

    private final Path folder;
    private final Table original;
    private final List<CopyOpening> openings = new ArrayList<>();
    private final Map<String, MarkedCopy> copies = new TreeMap<>();

    /** Three deliveries of one version under a law for so many colluders; c-1 and c-3 are one lender's. */
    public InUse(Path folder, int colluders) throws IOException {
        this.folder = folder;
        this.original = Table.of(COLUMNS, rows());
        MarkPlan plan = new MarkPlan(
                colluders,
                4,
                List.of(new MarkColumn.Numeric("income", new BigDecimal("50"), List.of())),
                List.of(),
                4,
                40);
        Marking marking = new Marking(original, "pv-1", plan, Strikes.seed(9));
        new TreeMap<>(DELIVERIES).forEach((id, delivery) -> add(id, marking.deliver(delivery)));
        TableWriter.write(original, folder.resolve("original.csv"));
    }

    private void add(String id, MarkedCopy copy) {
        copies.put(id, copy);
        openings.add(new CopyOpening(
                id,
                id.equals("c-2") ? "lender-02" : "lender-01",
                Optional.of(copy.opening().json().text()),
                copy.commitment(),
                Optional.empty(),
                Optional.empty()));
    }

    /** The opening of a copy, as committed. */
    public byte[] opening(String copy) {
        return Objects.requireNonNull(copies.get(copy)).opening().json().canonical();
    }

    /** A copy's invented rows alone, without any row of the original. */
    List<List<String>> invented(String copy) {
        Table table = Objects.requireNonNull(copies.get(copy)).table();
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            if (!original.required("account")
                    .values()
                    .contains(table.required("account").cell(row))) {
                rows.add(cells(table, row));
            }
        }
        return rows;
    }

    /** All rows of a copy. */
    List<List<String>> all(String copy) {
        Table table = Objects.requireNonNull(copies.get(copy)).table();
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            rows.add(cells(table, row));
        }
        return rows;
    }

    /** The finding for a copy's invented rows that turned up in use for a purpose. */
    public FoundInUse usedFor(String copy, String purpose) throws IOException {
        return found(invented(copy), purpose, Optional.of(terms()));
    }

    FoundInUse found(List<List<String>> rows, String purpose, Optional<Abuse.Terms> terms) throws IOException {
        Path file = folder.resolve("found.csv");
        TableWriter.write(Table.of(COLUMNS, rows), file);
        Path table = folder.resolve("original.csv");
        Finding found = Localizer.withOpenings(file, table, openings, Policy.standard());
        Map<String, Abuse.Judged> judged = new TreeMap<>();
        for (String id : found.named()) {
            String holder = id.equals("c-2") ? "lender-02" : "lender-01";
            Abuse.Held held = new Abuse.Held(id, holder, SEEN.minusSeconds(9), Optional.empty());
            RecordedUses.Use use = new RecordedUses.Use("seen", SEEN, holder, "use", purpose, 1);
            judged.put(id, Abuse.judge(held, terms, List.of(use)).getFirst());
        }
        return FoundInUse.of(found, judged, new FoundInUse.Content(file, table, openings));
    }

    /** Every use is allowed but for marketing. */
    static Abuse.Terms terms() {
        String policy = """
                {"profile":"whence-odrl-1","permission":[{"action":"use"}],"prohibition":[{"action":"use","constraint":[
                {"leftOperand":"purpose","operator":"eq","rightOperand":"marketing"}]}]}""";
        return new Abuse.Terms(
                new Agreement(
                        "agr-1",
                        "provider",
                        "lender-01",
                        "pv-1",
                        "pol-1",
                        SEEN.minusSeconds(99),
                        SEEN.plusSeconds(99),
                        24,
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty()),
                UsagePolicyCodec.read(new FieldReader("", Json.parse(policy.getBytes(StandardCharsets.UTF_8)))));
    }

    private static List<String> cells(Table table, int row) {
        return COLUMNS.stream()
                .map(column -> table.required(column).written(row))
                .toList();
    }

    private static List<List<String>> rows() {
        Random random = new Random(4);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < 800; row++) {
            rows.add(List.of(
                    String.format("%016d", Math.floorMod(random.nextLong(), 10_000_000_000_000_000L)),
                    "m" + random.nextInt(1_000_000_000) + "@example.org",
                    String.valueOf(1_000 + random.nextInt(900)),
                    "Town " + random.nextInt(12)));
        }
        return rows;
    }
}
