package io.whence.claims.localize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Carries a finding down the custody graph. Marks multiply along the path from the root: a copy made of the named one is the
 * origin if its own marks are significant as well, else the named one is. What was made without marks of its own cannot be
 * told from what it was made of.
 */
public final class Lineage {
    private Lineage() {}

    private static final double CERTAIN = 0.99;
    private static final double LIKELY = 0.9;

    /** The same under the beliefs over all tables of the custody on record, which an accusation needs as well. */
    public static Finding deepest(Finding root, List<Descent> descents, CustodyRecord record) {
        Finding concluded = deepest(root, descents);
        return record.graph(root, concluded.lineage())
                .filter(graph -> concluded.verdict().accuses() && graph.has(concluded.named()))
                .map(graph -> believed(concluded, graph))
                .orElse(concluded);
    }

    private static Finding believed(Finding concluded, CustodyGraph graph) {
        double belief = graph.touching(concluded.named());
        if (belief >= CERTAIN) {
            return concluded.under(graph, concluded.verdict(), concluded.reason());
        }
        return belief >= LIKELY
                ? concluded.under(graph, Verdict.LEAD, Optional.empty())
                : concluded.under(graph, Verdict.INCONCLUSIVE, Optional.of(Reason.EVIDENCE_CONTRADICTS));
    }

    /** The finding at the deepest significant match; {@code descents} are those of the copies that the finding names. */
    public static Finding deepest(Finding root, List<Descent> descents) {
        List<Descent> ours = descents.stream()
                .filter(descent -> root.named().contains(descent.of()))
                .sorted(java.util.Comparator.comparing(Descent::version).thenComparing(Descent::of))
                .toList();
        if (ours.isEmpty() || !root.verdict().accuses()) {
            return root;
        }
        List<Descent> significant = ours.stream().filter(Descent::significant).toList();
        if (significant.size() == 1) {
            return origin(significant.getFirst(), ours);
        }
        return stays(root, ours);
    }

    /** What the marks of the child say is the finding; the step that led to it stands beside. */
    private static Finding origin(Descent step, List<Descent> descents) {
        Finding found = step.finding().orElseThrow();
        List<Descent> path = new ArrayList<>(descents);
        path.addAll(found.lineage());
        return found.with(found.verdict(), found.named(), path, found.wouldChange());
    }

    private static Finding stays(Finding root, List<Descent> descents) {
        List<String> notes = new ArrayList<>(root.wouldChange());
        TreeSet<String> named = new TreeSet<>(root.named());
        for (Descent descent : descents) {
            notes.add(note(descent));
            if (descent.indistinguishable()) {
                named.addAll(descent.ids());
            }
        }
        Verdict verdict = named.size() > root.named().size() ? Verdict.IDENTIFIED_SET : root.verdict();
        return root.with(verdict, List.copyOf(named), descents, notes).and(alike(descents));
    }

    /** Copies that are named because nothing tells them from what they were made of. */
    private static List<CopyFinding> alike(List<Descent> descents) {
        return descents.stream()
                .filter(Descent::indistinguishable)
                .flatMap(descent -> descent.copies().stream())
                .map(onward -> CopyFinding.unknown(onward.copy(), Optional.of(onward.holder())))
                .toList();
    }

    private static String note(Descent descent) {
        String made = descent.version() + ", made of " + descent.of() + " by " + descent.method() + ", "
                + descent.carriage().text();
        if (descent.copies().isEmpty()) {
            return made + "; no delivery of it is recorded: found with somebody else, it is a direct leak or an"
                    + " unrecorded onward transfer, both a breach of the holder of " + descent.of() + ".";
        }
        return made
                + Optional.of("; its copies " + String.join(", ", descent.ids())
                                + " have no marks of their own that could be read, and are named with it.")
                        .filter(text -> descent.indistinguishable())
                        .orElse("; the marks of its copies " + String.join(", ", descent.ids())
                                + " do not show in the leak.");
    }
}
