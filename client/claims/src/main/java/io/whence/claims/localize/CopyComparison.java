package io.whence.claims.localize;

import io.whence.marking.CanonicalCell;
import io.whence.marking.Table;
import io.whence.marking.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares a leak with delivered copies on which no marks are committed: the most that this can give is a lead. */
final class CopyComparison {
    private final Table leak;
    private final List<String> ids;
    private final Holdings whole;
    private final CopyBeliefs beliefs;

    private CopyComparison(Table leak, List<String> ids, Holdings whole, CopyBeliefs beliefs) {
        this.leak = leak;
        this.ids = ids;
        this.whole = whole;
        this.beliefs = beliefs;
    }

    /** What there is to compare a leak with: delivered files, whose ids stand in the same order, and what helps. */
    record Files(List<String> ids, List<TableFile> copies, Optional<TableFile> original, Optional<String> key) {
        List<TableFile> all() {
            return Stream.concat(copies.stream(), original.stream()).toList();
        }
    }

    /** The finding for a leak and delivered files. */
    static Finding find(Table leak, Files files) {
        List<String> columns = common(leak, files.copies());
        return impossible(leak, files, columns)
                .map(reason -> nothing(leak, files.ids(), reason))
                .orElseGet(() -> compared(leak, files, columns));
    }

    private static List<String> common(Table leak, List<TableFile> copies) {
        return leak.names().stream()
                .filter(name -> copies.stream().anyMatch(copy -> copy.columns().contains(name)))
                .sorted()
                .toList();
    }

    private static Optional<Reason> impossible(Table leak, Files files, List<String> columns) {
        if (files.ids().isEmpty()) {
            return Optional.of(Reason.NO_COPIES);
        } else if (leak.rows() == 0) {
            return Optional.of(Reason.EMPTY_LEAK);
        }
        return columns.isEmpty() ? Optional.of(Reason.NO_COMMON_COLUMN) : Optional.empty();
    }

    private static Finding nothing(Table leak, List<String> ids, Reason reason) {
        return new Finding(
                Verdict.INCONCLUSIVE,
                List.of(),
                Optional.of(reason),
                new Finding.Leak(leak.digest(), leak.rows(), Optional.empty()),
                ids.stream()
                        .map(id -> CopyFinding.unknown(id, Optional.empty()))
                        .toList(),
                OptionalDouble.empty(),
                Optional.empty(),
                CanonicalCell.RULES,
                List.of(),
                wouldChange(Verdict.INCONCLUSIVE));
    }

    private static Finding compared(Table leak, Files files, List<String> columns) {
        Holdings alone = Holdings.of(leak, columns);
        List<Holdings.Held> whole = CopyScan.scan(files.all(), columns, alone.index());
        List<Holdings.Held> effective = files.key()
                .map(key -> KeyedScan.scan(files.all(), leak, columns, key, alone))
                .orElse(whole);
        int copies = files.copies().size();
        Optional<Holdings.Held> original = files.original().map(table -> effective.getLast());
        Holdings holdings = alone.heldBy(effective.subList(0, copies));
        CopyBeliefs beliefs = new CopyBeliefs(holdings, original);
        return new CopyComparison(leak, files.ids(), alone.heldBy(whole.subList(0, copies)), beliefs).finding(holdings);
    }

    private Finding finding(Holdings holdings) {
        List<Integer> lead = beliefs.lead();
        Optional<Reason> reason = reason(holdings, lead);
        Verdict verdict = reason.map(CopyComparison::verdict).orElse(Verdict.LEAD);
        return new Finding(
                verdict,
                lead.stream().map(ids::get).toList(),
                reason,
                new Finding.Leak(leak.digest(), whole.rows(), Optional.of(counts(whole))),
                IntStream.range(0, ids.size()).mapToObj(this::copy).toList(),
                OptionalDouble.of(beliefs.unrecordedShare()),
                Optional.empty(),
                CanonicalCell.RULES,
                beliefs.leading()
                        .map(leading -> CopyPiece.about(leading, ids.get(leading), holdings, beliefs))
                        .orElseGet(List::of),
                wouldChange(verdict));
    }

    /** Why nobody is named. A copy that is believed to be a source is never said not to be one. */
    private Optional<Reason> reason(Holdings holdings, List<Integer> lead) {
        if (!lead.isEmpty()) {
            return Optional.empty();
        } else if (beliefs.believed()) {
            return Optional.of(beliefs.distinguish() ? Reason.NO_COPY_STANDS_OUT : Reason.NOTHING_DISTINGUISHES);
        } else if (2L * counts(holdings).rowsInNoCopy() > holdings.rows()) {
            return Optional.of(Reason.ROWS_IN_NO_COPY);
        } else if (!beliefs.distinguish()) {
            return Optional.of(Reason.NOTHING_DISTINGUISHES);
        }
        return Optional.of(beliefs.nobody() ? Reason.UNRECORDED_SOURCE : Reason.NO_COPY_STANDS_OUT);
    }

    private static Verdict verdict(Reason reason) {
        return reason == Reason.ROWS_IN_NO_COPY || reason == Reason.UNRECORDED_SOURCE
                ? Verdict.NOT_RECORDED
                : Verdict.INCONCLUSIVE;
    }

    private Finding.Compared counts(Holdings counted) {
        return new Finding.Compared(
                counted.count(number -> counted.holders(number) == 0),
                counted.count(number -> counted.holders(number) == ids.size()));
    }

    private CopyFinding copy(int copy) {
        return new CopyFinding(
                ids.get(copy),
                Optional.empty(),
                Optional.of(new CopyFinding.Part(whole.rowsHeld(copy), beliefs.share(copy))),
                Optional.empty(),
                beliefs.of(copy),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> wouldChange(Verdict verdict) {
        List<String> changes = new ArrayList<>();
        changes.add("Openings committed at delivery would give an accusation bound; without them no verdict is stronger"
                + " than a lead and nobody is liable by it.");
        changes.add(CopyBeliefs.assumed());
        if (!verdict.names()) {
            changes.add("More leaked rows, or the columns that were dropped from them, would tell more copies apart.");
            changes.add("A delivery that was not among the copies given would be found only by giving it.");
        }
        return changes;
    }
}
