package io.whence.claims.localize;

import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The tables along the custody of a named copy, and the beliefs over them: the copies of its version, what their holders
 * made of them, and the copies of that. All that the beliefs come from is stated in the finding, so that anybody can
 * reckon them again. What a holder made counts as its copy's; what keeps no rows is not a table here.
 *
 * @param rowsInAll how many rows there are in all
 * @param leaked how many rows the leak has
 */
record CustodyGraph(int rowsInAll, int leaked, BigDecimal nobody, List<Table> tables) {
    /** The chance that a leaked row is not the source's. */
    private static final BigDecimal ERROR = new BigDecimal("0.001");

    CustodyGraph {
        tables = List.copyOf(tables);
    }

    /**
     * One table; a copy of a version is one.
     *
     * @param copy to which it counts
     * @param of the place of the table that it was made from
     * @param rowsHeld how many of the leaked rows it has in some form
     * @param eValue what marks of its own say, as the finding prints it
     */
    record Table(
            String copy,
            String version,
            Optional<Integer> of,
            int rows,
            int rowsHeld,
            BigDecimal prior,
            Optional<String> eValue) {
        Json json() {
            Map<String, Json> members = new TreeMap<>();
            members.put("copy", Json.of(copy));
            members.put("version", Json.of(version));
            members.put("of", of.<Json>map(Json::of).orElseGet(Json::nothing));
            members.put("rows", Json.of(rows));
            members.put("rowsHeld", Json.of(rowsHeld));
            members.put("prior", Json.of(prior.toPlainString()));
            members.put("eValue", CopyFinding.textOrNull(eValue));
            return Json.object(members);
        }
    }

    /** A piece of evidence, by what is left without it. */
    private record Piece(String what, Predicate<String> marksRemoved, boolean rowsRemoved, boolean priorsRemoved) {
        static final Piece NONE = new Piece("nothing", version -> false, false, false);
    }

    /** Whether these copies are all among those whose tables are here. */
    boolean has(List<String> copies) {
        return tables.stream().map(Table::copy).toList().containsAll(copies);
    }

    /** The belief in a copy: that of all tables which count to it. */
    double of(String copy) {
        return without(Piece.NONE).touching(tablesOf(copy));
    }

    /** The belief that any of these copies is the source. */
    double touching(List<String> copies) {
        return Math.min(1, copies.stream().mapToDouble(this::of).sum());
    }

    /** The likeliest copy. */
    String leading() {
        return tables.stream()
                .map(Table::copy)
                .distinct()
                .max(Comparator.comparingDouble((String copy) -> of(copy)).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    /** The belief in the leading copy without each piece of evidence, the piece that weighs most first. */
    List<Evidence> evidence() {
        List<Integer> leading = tablesOf(leading());
        Posterior with = without(Piece.NONE);
        return pieces().stream()
                .map(piece -> Weighed.of(new Weighed.Named(digest(piece), piece.what()), with, without(piece), leading))
                .sorted()
                .map(Weighed::evidence)
                .toList();
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        TreeSet<String> marked = new TreeSet<>();
        tables.stream().filter(table -> table.eValue().isPresent()).forEach(table -> marked.add(table.version()));
        marked.forEach(
                version -> pieces.add(new Piece("marks of the copies of " + version, version::equals, false, false)));
        pieces.add(new Piece("how many of the leaked rows each table has", version -> false, true, false));
        pieces.add(new Piece("when and how exposed each copy was held", version -> false, false, true));
        return pieces;
    }

    private Digest digest(Piece piece) {
        return Digest.over(Json.object(Map.of("custody", json(), "what", Json.of(piece.what())))
                .canonical());
    }

    private List<Integer> tablesOf(String copy) {
        return IntStream.range(0, tables.size())
                .filter(table -> tables.get(table).copy().equals(copy))
                .boxed()
                .toList();
    }

    private Posterior without(Piece removed) {
        BitSet rows = new BitSet();
        rows.set(0, leaked);
        return engine(removed.priorsRemoved())
                .posterior(new CustodyPosterior.Weighed(
                        rows,
                        row -> removed.rowsRemoved(),
                        table -> removed.marksRemoved().test(tables.get(table).version())));
    }

    /** Without circumstance, all tables share alike what nobody leaves. */
    private CustodyPosterior engine(boolean alike) {
        double even = (1 - nobody.doubleValue()) / tables.size();
        List<CustodyPosterior.Holder> holders = tables.stream()
                .map(table -> new CustodyPosterior.Holder(
                        held(table),
                        table.of(),
                        alike ? even : table.prior().doubleValue(),
                        table.eValue().map(Decimals::log).orElse(0.0)))
                .toList();
        return new CustodyPosterior(rowsInAll, ERROR.doubleValue(), nobody.doubleValue(), holders);
    }

    /** Which of the leaked rows a table has makes no difference, only how many; its other rows are any others. */
    private BitSet held(Table table) {
        BitSet held = new BitSet();
        held.set(0, table.rowsHeld());
        held.set(leaked, leaked + table.rows() - table.rowsHeld());
        return held;
    }

    Json json() {
        return Json.object(Map.of(
                "rowsInAll", Json.of(rowsInAll),
                "leakedRows", Json.of(leaked),
                "leading", Json.of(leading()),
                "error", Json.of(ERROR.toPlainString()),
                "nobody", Json.of(nobody.toPlainString()),
                "tables", Json.array(tables.stream().map(Table::json).toList())));
    }
}
