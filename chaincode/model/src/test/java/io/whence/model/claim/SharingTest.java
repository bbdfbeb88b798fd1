package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.whence.model.circulation.Role;
import io.whence.model.value.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a sharing, walked over all states, moves and roles, and its dates before, at and after. */
class SharingTest {
    private static final Instant COMMIT_BY = Cast.START.plus(Duration.ofDays(10));
    private static final Instant OPEN_BY = Cast.START.plus(Duration.ofDays(20));
    private static final Sharing.Figure FIGURE =
            new Sharing.Figure(2_000, 1_000, 1_000, 1_500, 9_000, "EQUAL_SHARES", Cast.PAPER, Cast.PAPER);
    private static final List<Member> SEATS =
            List.of(new Member("insurer", "InsurerMSP"), new Member("coinsurer", "FollowerMSP"));

    @ParameterizedTest
    @EnumSource(Sharing.State.class)
    void a_sharing_moves_exactly_where_its_table_says(Sharing.State state) {
        for (SharingMove move : SharingMove.values()) {
            for (Role role : Role.values()) {
                if (move != SharingMove.CALL && insurers(role)) {
                    assertThat(tried(state, move, role))
                            .as("%s in %s by %s", move, state, role)
                            .isEqualTo(expected(state, move, role));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, allowed, DEADLINE_AHEAD",
        "0, COMMITMENT_LATE, allowed",
        "1, COMMITMENT_LATE, allowed",
    })
    void commitments_are_taken_before_the_date_and_given_up_from_it_on(long seconds, String commit, String lapse) {
        Occasion occasion = occasion(Role.HANDLER, COMMIT_BY.plusSeconds(seconds));
        Sharing sharing = in(Sharing.State.COMMITTING);
        assertThat(refused(() -> sharing.committed(Cast.PAPER, occasion))).isEqualTo(commit);
        assertThat(refused(() -> sharing.lapsed(occasion))).isEqualTo(lapse);
    }

    @ParameterizedTest
    @CsvSource({"-1, allowed, DEADLINE_AHEAD", "0, OPENING_LATE, allowed", "1, OPENING_LATE, allowed"})
    void openings_are_taken_before_the_date_and_given_up_from_it_on(long seconds, String open, String lapse) {
        Occasion occasion = occasion(Role.HANDLER, OPEN_BY.plusSeconds(seconds));
        Sharing sharing = in(Sharing.State.OPENING);
        assertThat(refused(() -> sharing.opened(FIGURE, Cast.PAPER, occasion))).isEqualTo(open);
        assertThat(refused(() -> sharing.lapsed(occasion))).isEqualTo(lapse);
    }

    private static boolean insurers(Role role) {
        return Cast.actor(role).mspId().equals("InsurerMSP");
    }

    private static String expected(Sharing.State state, SharingMove move, Role role) {
        if (move.by() != role) {
            return "ROLE_DENIED";
        }
        if (move == SharingMove.OPEN && state == Sharing.State.COMMITTING) {
            return "COMMITMENTS_MISSING";
        }
        return move.from().contains(state) ? "allowed" : "SHARING_STATE";
    }

    private static String tried(Sharing.State state, SharingMove move, Role role) {
        Sharing sharing = in(state);
        Occasion early = occasion(role, Cast.START);
        return refused(() -> switch (move) {
            case COMMIT -> sharing.committed(Cast.PAPER, early);
            case OPEN -> sharing.opened(FIGURE, Cast.PAPER, early);
            case LAPSE -> sharing.lapsed(occasion(role, OPEN_BY));
            case RECEIVE -> sharing.received("coinsurer", Cast.PAPER, early);
            case CALL -> throw new IllegalStateException("a sharing is called once");
        });
    }

    private static String refused(java.util.concurrent.Callable<Sharing> move) {
        Refused refused = catchThrowableOfType(Refused.class, move::call);
        return refused == null ? "allowed" : refused.code();
    }

    private static Occasion occasion(Role role, Instant at) {
        return new Occasion(Cast.actor(role), at, Cast.PROFILE);
    }

    private static Sharing in(Sharing.State state) {
        boolean committed = state != Sharing.State.COMMITTING;
        List<Sharing.Seat> seats = SEATS.stream()
                .map(member -> new Sharing.Seat(
                        member,
                        committed ? Optional.of(Cast.PAPER) : Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        List<Sharing.Due> dues = List.of(new Sharing.Due("coinsurer", "insurer", 500, Optional.empty()));
        return new Sharing("clm-1", 2_000, COMMIT_BY, OPEN_BY, state, seats, Optional.empty(), dues);
    }
}
