package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.pack.PackPaths;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The beliefs of a finding over the custody that it states, reckoned again: prior, times (1−η)/|R| for each leaked row that
 * a table has and η/(|Ω|−|R|) for each that it has not, times what marks say at each step from the root; normalised over
 * all tables and nobody. The same once more without each piece of evidence.
 */
final class CustodyBeliefs {
    private static final int TABLES_MAX = 1_000_000;
    private static final double TOLERANCE = 2e-6;
    private static final double CERTAIN = 0.99;
    private static final String MARKS = "marks of the copies of ";

    private final double rowsInAll;
    private final double leaked;
    private final double error;
    private final double nobody;
    private final List<Table> tables;

    private record Table(
            String copy, String version, int of, double rows, double held, double prior, Optional<String> eValue) {
        static Table read(FieldReader table) {
            return new Table(
                    table.id("copy"),
                    table.id("version"),
                    table.has("of") ? (int) table.whole("of", 0, TABLES_MAX) : -1,
                    table.count("rows"),
                    table.count("rowsHeld"),
                    number(table, "prior").doubleValue(),
                    table.textIfPresent("eValue"));
        }
    }

    private CustodyBeliefs(FieldReader custody) {
        this.rowsInAll = custody.count("rowsInAll");
        this.leaked = custody.count("leakedRows");
        this.error = number(custody, "error").doubleValue();
        this.nobody = number(custody, "nobody").doubleValue();
        this.tables = custody.objects("tables", TABLES_MAX, Table::read);
        for (int place = 0; place < tables.size(); place++) {
            require(tables.get(place).of < place, "custody.tables[" + place + "].of", "made from a later table");
        }
    }

    /** Refuses beliefs that the stated custody does not come to, and an accusation that they do not carry. */
    static void require(FieldReader finding, List<FieldReader> copies, boolean accuses) {
        if (!finding.has("custody")) {
            return;
        }
        FieldReader custody = finding.object("custody");
        CustodyBeliefs beliefs = new CustodyBeliefs(custody);
        Map<String, Double> all = beliefs.without("nothing");
        copies.forEach(beliefs::requireMarks);
        copies.forEach(copy -> close(all, copy.id("id"), copy, "posterior"));
        double together = finding.texts("named", TABLES_MAX).stream()
                .mapToDouble(copy -> all.getOrDefault(copy, 0.0))
                .sum();
        require(!accuses || together >= CERTAIN, "named", "believed to " + together + " only");
        String leading = custody.id("leading");
        finding.objects("evidence", TABLES_MAX, piece -> piece)
                .forEach(piece -> close(beliefs.without(piece.text("what")), leading, piece, "posteriorWithout"));
    }

    /** What the marks of a copy say is what the finding says of them. */
    private void requireMarks(FieldReader copy) {
        String id = copy.id("id");
        Optional<String> stated = copy.textIfPresent("eValue");
        tables.stream()
                .filter(table -> table.copy.equals(id) && table.eValue.isPresent())
                .forEach(
                        table -> require(table.eValue.equals(stated), "copies." + id + ".eValue", "not its custody's"));
    }

    /** The belief in every copy without the evidence that these words name. */
    private Map<String, Double> without(String what) {
        return switch (what) {
            case "nothing" -> beliefs(version -> true, true, true);
            case "how many of the leaked rows each table has" -> beliefs(version -> true, false, true);
            case "when and how exposed each copy was held" -> beliefs(version -> true, true, false);
            default -> {
                require(what.startsWith(MARKS), "evidence", "of no kind that custody has: " + what);
                yield beliefs(version -> !what.equals(MARKS + version), true, true);
            }
        };
    }

    private Map<String, Double> beliefs(Predicate<String> marks, boolean rows, boolean priors) {
        List<Double> logs = new ArrayList<>();
        List<Double> paths = new ArrayList<>();
        for (Table table : tables) {
            double own = marks.test(table.version)
                    ? table.eValue.map(CustodyBeliefs::log).orElse(0.0)
                    : 0;
            paths.add(own + (table.of < 0 ? 0 : paths.get(table.of)));
            double prior = priors ? table.prior : (1 - nobody) / tables.size();
            logs.add(StrictMath.log(prior) + paths.getLast() + (rows ? rows(table) : 0));
        }
        double none = StrictMath.log(nobody) - (rows ? leaked * StrictMath.log(rowsInAll) : 0);
        double most = logs.stream().reduce(none, Math::max);
        double whole =
                logs.stream().reduce(StrictMath.exp(none - most), (sum, log) -> sum + StrictMath.exp(log - most));
        Map<String, Double> beliefs = new TreeMap<>();
        for (int place = 0; place < tables.size(); place++) {
            beliefs.merge(tables.get(place).copy, StrictMath.exp(logs.get(place) - most) / whole, Double::sum);
        }
        return beliefs;
    }

    private double rows(Table table) {
        double has = table.held * StrictMath.log((1 - error) / table.rows);
        double missing = leaked - table.held;
        return missing == 0 ? has : has + missing * StrictMath.log(error / (rowsInAll - table.rows));
    }

    /** The natural logarithm of a decimal that may be beyond any double. */
    private static double log(String printed) {
        BigDecimal number = new BigDecimal(printed);
        return StrictMath.log(number.unscaledValue().doubleValue()) - number.scale() * StrictMath.log(10);
    }

    private static BigDecimal number(FieldReader fields, String name) {
        try {
            return new BigDecimal(fields.text(name));
        } catch (NumberFormatException e) {
            throw new Broken(PackPaths.FINDING, "custody." + name, "not a number");
        }
    }

    private static void close(Map<String, Double> beliefs, String copy, FieldReader stated, String field) {
        double reckoned = beliefs.getOrDefault(copy, 0.0);
        double said = number(stated, field).doubleValue();
        require(
                Math.abs(Math.min(1, reckoned) - said) <= TOLERANCE,
                field + " of " + copy,
                "states " + said + " where its custody comes to " + reckoned);
    }

    private static void require(boolean holds, String position, String otherwise) {
        if (!holds) {
            throw new Broken(PackPaths.FINDING, position, otherwise);
        }
    }
}
