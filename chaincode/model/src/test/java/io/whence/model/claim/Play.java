package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.whence.model.circulation.Role;
import io.whence.model.value.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A claim being played, one move an hour; every move can be tried without being made. */
final class Play {
    private Claim claim = Claim.unfiled(Cast.basis());
    private Instant now = Cast.START;

    static Play of(ClaimBasis basis) {
        Play play = new Play();
        play.claim = Claim.unfiled(basis);
        return play;
    }

    /** A claim in a state, reached by the shortest way. */
    static Play in(ClaimState state) {
        Play play = new Play();
        switch (state) {
            case NONE -> {}
            case CIRCUMSTANCE -> play.make(Move.CIRCUMSTANCE, Role.INSURED);
            case NOTIFIED -> play.make(Move.NOTIFY, Role.INSURED);
            case REGISTERED -> play.from(ClaimState.NOTIFIED).make(Move.REGISTER, Role.HANDLER);
            case INVESTIGATING -> play.from(ClaimState.REGISTERED).make(Move.INVESTIGATE, Role.HANDLER);
            case SUPPLEMENT_REQUESTED ->
                play.from(ClaimState.INVESTIGATING).make(Move.REQUEST_SUPPLEMENT, Role.HANDLER);
            case ASSESSED -> play.from(ClaimState.INVESTIGATING).make(Move.ASSESS, Role.ADJUSTER);
            case PROPOSED -> play.from(ClaimState.ASSESSED).make(Move.PROPOSE, Role.HANDLER);
            case ACCEPTED -> play.from(ClaimState.PROPOSED).make(Move.ACCEPT, Role.APPROVER);
            case PARTLY_ACCEPTED ->
                play.from(ClaimState.ASSESSED)
                        .make(
                                new Act.Propose(
                                        Cast.reasons(Proposal.Code.COVERED, Proposal.Code.EXCLUDED), Cast.WORKSHEET),
                                Role.HANDLER)
                        .make(Move.ACCEPT, Role.APPROVER);
            case DECLINED -> play.from(ClaimState.PROPOSED).make(Move.DECLINE, Role.APPROVER);
            case AGREED ->
                play.from(ClaimState.ACCEPTED).make(Move.AGREE, Role.INSURED).make(Move.AGREE, Role.CLAIMANT);
            case PAYING -> play.from(ClaimState.AGREED).make(new Act.Pay(Optional.of(600L)), Role.HANDLER);
            case SETTLED ->
                play.from(ClaimState.AGREED).make(Move.PAY, Role.HANDLER).make(Move.SETTLE, Role.PAYMENT);
            case CLOSED -> play.from(ClaimState.SETTLED).make(Move.CLOSE, Role.HANDLER);
            case WITHDRAWN -> play.from(ClaimState.NOTIFIED).make(Move.WITHDRAW, Role.INSURED);
            case DISPUTED -> play.from(ClaimState.DECLINED).make(Move.DISPUTE, Role.INSURED);
            case HELD -> play.from(ClaimState.INVESTIGATING).make(Move.HOLD, Role.FRAUD);
            case REOPENED -> play.from(ClaimState.SETTLED).make(Move.REOPEN, Role.INSURED);
            case CLAWBACK -> play.from(ClaimState.SETTLED).make(Cast.clawingBack(Cast.NET), Role.APPROVER);
            case TIME_BARRED ->
                play.from(ClaimState.CIRCUMSTANCE).pass(Duration.ofDays(800)).make(Move.TIME_BAR, Role.REGULATOR);
        }
        assertThat(play.claim.state()).isEqualTo(state);
        return play;
    }

    private Play from(ClaimState state) {
        claim = in(state).claim;
        now = claim.lastAt().orElse(Cast.START);
        return this;
    }

    Play make(Move move, Role role) {
        return make(Cast.act(move), role);
    }

    Play make(Act act, Role role) {
        return make(act, Cast.actor(role));
    }

    Play make(Act act, Actor actor) {
        now = now.plus(Duration.ofHours(1));
        claim = ClaimLife.apply(claim, act, new Occasion(actor, now, Cast.PROFILE));
        return this;
    }

    /** The same claim at the same time, to be played on differently. */
    Play copied() {
        Play other = new Play();
        other.claim = claim;
        other.now = now;
        return other;
    }

    Play pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Makes the clock stand an hour before a moment, so that the next move happens at that moment. */
    Play until(Instant moment) {
        now = moment.minus(Duration.ofHours(1));
        return this;
    }

    /** The rule that a move breaks, or {@code allowed}; the claim stays as it is. */
    String tried(Act act, Actor actor) {
        Refused refused = catchThrowableOfType(
                Refused.class,
                () -> ClaimLife.apply(claim, act, new Occasion(actor, now.plus(Duration.ofHours(1)), Cast.PROFILE)));
        return refused == null ? "allowed" : refused.code();
    }

    String tried(Act act, Role role) {
        return tried(act, Cast.actor(role));
    }

    String tried(Move move, Role role) {
        return tried(Cast.act(move), role);
    }

    Claim claim() {
        return claim;
    }

    Instant now() {
        return now;
    }

    java.util.List<Flag> flags() {
        return claim.steps().getLast().flags();
    }
}
