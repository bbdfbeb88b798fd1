package io.whence.model.claim;

import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Party;
import io.whence.model.circulation.Role;
import java.util.List;
import java.util.Optional;

/** Whether somebody may make a move at all: by role, by what their party is, and by whose side they are on. */
public final class Standing {
    private Standing() {}

    /** Refuses an actor whom the table does not list for a move. */
    static void checkRole(Move move, Actor actor) {
        if (!move.by().contains(actor.role())) {
            throw CirculationRule.ROLE_DENIED.refuse("caller", actor.mspId() + "/" + actor.role());
        }
        checkParty(actor);
    }

    /** Refuses an actor whose organisation is not registered as what its role asks for. */
    public static void checkParty(Actor actor) {
        boolean stands = kind(actor.role()).map(actor.standing()::contains).orElse(true);
        if (!stands) {
            throw ClaimRule.NO_STANDING.refuse("caller", actor.mspId() + "/" + actor.role());
        }
    }

    /** Whether an organisation is neither the insured's nor the insurer's. */
    static boolean independent(ClaimBasis basis, String mspId) {
        return !mspId.equals(basis.insured().mspId())
                && !mspId.equals(basis.insurer().mspId());
    }

    private static Optional<Party.Kind> kind(Role role) {
        return switch (role) {
            case MEMBER, INSURED, CLAIMANT -> Optional.empty();
            case EXCHANGE, BROKER -> Optional.of(Party.Kind.EXCHANGE);
            case HANDLER, APPROVER, FOLLOWER, REINSURER, FRAUD, PAYMENT -> Optional.of(Party.Kind.INSURER);
            case ADJUSTER, FORENSIC -> Optional.of(Party.Kind.ADJUSTER);
            case PANEL -> Optional.of(Party.Kind.PANEL);
            case REGULATOR, TRIBUNAL -> Optional.of(Party.Kind.REGULATOR);
        };
    }

    /** Refuses an actor who stands on the wrong side of this claim. */
    static void checkSide(Claim claim, Actor actor) {
        ClaimBasis basis = claim.basis();
        String mspId = actor.mspId();
        switch (actor.role()) {
            case INSURED -> require(mspId.equals(basis.insured().mspId()), ClaimRule.NOT_THE_INSURED, actor);
            case HANDLER, APPROVER, FRAUD, PAYMENT ->
                require(mspId.equals(basis.insurer().mspId()), ClaimRule.NOT_THE_INSURER, actor);
            case FOLLOWER -> require(speaksForOneOf(basis.followers(), mspId), ClaimRule.NOT_A_FOLLOWER, actor);
            case ADJUSTER, FORENSIC, PANEL, REGULATOR, TRIBUNAL ->
                require(independent(basis, mspId), ClaimRule.NOT_INDEPENDENT, actor);
            case CLAIMANT -> require(isThirdParty(claim, actor), ClaimRule.NOT_THE_CLAIMANT, actor);
            case EXCHANGE, BROKER, REINSURER, MEMBER -> {}
        }
    }

    /** What is due by the latest decision, unless it fell. */
    static long decidedMinorUnits(Claim claim) {
        return claim.lastDecision()
                .filter(decision -> stands(decision, claim))
                .map(Decision::netMinorUnits)
                .orElse(0L);
    }

    /** Whether a decision is still in force: not sent back to be investigated again, and not obtained by fraud. */
    private static boolean stands(Decision decision, Claim claim) {
        boolean defrauded = claim.account()
                .clawback()
                .filter(back ->
                        back.reason() == Clawback.Reason.FRAUD && !back.at().isBefore(decision.at()))
                .isPresent();
        boolean sentBack = claim.steps().reversed().stream()
                .takeWhile(step -> !decides(step))
                .anyMatch(step -> step.move() == Move.RULE && step.to() == ClaimState.INVESTIGATING);
        return !defrauded && !sentBack;
    }

    private static boolean decides(Step step) {
        return step.move() == Move.DECLINE || (step.move() == Move.ACCEPT && step.to() != ClaimState.PROPOSED);
    }

    private static boolean speaksForOneOf(List<Member> members, String mspId) {
        return members.stream().anyMatch(member -> member.mspId().equals(mspId));
    }

    private static boolean isThirdParty(Claim claim, Actor actor) {
        return claim.notice()
                .flatMap(Notice::thirdParty)
                .filter(actor.party()::equals)
                .isPresent();
    }

    private static void require(boolean holds, ClaimRule rule, Actor actor) {
        if (!holds) {
            throw rule.refuse("caller", actor.mspId());
        }
    }
}
