package io.whence.claims.localize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the ledger has of the custody behind a finding: the recorded copies of its version and of what was made of them,
 * when each was held, and how many rows each has.
 *
 * @param rows of every copy, by its id
 */
public record CustodyRecord(String version, Policy policy, List<CopyOpening> copies, Map<String, Long> rows) {
    private static final int PLACES = 12;

    public CustodyRecord {
        copies = List.copyOf(copies);
        rows = Map.copyOf(rows);
    }

    /** The tables behind a finding that names one copy of which more was made with its rows in it. */
    Optional<CustodyGraph> graph(Finding root, List<Descent> descents) {
        List<Descent> kept = descents.stream().filter(this::weighable).toList();
        boolean known = root.named().size() == 1 && rows.keySet().containsAll(root.named());
        if (kept.isEmpty() || !known || !root.verdict().accuses()) {
            return Optional.empty();
        }
        return Optional.of(new Growing(root, kept).graph());
    }

    /** Its rows are counted, and nothing further down was found to be the origin. */
    private boolean weighable(Descent descent) {
        return descent.keepsMarks()
                && descent.copies().stream().anyMatch(copy -> rows.containsKey(copy.copy()))
                && descent.finding().map(found -> found.lineage().isEmpty()).orElse(true);
    }

    private final class Growing {
        private final Finding root;
        private final List<Descent> descents;
        private final String named;
        private final Map<String, Double> priors = new TreeMap<>();
        private final List<CustodyGraph.Table> tables = new ArrayList<>();

        Growing(Finding root, List<Descent> descents) {
            this.root = root;
            this.descents = descents;
            this.named = root.named().getFirst();
            double[] all = Priors.alone(copies, policy);
            for (int copy = 0; copy < all.length; copy++) {
                priors.put(copies.get(copy).copy(), all[copy]);
            }
        }

        CustodyGraph graph() {
            int held = root.leak().rowsInSomeCopy();
            root.copies().forEach(copy -> add(version, Optional.empty(), new Source(copy.id(), held, eValue(copy))));
            int top = place(named);
            descents.forEach(descent -> add(descent, top, held));
            int all = tables.stream()
                    .mapToInt(table -> table.rows() + root.leak().rows() - table.rowsHeld())
                    .max()
                    .orElseThrow();
            return new CustodyGraph(all, root.leak().rows(), policy.nobody(), tables);
        }

        /** What the holder made, without marks of its own, and the copies of it that were delivered onward. */
        private void add(Descent descent, int top, int heldAbove) {
            int held = descent.finding()
                    .filter(found -> found.leak().compared().isPresent())
                    .map(found -> found.leak().rowsInSomeCopy())
                    .orElse(heldAbove);
            int made = tables.size();
            String like = descent.copies().getFirst().copy();
            tables.add(table(descent.version(), Optional.of(top), new Source(named, held, Optional.empty()), like));
            for (Descent.Onward onward : descent.copies()) {
                Optional<String> eValue = descent.finding().stream()
                        .flatMap(found -> found.copies().stream())
                        .filter(copy -> copy.id().equals(onward.copy()))
                        .findFirst()
                        .flatMap(this::eValue);
                add(descent.version(), Optional.of(made), new Source(onward.copy(), held, eValue));
            }
        }

        private void add(String of, Optional<Integer> parent, Source source) {
            tables.add(table(of, parent, source, source.copy()));
        }

        private CustodyGraph.Table table(String of, Optional<Integer> parent, Source source, String like) {
            int size = Math.toIntExact(Math.max(source.held(), rows.getOrDefault(like, 0L)));
            double prior = priors.getOrDefault(source.copy(), 0.0);
            double share = source.copy().equals(named) ? prior / (1 + descents.size()) : prior;
            return new CustodyGraph.Table(
                    source.copy(), of, parent, size, source.held(), decimal(share), source.eValue());
        }

        private int place(String copy) {
            return tables.stream().map(CustodyGraph.Table::copy).toList().indexOf(copy);
        }

        private Optional<String> eValue(CopyFinding copy) {
            return copy.marks().map(CopyFinding.MarkFinding::eValue);
        }
    }

    private record Source(String copy, int held, Optional<String> eValue) {}

    private static BigDecimal decimal(double prior) {
        return new BigDecimal(prior).setScale(PLACES, prior > 0 ? RoundingMode.UP : RoundingMode.HALF_EVEN);
    }
}
