package io.whence.model.claim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The life of a claim as one pure function. A refusal comes before anything changes; a claim that was moved carries the
 * move in its history.
 */
public final class ClaimLife {
    /** Proposal times are the submitters' words: how far two of them may disagree. */
    public static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(10);

    private ClaimLife() {}

    /** The claim after an act, or the first rule that the act breaks. */
    public static Claim apply(Claim claim, Act act, Occasion occasion) {
        Claim present = Holding.lapsed(claim, occasion);
        Move move = act.move();
        Standing.checkRole(move, occasion.actor());
        if (!move.from().contains(present.state())) {
            throw ClaimRule.STATE_FORBIDS.refuse("state", present.state());
        }
        Standing.checkSide(present, occasion.actor());
        checkTime(present, occasion.at());
        Claim next = moved(present, act, occasion);
        if (!move.mayLand(present.state(), next.state())) {
            throw new IllegalStateException(move + " ended in " + next.state());
        }
        return recorded(present, next, act, occasion);
    }

    private static Claim moved(Claim claim, Act act, Occasion occasion) {
        return switch (act) {
            case Act.Circumstance circumstance -> Opening.circumstance(claim, circumstance, occasion);
            case Act.Notify notify -> Opening.notified(claim, notify, occasion);
            case Act.Register register -> Opening.registered(claim, register, occasion);
            case Act.Investigate investigate -> Inquiring.investigated(claim, investigate);
            case Act.RequestSupplement request -> Inquiring.asked(claim, request, occasion);
            case Act.Supplement supplement -> Inquiring.answered(claim, supplement, occasion);
            case Act.Assess assess -> Inquiring.assessed(claim, assess, occasion);
            case Act.Answer answer -> Inquiring.termsAnswered(claim, answer, occasion);
            case Act.Propose propose -> Deciding.proposed(claim, propose, occasion);
            case Act.Accept accept -> Deciding.accepted(claim, accept, occasion);
            case Act.Decline decline -> Deciding.declined(claim, decline, occasion);
            case Act.PayInterim pay -> Paying.interim(claim, pay, occasion);
            case Act.ConfirmInterim answer -> Paying.answered(claim, answer, occasion);
            case Act.Agree agree -> Paying.agreed(claim, agree, occasion);
            case Act.Pay pay -> Paying.instructed(claim, pay);
            case Act.Settle settle -> Paying.settled(claim, settle, occasion);
            case Act.Resting resting -> rested(claim, resting, occasion);
            case Act.Plain plain -> Ending.ended(claim, plain.move(), occasion);
            case Act.Vote vote -> Disputing.voted(claim, vote, occasion);
            case Act.Rule rule -> Disputing.ruled(claim, rule, occasion);
            case Act.ClawBack back -> Clawing.asked(claim, back, occasion);
            case Act.Return back -> Clawing.returned(claim, back);
            case Act.Reserve reserve -> claim.with(claim.account().reserving(reserve.minorUnits(), occasion.at()));
            case Act.RecoverOpen open -> Recovering.opened(claim, open);
            case Act.RecoverReceive receive -> Recovering.received(claim, receive);
            case Act.RecoverApportion apportion -> Recovering.apportioned(claim, apportion);
        };
    }

    private static Claim rested(Claim claim, Act.Resting act, Occasion occasion) {
        return switch (act.move()) {
            case CONSENT -> Deciding.consented(claim, act.paper(), occasion);
            case SERVE_NOTICE -> claim;
            case DISPUTE -> Disputing.disputed(claim, act.paper(), occasion);
            case HOLD, CONFIRM_HOLD, RELEASE -> Holding.ordered(claim, act, occasion);
            case REOPEN -> Ending.reopened(claim, act.paper());
            case WRITE_OFF -> Clawing.writtenOff(claim, act.paper(), occasion);
            default -> throw new IllegalStateException(act.move() + " does not rest on one paper");
        };
    }

    private static void checkTime(Claim claim, Instant at) {
        boolean backwards = claim.lastAt()
                .filter(last -> at.isBefore(last.minus(CLOCKS_APART_MAX)))
                .isPresent();
        if (backwards) {
            throw ClaimRule.TIME_BACKWARDS.refuse("at", at);
        }
        if (claim.steps().size() >= Claim.STEPS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("steps", claim.steps().size());
        }
    }

    private static Claim recorded(Claim before, Claim after, Act act, Occasion occasion) {
        Step step = step(before, after, act.move(), occasion);
        return after.with(step.flagged(Flags.of(after.with(step), act, occasion)));
    }

    private static Step step(Claim before, Claim after, Move move, Occasion occasion) {
        Actor actor = occasion.actor();
        return new Step(
                move,
                occasion.at(),
                before.state(),
                after.state(),
                actor.mspId(),
                actor.role(),
                actor.certificate(),
                List.of());
    }
}
