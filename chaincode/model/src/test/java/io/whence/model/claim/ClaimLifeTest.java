package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Party;
import io.whence.model.circulation.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each move needs beyond its row in the table: sides, hands, sums and evidence. */
class ClaimLifeTest {
    @Test
    void a_role_counts_only_for_the_organisation_whose_side_it_is() {
        Actor stranger = other(Role.HANDLER, "ElsewhereMSP", Party.Kind.INSURER);
        assertThat(Play.in(ClaimState.NOTIFIED).tried(Cast.act(Move.REGISTER), stranger))
                .isEqualTo("NOT_THE_INSURER");
        assertThat(Play.in(ClaimState.NONE)
                        .tried(Cast.act(Move.NOTIFY), other(Role.INSURED, "ElsewhereMSP", Party.Kind.PROVIDER)))
                .isEqualTo("NOT_THE_INSURED");
        assertThat(Play.in(ClaimState.PROPOSED)
                        .tried(Cast.act(Move.CONSENT), other(Role.FOLLOWER, "ElsewhereMSP", Party.Kind.INSURER)))
                .isEqualTo("NOT_A_FOLLOWER");
        assertThat(Play.in(ClaimState.ACCEPTED)
                        .tried(Cast.act(Move.AGREE), other(Role.CLAIMANT, "ElsewhereMSP", Party.Kind.RECIPIENT)))
                .isEqualTo("NOT_THE_CLAIMANT");
    }

    @Test
    void an_adjuster_a_panel_and_an_authority_belong_to_neither_side() {
        for (String mspId : List.of("ProviderMSP", "InsurerMSP")) {
            assertThat(Play.in(ClaimState.INVESTIGATING)
                            .tried(Cast.act(Move.ASSESS), other(Role.ADJUSTER, mspId, Party.Kind.ADJUSTER)))
                    .isEqualTo("NOT_INDEPENDENT");
            assertThat(Play.in(ClaimState.DISPUTED)
                            .tried(Cast.act(Move.VOTE), other(Role.PANEL, mspId, Party.Kind.PANEL)))
                    .isEqualTo("NOT_INDEPENDENT");
            assertThat(Play.in(ClaimState.DISPUTED)
                            .tried(Cast.act(Move.RULE), other(Role.TRIBUNAL, mspId, Party.Kind.REGULATOR)))
                    .isEqualTo("NOT_INDEPENDENT");
            assertThat(Play.in(ClaimState.REGISTERED)
                            .tried(
                                    new Act.Investigate(new Member("x", mspId), Optional.empty(), List.of()),
                                    Role.HANDLER))
                    .isEqualTo("NOT_INDEPENDENT");
        }
    }

    @Test
    void a_certificate_alone_makes_nobody_a_regulator() {
        Actor pretender = other(Role.REGULATOR, "ElsewhereMSP", Party.Kind.RECIPIENT);
        assertThat(Play.in(ClaimState.NOTIFIED).tried(Cast.act(Move.HOLD), pretender))
                .isEqualTo("NO_STANDING");
    }

    @Test
    void only_the_appointed_organisation_assesses() {
        assertThat(Play.in(ClaimState.INVESTIGATING)
                        .tried(Cast.act(Move.ASSESS), other(Role.ADJUSTER, "ElsewhereMSP", Party.Kind.ADJUSTER)))
                .isEqualTo("NOT_THE_APPOINTEE");
    }

    @Test
    void who_handled_a_claim_does_not_approve_it_whatever_role_the_certificate_has() {
        Actor handler = Cast.actor(Role.HANDLER);
        Actor same = new Actor(
                new Caller("InsurerMSP", Role.APPROVER, 1_000_000, handler.certificate()),
                "insurer",
                Set.of(Party.Kind.INSURER));
        Play play = Play.in(ClaimState.PROPOSED);
        assertThat(play.tried(Cast.act(Move.ACCEPT), same)).isEqualTo("MAKER_IS_CHECKER");
        assertThat(play.tried(Cast.act(Move.DECLINE), same)).isEqualTo("MAKER_IS_CHECKER");
        assertThat(play.tried(Cast.act(Move.PAY_INTERIM), same)).isEqualTo("MAKER_IS_CHECKER");
    }

    @Test
    void an_amount_at_the_authority_is_approved_alone_and_above_it_by_a_second_person() {
        assertThat(Play.in(ClaimState.PROPOSED)
                        .make(Cast.act(Move.ACCEPT), Cast.actor(Role.APPROVER, "small", Cast.NET))
                        .claim()
                        .state())
                .isEqualTo(ClaimState.ACCEPTED);
        Play waiting = Play.in(ClaimState.PROPOSED)
                .make(Cast.act(Move.ACCEPT), Cast.actor(Role.APPROVER, "small", Cast.NET - 1));
        assertThat(waiting.claim().state()).isEqualTo(ClaimState.PROPOSED);
        assertThat(waiting.tried(Cast.act(Move.ACCEPT), Cast.actor(Role.APPROVER, "small", Cast.NET)))
                .isEqualTo("ALREADY_SIGNED");
        assertThat(waiting.tried(Cast.act(Move.ACCEPT), Cast.actor(Role.APPROVER, "third", Cast.NET - 1)))
                .isEqualTo("AUTHORITY_EXCEEDED");
        Claim accepted = waiting.make(Cast.act(Move.ACCEPT), Cast.actor(Role.APPROVER, "large", Cast.NET))
                .claim();
        assertThat(accepted.lastDecision().orElseThrow().approvers()).hasSize(2);
    }

    @Test
    void above_the_lead_s_authority_every_co_insurer_consents() {
        Play play = proposedUnderLead(Cast.NET - 1);
        assertThat(play.tried(Move.ACCEPT, Role.APPROVER)).isEqualTo("CONSENT_MISSING");
        assertThat(play.make(Move.CONSENT, Role.FOLLOWER).tried(Move.ACCEPT, Role.APPROVER))
                .isEqualTo("allowed");
        assertThat(play.tried(Move.CONSENT, Role.FOLLOWER)).isEqualTo("ALREADY_SIGNED");
        assertThat(proposedUnderLead(Cast.NET).tried(Move.ACCEPT, Role.APPROVER))
                .isEqualTo("allowed");
    }

    @Test
    void a_worksheet_that_reckons_differently_now_is_not_accepted() {
        Act stale = new Act.Accept(Cast.WORKSHEET.digest(), Cast.worksheet(900).digest(), List.of("RegulatorMSP"));
        assertThat(Play.in(ClaimState.PROPOSED).tried(stale, Role.APPROVER)).isEqualTo("WORKSHEET_DIFFERS");
    }

    @Test
    void money_waits_for_somebody_else_to_recompute_the_finding() {
        Act alone = new Act.Accept(Cast.WORKSHEET.digest(), Cast.WORKSHEET.digest(), List.of());
        assertThat(Play.in(ClaimState.PROPOSED).tried(alone, Role.APPROVER)).isEqualTo("FINDING_NOT_CONCURRED");
    }

    @Test
    void the_insurer_asks_once_for_what_is_missing_and_every_item_is_answered() {
        Play play = Play.in(ClaimState.SUPPLEMENT_REQUESTED);
        assertThat(play.tried(new Act.Supplement(List.of()), Role.INSURED)).isEqualTo("SUPPLEMENT_INCOMPLETE");
        play.make(Move.SUPPLEMENT, Role.INSURED);
        assertThat(play.tried(Move.REQUEST_SUPPLEMENT, Role.HANDLER)).isEqualTo("SUPPLEMENT_REPEATED");
    }

    @Test
    void a_digest_that_nobody_laid_before_the_claim_proves_nothing() {
        Assessment.Item unresolved =
                new Assessment.Item("1", new Quantity.Sum(1), 0, Optional.empty(), List.of(Cast.digest("elsewhere")));
        Assessment assessment = new Assessment(
                List.of(unresolved, Cast.assessed("2", 0)),
                "leak",
                List.of(),
                "0",
                Assessment.Liability.SEVERAL,
                Cast.PAPER);
        assertThat(Play.in(ClaimState.INVESTIGATING)
                        .tried(new Act.Assess(assessment, List.of(), List.of(), List.of()), Role.ADJUSTER))
                .isEqualTo("HASH_UNRESOLVED");
    }

    @Test
    void a_holder_is_at_fault_only_where_the_finding_names_it_with_a_bound() {
        Act lead = new Act.Assess(Cast.assessment(1_000, 0), List.of(), List.of(), List.of("lender-03"));
        assertThat(Play.in(ClaimState.INVESTIGATING).tried(lead, Role.ADJUSTER)).isEqualTo("FAULT_UNPROVED");
    }

    @Test
    void fault_shares_add_to_at_most_the_whole() {
        Assessment above = new Assessment(
                Cast.assessment(1_000, 0).items(),
                "leak",
                List.of(new Assessment.Fault("lender-03", "80.000001")),
                "20",
                Assessment.Liability.SEVERAL,
                Cast.PAPER);
        assertThat(Play.in(ClaimState.INVESTIGATING)
                        .tried(new Act.Assess(above, List.of(), List.of("lender-03"), List.of()), Role.ADJUSTER))
                .isEqualTo("FAULT_ABOVE_WHOLE");
    }

    @Test
    void a_move_may_be_a_little_earlier_than_the_one_before_it_and_no_more() {
        Play play = Play.in(ClaimState.NOTIFIED);
        Instant last = play.claim().lastAt().orElseThrow();
        assertThat(play.until(last.minus(ClaimLife.CLOCKS_APART_MAX)).tried(Move.REGISTER, Role.HANDLER))
                .isEqualTo("allowed");
        assertThat(play.until(last.minus(ClaimLife.CLOCKS_APART_MAX).minus(Duration.ofMillis(1)))
                        .tried(Move.REGISTER, Role.HANDLER))
                .isEqualTo("TIME_BACKWARDS");
    }

    @Test
    void a_circumstance_fixes_the_notice_date_of_a_later_claim() {
        Play play = Play.in(ClaimState.CIRCUMSTANCE)
                .until(Cast.basis().reportBy().plus(Duration.ofDays(5)))
                .make(Move.NOTIFY, Role.INSURED);
        assertThat(play.flags()).doesNotContain(Flag.LATE_REPORT);
    }

    private static Play proposedUnderLead(long leadAuthority) {
        ClaimBasis basis = Cast.basis();
        ClaimBasis led = new ClaimBasis(
                basis.claim(),
                basis.incident(),
                basis.cover(),
                basis.coverVersion(),
                basis.currency(),
                basis.insured(),
                basis.insurer(),
                basis.followers(),
                Optional.of(leadAuthority),
                basis.reportBy());
        return Play.of(led)
                .make(Move.NOTIFY, Role.INSURED)
                .make(Move.REGISTER, Role.HANDLER)
                .make(Move.INVESTIGATE, Role.HANDLER)
                .make(Move.ASSESS, Role.ADJUSTER)
                .make(Move.PROPOSE, Role.HANDLER);
    }

    private static Actor other(Role role, String mspId, Party.Kind kind) {
        return new Actor(new Caller(mspId, role, 1_000_000, Cast.digest(mspId + role)), "elsewhere", Set.of(kind));
    }
}
