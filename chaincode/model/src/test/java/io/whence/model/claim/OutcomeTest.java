package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An outcome follows from what was claimed, what was found and what is paid for; a code cannot gloss over a cut. */
class OutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "1500, 500, COVERED, COVERED, ACCEPTED",
        "1500, 499, COVERED, COVERED, PARTLY_ACCEPTED",
        "1499, 500, COVERED, COVERED, PARTLY_ACCEPTED",
        "1500, 0, COVERED, COVERED, PARTLY_ACCEPTED",
        "1500, 500, COVERED, EXCLUDED, PARTLY_ACCEPTED",
        "1500, 500, LIMITED, COVERED, ACCEPTED",
        "1500, 500, PARTLY_SUBSTANTIATED, COVERED, ACCEPTED",
    })
    void the_outcome_is_whole_where_all_that_was_claimed_is_found_and_payable(
            long first, long second, Proposal.Code one, Proposal.Code other, ClaimState expected) {
        Claim decided = assessed(first, second)
                .make(new Act.Propose(Cast.reasons(one, other), Cast.WORKSHEET), Role.HANDLER)
                .make(Move.ACCEPT, Role.APPROVER)
                .claim();
        assertThat(decided.state()).isEqualTo(expected);
        assertThat(decided.lastDecision().map(Decision::outcome)).contains(expected);
    }

    @Test
    void a_reason_names_a_clause_that_the_cover_has() {
        Grounds grounds = new Grounds(List.of(), java.util.Set.of("3.1"));
        List<Proposal.Reason> reasons = Cast.reasons(Proposal.Code.COVERED, Proposal.Code.EXCLUDED);
        assertThat(assessed(1_500, 500).tried(new Act.Propose(reasons, Cast.WORKSHEET, grounds), Role.HANDLER))
                .isEqualTo("CLAUSE_UNKNOWN");
        List<Proposal.Reason> refused = Cast.reasons(Proposal.Code.NOT_COVERED, Proposal.Code.EXCLUDED);
        assertThat(Play.in(ClaimState.PROPOSED).tried(new Act.Decline(refused, grounds), Role.APPROVER))
                .isEqualTo("CLAUSE_UNKNOWN");
    }

    @Test
    void what_stands_against_a_claim_between_proposal_and_decision_stops_the_decision() {
        Admissibility.Line rejected = Admissibility.Line.of(
                Term.INCIDENT_STANDS, Admissibility.Answer.UNSATISFIED, "inc-1", List.of("incident/inc-1"));
        Act accept = new Act.Accept(
                Cast.WORKSHEET.digest(),
                Cast.WORKSHEET.digest(),
                List.of("RegulatorMSP"),
                new Grounds(List.of(rejected), java.util.Set.of()));
        assertThat(Play.in(ClaimState.PROPOSED).tried(accept, Role.APPROVER)).isEqualTo("TERM_BREACHED");
    }

    @Test
    void a_term_of_a_section_that_pays_nothing_is_in_nobody_s_way() {
        Admissibility.Line missing = Admissibility.Line.of(
                        Term.EVIDENCE, Admissibility.Answer.UNSATISFIED, "OTHER.finding", List.of("claim/clm-1"))
                .of("OTHER");
        Grounds grounds = new Grounds(List.of(missing), java.util.Set.of("3.1", "3.2"));
        List<Proposal.Reason> reasons = Cast.reasons(Proposal.Code.COVERED, Proposal.Code.COVERED);
        assertThat(assessed(1_500, 500)
                        .make(new Act.Propose(reasons, Cast.WORKSHEET, grounds), Role.HANDLER)
                        .claim()
                        .state())
                .isEqualTo(ClaimState.PROPOSED);
        Grounds own = new Grounds(List.of(missing.of("DATA-LOSS")), java.util.Set.of("3.1", "3.2"));
        assertThat(assessed(1_500, 500).tried(new Act.Propose(reasons, Cast.WORKSHEET, own), Role.HANDLER))
                .isEqualTo("TERM_BREACHED");
    }

    @Test
    void whose_word_decides_a_term_is_the_term_s_own() {
        for (Term term : Term.values()) {
            Admissibility.Line broken =
                    Admissibility.Line.of(term, Admissibility.Answer.UNSATISFIED, "x", List.of("claim/clm-1"));
            assertThat(broken.against()).as(term.name()).isEqualTo(term.word() == Term.Word.RECORD);
            boolean asks = term.word() == Term.Word.PERSON || term.word() == Term.Word.CAUSE;
            assertThat(broken.open()).as(term.name()).isEqualTo(asks);
            assertThat(said(broken, false).open()).as(term.name()).isFalse();
            boolean against = term.word() == Term.Word.RECORD || term.word() == Term.Word.PERSON;
            assertThat(said(broken, false).against()).as(term.name()).isEqualTo(against);
            assertThat(said(broken, true).against()).as(term.name()).isTrue();
        }
    }

    private static Admissibility.Line said(Admissibility.Line line, boolean caused) {
        return line.answered(
                List.of(new TermAnswer(line.term(), "x", Admissibility.Answer.UNSATISFIED, caused, Cast.PAPER)));
    }

    private static Play assessed(long first, long second) {
        return Play.in(ClaimState.INVESTIGATING)
                .make(
                        new Act.Assess(Cast.assessment(first, second), List.of(), List.of("lender-03"), List.of()),
                        Role.ADJUSTER);
    }
}
