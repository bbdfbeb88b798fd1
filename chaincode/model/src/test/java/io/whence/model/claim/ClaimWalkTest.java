package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Role;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole product of states, moves and roles: what the table lists can be done, everything else is refused. */
class ClaimWalkTest {
    @ParameterizedTest
    @EnumSource(ClaimState.class)
    void every_move_by_every_role_is_allowed_exactly_where_the_table_says(ClaimState state) {
        for (Move move : Move.values()) {
            Play play = prepared(state, move);
            for (Role role : Role.values()) {
                assertThat(play.tried(move, role))
                        .as("%s in %s by %s", move, state, role)
                        .isEqualTo(expected(state, move, role));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Move.class)
    void every_move_ends_where_the_table_says(Move move) {
        for (ClaimState state : move.from()) {
            for (Role role : move.by()) {
                Claim moved = prepared(state, move).make(move, role).claim();
                Step last = moved.steps().getLast();
                assertThat(move.mayLand(last.from(), last.to())).isTrue();
                assertThat(last.move()).isEqualTo(move);
                assertThat(last.role()).isEqualTo(role);
            }
        }
    }

    private static String expected(ClaimState state, Move move, Role role) {
        if (!move.by().contains(role)) {
            return "ROLE_DENIED";
        }
        return move.from().contains(state) ? "allowed" : "STATE_FORBIDS";
    }

    /** A claim in a state, with whatever the move needs beside it. */
    private static Play prepared(ClaimState state, Move move) {
        return switch (move) {
            case CONFIRM_INTERIM -> withInterim(state);
            case RULE -> state == ClaimState.DISPUTED ? withVotes() : Play.in(state);
            case TIME_BAR -> Play.in(state).pass(Duration.ofDays(800));
            case CLOSE -> released(state);
            case SETTLE ->
                state == ClaimState.HELD ? Play.in(ClaimState.PAYING).make(Move.HOLD, Role.FRAUD) : Play.in(state);
            case RECOVER_RECEIVE -> recovering(state, Recovery.Stage.OPEN);
            case RECOVER_APPORTION -> recovering(state, Recovery.Stage.RECEIVED);
            case RECOVER_CLOSE -> recovering(state, Recovery.Stage.APPORTIONED);
            default -> Play.in(state);
        };
    }

    private static Play released(ClaimState state) {
        Play play = Play.in(state);
        return switch (state) {
            case DECLINED -> play.make(new Act.Reserve(0), Role.HANDLER);
            case CLAWBACK -> play.make(Move.WRITE_OFF, Role.APPROVER);
            default -> play;
        };
    }

    private static Play withVotes() {
        Play play = Play.in(ClaimState.DISPUTED);
        for (String person : new String[] {"first", "second", "third"}) {
            play.make(Cast.act(Move.VOTE), Cast.panelist(person));
        }
        return play;
    }

    private static Play recovering(ClaimState state, Recovery.Stage stage) {
        Play play = Play.in(state);
        if (!Move.RECOVER_OPEN.from().contains(state)) {
            return play;
        }
        play.make(Move.RECOVER_OPEN, Role.HANDLER);
        if (stage != Recovery.Stage.OPEN) {
            play.make(Move.RECOVER_RECEIVE, Role.HANDLER);
        }
        if (stage == Recovery.Stage.APPORTIONED) {
            play.make(Move.RECOVER_APPORTION, Role.APPROVER);
        }
        return play;
    }

    /** The same ways as without an interim payment, which is made as soon as the investigation begins. */
    private static Play withInterim(ClaimState state) {
        Play play = Play.in(ClaimState.INVESTIGATING).make(Move.PAY_INTERIM, Role.APPROVER);
        return switch (state) {
            case INVESTIGATING -> play;
            case SUPPLEMENT_REQUESTED -> play.make(Move.REQUEST_SUPPLEMENT, Role.HANDLER);
            case ASSESSED -> play.make(Move.ASSESS, Role.ADJUSTER);
            case PROPOSED -> play.make(Move.ASSESS, Role.ADJUSTER).make(Move.PROPOSE, Role.HANDLER);
            case ACCEPTED -> accepted(play);
            case PARTLY_ACCEPTED ->
                play.make(Move.ASSESS, Role.ADJUSTER)
                        .make(
                                new Act.Propose(
                                        Cast.reasons(Proposal.Code.COVERED, Proposal.Code.EXCLUDED), Cast.WORKSHEET),
                                Role.HANDLER)
                        .make(Move.ACCEPT, Role.APPROVER);
            case DECLINED -> declined(play);
            case AGREED -> accepted(play).make(Move.AGREE, Role.INSURED).make(Move.AGREE, Role.CLAIMANT);
            case DISPUTED -> declined(play).make(Move.DISPUTE, Role.INSURED);
            case HELD -> play.make(Move.HOLD, Role.FRAUD);
            case CLAWBACK -> accepted(play).make(Move.CLAW_BACK, Role.APPROVER);
            default -> Play.in(state);
        };
    }

    private static Play accepted(Play play) {
        return play.make(Move.ASSESS, Role.ADJUSTER)
                .make(Move.PROPOSE, Role.HANDLER)
                .make(Move.ACCEPT, Role.APPROVER);
    }

    private static Play declined(Play play) {
        return play.make(Move.ASSESS, Role.ADJUSTER)
                .make(Move.PROPOSE, Role.HANDLER)
                .make(Move.DECLINE, Role.APPROVER);
    }
}
