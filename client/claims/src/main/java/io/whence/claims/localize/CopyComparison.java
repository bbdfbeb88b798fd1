package io.whence.claims.localize;

import io.whence.marking.CanonicalCell;
import io.whence.marking.Table;
import io.whence.marking.TableFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares a leak with delivered copies on which no marks are committed: the most that this can give is a lead. */
final class CopyComparison {
    private static final double NOBODY = 0.05;
    private static final double LEAD = 0.9;
    private static final double RATIO_MIN = 100;
    private static final int RANKED_MAX = 8;
    private static final int LEAD_MAX = 3;
    private static final double SHARE_MIN = 0.05;

    private final Table leak;
    private final List<String> ids;
    private final Holdings whole;
    private final Holdings holdings;
    private final Unrecorded unrecorded;
    private final Mixture mixture;
    private final List<Integer> ranked;
    private final List<Posterior.Hypothesis> hypotheses;
    private final RowEvidence rows;
    private final Posterior posterior;

    /** Who holds which rows as they are, and as they are or, by a key, in effect; and which the original has. */
    private record Sources(Holdings whole, Holdings effective, BitSet original) {}

    private CopyComparison(Table leak, List<String> ids, Sources sources) {
        this.leak = leak;
        this.ids = ids;
        this.whole = sources.whole();
        this.holdings = sources.effective();
        this.unrecorded = new Unrecorded(holdings, sources.original());
        this.mixture = Mixture.fit(holdings, unrecorded);
        this.ranked = ranked();
        this.hypotheses = Posterior.hypotheses(ids.size(), NOBODY, ranked);
        this.rows = new RowEvidence(holdings, unrecorded, ranked);
        this.posterior = without(cell -> false);
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
        Holdings alone = Holdings.of(leak, columns);
        List<Holdings.Held> whole = CopyScan.scan(files.all(), columns, alone.index());
        List<Holdings.Held> effective = files.key()
                .map(key -> KeyedScan.scan(files.all(), leak, columns, key, alone))
                .orElse(whole);
        int copies = files.copies().size();
        BitSet known = effective.size() > copies ? effective.getLast().numbers() : new BitSet();
        Sources sources =
                new Sources(alone.heldBy(whole.subList(0, copies)), alone.heldBy(effective.subList(0, copies)), known);
        return new CopyComparison(leak, files.ids(), sources).finding(columns);
    }

    private static List<String> common(Table leak, List<TableFile> copies) {
        return leak.names().stream()
                .filter(name -> copies.stream().anyMatch(copy -> copy.columns().contains(name)))
                .sorted()
                .toList();
    }

    private Finding finding(List<String> columns) {
        List<Integer> lead = lead();
        Optional<Reason> reason = reason(columns, lead);
        Verdict verdict = reason.map(CopyComparison::verdict).orElse(Verdict.LEAD);
        return new Finding(
                verdict,
                verdict.names() ? lead.stream().map(ids::get).toList() : List.of(),
                reason,
                leakCounts(whole),
                IntStream.range(0, ids.size()).mapToObj(this::copy).toList(),
                mixture.unrecorded(),
                Optional.empty(),
                CanonicalCell.RULES,
                ranked.isEmpty() ? List.of() : evidence(),
                wouldChange(verdict));
    }

    private Optional<Reason> reason(List<String> columns, List<Integer> lead) {
        Finding.Leak counts = leakCounts(holdings);
        if (ids.isEmpty()) {
            return Optional.of(Reason.NO_COPIES);
        } else if (leak.rows() == 0) {
            return Optional.of(Reason.EMPTY_LEAK);
        } else if (columns.isEmpty()) {
            return Optional.of(Reason.NO_COMMON_COLUMN);
        } else if (2L * counts.rowsInNoCopy() > counts.rows()) {
            return Optional.of(Reason.ROWS_IN_NO_COPY);
        } else if (counts.rowsInEveryCopy() + counts.rowsInNoCopy() == counts.rows() && lead.size() != 1) {
            return Optional.of(Reason.NOTHING_DISTINGUISHES);
        } else if (posterior.nobody() >= LEAD || (lead.isEmpty() && noCopyFits())) {
            return Optional.of(Reason.UNRECORDED_SOURCE);
        }
        return lead.isEmpty() ? Optional.of(Reason.NO_COPY_STANDS_OUT) : Optional.empty();
    }

    private static Verdict verdict(Reason reason) {
        return reason == Reason.ROWS_IN_NO_COPY || reason == Reason.UNRECORDED_SOURCE
                ? Verdict.NOT_RECORDED
                : Verdict.INCONCLUSIVE;
    }

    /** Every copy that is a source with posterior .9, else the fewest that are so together; none if they are too many. */
    private List<Integer> lead() {
        List<Integer> candidates = IntStream.range(0, ids.size())
                .filter(copy -> rows.logLikelihood(copy) >= logRatioMin())
                .boxed()
                .toList();
        List<Integer> alone =
                candidates.stream().filter(copy -> posterior.of(copy) >= LEAD).toList();
        if (!alone.isEmpty()) {
            return alone;
        }
        List<Integer> order = candidates.stream()
                .sorted(Comparator.comparingDouble((Integer copy) -> -posterior.of(copy))
                        .thenComparing(copy -> ids.get(copy)))
                .toList();
        return IntStream.rangeClosed(2, Math.min(LEAD_MAX, Math.min(order.size(), ids.size() - 1)))
                .mapToObj(size -> order.subList(0, size))
                .filter(set -> posterior.touching(set) >= LEAD)
                .findFirst()
                .orElseGet(List::of);
    }

    /** By Markov's inequality a copy that has nothing to do with the leak gets this far with chance .01 at most, any of n. */
    private double logRatioMin() {
        return StrictMath.log(RATIO_MIN * ids.size());
    }

    /** The rows could have told a source apart, and no copy comes near to what a source would show. */
    private boolean noCopyFits() {
        double within = rows.logLikelihoodWithin();
        return within >= 2 * logRatioMin()
                && IntStream.range(0, ids.size()).allMatch(copy -> rows.logLikelihood(copy) < logRatioMin());
    }

    private List<Integer> ranked() {
        return IntStream.range(0, ids.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer copy) -> -mixture.shares().get(copy))
                        .thenComparing(copy -> ids.get(copy)))
                .filter(copy -> mixture.shares().get(copy) >= SHARE_MIN)
                .limit(RANKED_MAX)
                .toList();
    }

    private Posterior without(Predicate<RowEvidence.Cell> removed) {
        return Posterior.of(hypotheses, rows.logLikelihoods(hypotheses, removed.negate()));
    }

    private Finding.Leak leakCounts(Holdings counted) {
        int copies = ids.size();
        return new Finding.Leak(
                leak.digest(),
                counted.rows(),
                counted.count(number -> counted.holders(number) == 0),
                copies == 0 ? 0 : counted.count(number -> counted.holders(number) == copies));
    }

    private CopyFinding copy(int copy) {
        return new CopyFinding(
                ids.get(copy),
                Optional.empty(),
                whole.rowsHeld(copy),
                mixture.shares().get(copy),
                Optional.empty(),
                posterior.of(copy));
    }

    private List<Evidence> evidence() {
        int leading = ranked.getFirst();
        return Arrays.stream(Piece.values())
                .filter(piece -> holdings.count(in(piece, leading)) > 0)
                .map(piece -> evidence(piece, leading))
                .sorted()
                .limit(3)
                .map(Weighed::evidence)
                .toList();
    }

    private IntPredicate in(Piece piece, int leading) {
        return number -> piece == Piece.of(holdings.holders(number), ids.size(), holdings.holds(leading, number));
    }

    private Weighed evidence(Piece piece, int leading) {
        Predicate<RowEvidence.Cell> removed = cell -> piece == Piece.of(cell.holders(), ids.size(), cell.leading());
        IntPredicate inPiece = in(piece, leading);
        Evidence evidence = new Evidence(
                holdings.digest(inPiece),
                piece.sentence(holdings.count(inPiece), ids.get(leading)),
                without(removed).of(leading));
        double weight = rows.logLikelihood(leading) - rows.logLikelihood(leading, removed.negate());
        return Weighed.of(evidence, posterior.of(leading), weight);
    }

    private List<String> wouldChange(Verdict verdict) {
        List<String> changes = new ArrayList<>();
        changes.add("Openings committed at delivery would give an accusation bound; without them no verdict is stronger"
                + " than a lead and nobody is liable by it.");
        if (!verdict.names()) {
            changes.add("More leaked rows, or the columns that were dropped from them, would tell more copies apart.");
            changes.add("A delivery that was not among the copies given would be found only by giving it.");
        }
        return changes;
    }

    /** The rows of a leak, cut by what they say of the leading copy. */
    private enum Piece {
        HELD_ALONE("%d leaked rows stand in %s and in no other copy"),
        HELD_WITH_OTHERS("%d leaked rows stand in %s and in some other copies"),
        HELD_BY_OTHERS("%d leaked rows stand in other copies but not in %s"),
        HELD_BY_ALL("%d leaked rows stand in every copy, %s among them"),
        HELD_BY_NONE("%d leaked rows stand in no copy, not in %s either");

        private final String form;

        Piece(String form) {
            this.form = form;
        }

        static Piece of(int holders, int copies, boolean leading) {
            if (holders == 0) {
                return HELD_BY_NONE;
            } else if (holders == copies && copies > 1) {
                return HELD_BY_ALL;
            } else if (!leading) {
                return HELD_BY_OTHERS;
            }
            return holders == 1 ? HELD_ALONE : HELD_WITH_OTHERS;
        }

        String sentence(int count, String copy) {
            return String.format(Locale.ROOT, form, count, copy);
        }
    }
}
