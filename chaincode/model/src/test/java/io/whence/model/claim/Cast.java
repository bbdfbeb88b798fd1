package io.whence.model.claim;

import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Party;
import io.whence.model.circulation.Role;
import io.whence.model.value.Currency;
import io.whence.model.value.Digest;
import io.whence.model.wire.ProfileCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who plays in the tests of claims, and the acts they can always make. */
final class Cast {
    static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
    static final Profile PROFILE = ProfileCodec.of("CN-2015");
    static final Digest PAPER = digest("paper");
    static final Digest FINDING = digest("finding");
    static final long NET = 1_000;
    static final Worksheet WORKSHEET = worksheet(NET);

    private Cast() {}

    static Digest digest(String name) {
        return Digest.over(name.getBytes(StandardCharsets.UTF_8));
    }

    static ClaimBasis basis() {
        return new ClaimBasis(
                "clm-1",
                "inc-1",
                "cov-1",
                digest("cover"),
                new Currency("CNY"),
                new Member("provider", "ProviderMSP"),
                new Member("insurer", "InsurerMSP"),
                List.of(new Member("coinsurer", "FollowerMSP")),
                Optional.empty(),
                Instant.parse("2027-01-31T16:00:00Z"));
    }

    static Worksheet worksheet(long net) {
        return new Worksheet(
                digest("worksheet " + net),
                2_000,
                net,
                List.of(new Worksheet.Line("1", net), new Worksheet.Line("2", 0)));
    }

    /** A payment ahead, where all of the worksheet is due on what is shown. */
    static Act interim(String payee, long minorUnits) {
        return new Act.PayInterim(payee, minorUnits, PAPER, List.of(), WORKSHEET, List.of(), List.of("RegulatorMSP"));
    }

    static Act clawingBack(long minorUnits) {
        return new Act.ClawBack(Clawback.Reason.FRAUD, PAPER, minorUnits, true);
    }

    static Act returning(long minorUnits) {
        return new Act.Return(new Clawback.Returned(minorUnits, PAPER));
    }

    /** A member of the panel, from an organisation of its own. */
    static Actor panelist(String organisation) {
        return new Actor(
                new Caller(organisation + "MSP", Role.PANEL, 0, digest(organisation)),
                organisation,
                Set.of(Party.Kind.PANEL));
    }

    /** Somebody who may play a role in the claim. */
    static Actor actor(Role role) {
        return actor(role, role.name());
    }

    static Actor actor(Role role, String person) {
        return actor(role, person, 1_000_000);
    }

    static Actor actor(Role role, String person, long authority) {
        Party.Kind kind = kind(role);
        return new Actor(
                new Caller(mspId(role), role, authority, digest(person)),
                role == Role.CLAIMANT ? "claimant" : mspId(role),
                Set.of(kind));
    }

    private static Party.Kind kind(Role role) {
        return switch (role) {
            case EXCHANGE, BROKER -> Party.Kind.EXCHANGE;
            case HANDLER, APPROVER, FRAUD, PAYMENT, FOLLOWER, REINSURER -> Party.Kind.INSURER;
            case ADJUSTER, FORENSIC -> Party.Kind.ADJUSTER;
            case PANEL -> Party.Kind.PANEL;
            case REGULATOR, TRIBUNAL -> Party.Kind.REGULATOR;
            case INSURED, CLAIMANT, MEMBER -> Party.Kind.PROVIDER;
        };
    }

    private static String mspId(Role role) {
        return switch (role) {
            case INSURED -> "ProviderMSP";
            case HANDLER, APPROVER, FRAUD, PAYMENT -> "InsurerMSP";
            case FOLLOWER, REINSURER -> "FollowerMSP";
            case ADJUSTER, FORENSIC -> "AdjusterMSP";
            case PANEL -> "PanelMSP";
            case REGULATOR, TRIBUNAL -> "RegulatorMSP";
            case EXCHANGE, BROKER -> "ExchangeMSP";
            case CLAIMANT, MEMBER -> "OtherMSP";
        };
    }

    static Notice notice() {
        return new Notice(
                START.minus(Duration.ofDays(3)),
                START.minus(Duration.ofDays(1)),
                List.of("c-1"),
                List.of(item("1", 1_500), item("2", 500)),
                Optional.of("claimant"),
                Optional.empty(),
                List.of());
    }

    static Notice.Item item(String id, long claimed) {
        return new Notice.Item(
                id,
                "DATA-LOSS",
                "head-" + id,
                Notice.Kind.LOSS,
                List.of(),
                new Quantity.Sum(claimed),
                digest("item " + id));
    }

    static Assessment assessment(long first, long second) {
        return new Assessment(
                List.of(assessed("1", first), assessed("2", second)),
                "leak",
                List.of(new Assessment.Fault("lender-03", "80")),
                "20",
                Assessment.Liability.SEVERAL,
                PAPER);
    }

    static Assessment.Item assessed(String id, long substantiated) {
        return new Assessment.Item(id, new Quantity.Sum(substantiated), 0, Optional.empty(), List.of(PAPER));
    }

    private static Act declined(List<Proposal.Reason> reasons) {
        return new Act.Decline(reasons, Grounds.undoubted(reasons));
    }

    static List<Proposal.Reason> reasons(Proposal.Code first, Proposal.Code second) {
        return List.of(new Proposal.Reason("1", "3.1", first), new Proposal.Reason("2", "3.2", second));
    }

    /** A receipt that nobody gave, so that nobody knows whether the copy arrived as it was sent. */
    static Admissibility.Line unknownReceipt() {
        return new Admissibility.Line(
                Term.RECEIPT_MATCHED,
                Admissibility.Answer.UNKNOWN,
                Optional.empty(),
                "c-1",
                Optional.empty(),
                List.of("copy/c-1"),
                "",
                Optional.empty());
    }

    /** What the adjuster says of that receipt: it arrived well, or broken to the loss of the insured. */
    static TermAnswer termAnswer(boolean caused) {
        return new TermAnswer(
                Term.RECEIPT_MATCHED,
                "c-1",
                caused ? Admissibility.Answer.UNSATISFIED : Admissibility.Answer.SATISFIED,
                caused,
                PAPER);
    }

    /** The act of a move with all that it needs; accepting stands for the deciding move where it can. */
    static Act act(Move move) {
        return switch (move) {
            case CIRCUMSTANCE -> new Act.Circumstance(START.minus(Duration.ofDays(1)), PAPER);
            case NOTIFY -> new Act.Notify(notice(), List.of(new Evidence(Evidence.Kind.LOSS_ASSESSMENT, PAPER)), true);
            case REGISTER -> new Act.Register(NET, List.of());
            case INVESTIGATE ->
                new Act.Investigate(new Member("adjuster", "AdjusterMSP"), Optional.of(FINDING), List.of());
            case REQUEST_SUPPLEMENT -> new Act.RequestSupplement(List.of("accounts"));
            case SUPPLEMENT -> new Act.Supplement(List.of(new Inquiry.Answer("accounts", Optional.empty())));
            case ASSESS ->
                new Act.Assess(assessment(1_500, 500), List.of(), List.of("lender-03"), List.of("lender-03"));
            case ANSWER -> new Act.Answer(List.of(termAnswer(false)), List.of(unknownReceipt()));
            case PROPOSE -> new Act.Propose(reasons(Proposal.Code.COVERED, Proposal.Code.COVERED), WORKSHEET);
            case CONSENT -> new Act.Resting(move, WORKSHEET.digest());
            case ACCEPT -> new Act.Accept(WORKSHEET.digest(), WORKSHEET.digest(), List.of("RegulatorMSP"));
            case DECLINE -> declined(reasons(Proposal.Code.EXCLUDED, Proposal.Code.NOT_COVERED));
            case PAY_INTERIM -> interim("provider", 100);
            case CONFIRM_INTERIM -> new Act.ConfirmInterim("1", Account.Stage.CONFIRMED, PAPER);
            case AGREE -> new Act.Agree(Optional.empty(), Optional.of(PAPER));
            case PAY -> new Act.Pay(Optional.empty());
            case SETTLE -> new Act.Settle(Optional.empty(), Account.Stage.CONFIRMED, PAPER);
            case CLOSE, WITHDRAW, TIME_BAR, RECOVER_CLOSE -> new Act.Plain(move);
            case VOTE -> new Act.Vote(Dispute.Choice.DECISION_STANDS, PAPER);
            case RULE -> new Act.Rule(Optional.of(Dispute.Choice.INVESTIGATE_AGAIN), PAPER);
            case SERVE_NOTICE, DISPUTE, HOLD, CONFIRM_HOLD, RELEASE, REOPEN, WRITE_OFF -> new Act.Resting(move, PAPER);
            case CLAW_BACK -> clawingBack(0);
            case RETURN -> returning(100);
            case RESERVE -> new Act.Reserve(NET);
            case RECOVER_OPEN -> new Act.RecoverOpen(List.of(new Recovery.Ceiling("lender-03", 800)), List.of());
            case RECOVER_RECEIVE -> new Act.RecoverReceive(new Recovery.Receipt("lender-03", 400, 0, PAPER));
            case RECOVER_APPORTION ->
                new Act.RecoverApportion(new Recovery.Apportionment(0, List.of(new Recovery.Share("insurer", 400)), 0));
        };
    }
}
