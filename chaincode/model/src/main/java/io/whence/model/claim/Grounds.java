package io.whence.model.claim;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a proposal or a refusal stands on besides its figures.
 *
 * @param lines what the record and the adjuster say of each term
 * @param clauses what a reason may name: clauses of the cover's terms, sections without one, conditions of its product
 */
public record Grounds(List<Admissibility.Line> lines, Set<String> clauses) {
    public Grounds {
        lines = List.copyOf(lines);
        clauses = Collections.unmodifiableSet(new TreeSet<>(clauses));
    }

    /** No term is in doubt, and every clause named exists. */
    static Grounds undoubted(List<Proposal.Reason> reasons) {
        return new Grounds(
                List.of(),
                reasons.stream().map(Proposal.Reason::clause).collect(Collectors.toCollection(TreeSet::new)));
    }

    void checkClauses(List<Proposal.Reason> reasons) {
        for (Proposal.Reason reason : reasons) {
            if (!clauses.contains(reason.clause())) {
                throw ClaimRule.CLAUSE_UNKNOWN.refuse("reasons." + reason.item() + ".clause", reason.clause());
            }
        }
    }

    /**
     * Nothing is proposed or decided to be paid while a term waits for a person, or where one stands against the claim.
     * A term of one section matters where something is to be paid under it.
     */
    void checkTerms(Notice notice, List<Proposal.Reason> reasons) {
        List<Proposal.Reason> paying =
                reasons.stream().filter(reason -> reason.code().payable()).toList();
        if (!paying.isEmpty()) {
            checkTerms(lines, notice, paying.stream().map(Proposal.Reason::item));
        }
    }

    /** The same for money on these items, and on the claim as a whole. */
    static void checkTerms(List<Admissibility.Line> lines, Notice notice, Stream<String> items) {
        Set<String> paying = items.flatMap(item -> notice.item(item).stream())
                .map(Notice.Item::section)
                .collect(Collectors.toCollection(TreeSet::new));
        lines.stream()
                .filter(line -> line.section().map(paying::contains).orElse(true))
                .forEach(Grounds::check);
    }

    private static void check(Admissibility.Line line) {
        String which = line.term() + " " + line.about();
        if (line.against()) {
            throw ClaimRule.TERM_BREACHED.refuse("term", which);
        }
        if (line.open()) {
            throw ClaimRule.TERM_UNANSWERED.refuse("term", which);
        }
    }
}
