package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The lives beside the claim's own, walked over all states, moves and roles: cover, incident, payment, reserve. */
class OtherLivesTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant DURING = Instant.parse("2026-06-01T00:00:00Z");
    private static final Digest VERSION = Cast.digest("version");
    private static final Digest AMENDMENT = Cast.digest("amendment");

    @ParameterizedTest
    @EnumSource(CoverLife.State.class)
    void a_cover_moves_exactly_where_its_table_says(CoverLife.State state) {
        for (CoverMove move : CoverMove.values()) {
            for (Role role : Role.values()) {
                assertThat(tried(state, move, role))
                        .as("%s in %s by %s", move, state, role)
                        .isEqualTo(expected(state, move, role));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CoverMove.class)
    void a_cover_ends_up_where_its_table_says(CoverMove move) {
        for (CoverLife.State state : move.from()) {
            for (Role role : move.by()) {
                CoverLife.Moment moment = moment(state);
                CoverLife after = moved(life(state), move, role, moment);
                assertThat(move.to().isEmpty() ? Set.of(state) : move.to()).contains(after.at(moment));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, false, WINDOW_OPEN",
        "0, true, CLAIMS_OPEN",
        "0, false, CLOSED",
    })
    void a_cover_closes_after_its_reporting_window_and_its_last_claim(long seconds, boolean open, String expected) {
        CoverLife.Moment end = moment(CoverLife.State.RUN_OFF);
        Instant window = end.cover().reportBy(Cast.PROFILE);
        CoverLife.Moment moment =
                new CoverLife.Moment(end.cover(), Cast.PROFILE, window.plusSeconds(seconds), false, open);
        CoverLife life = life(CoverLife.State.RUN_OFF);
        Refused refused = catchThrowableOfType(Refused.class, () -> life.close(Role.HANDLER, moment));
        assertThat(refused == null ? life.close(Role.HANDLER, moment).at(moment).name() : refused.code())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Incident.State.class)
    void an_incident_moves_exactly_where_its_table_says(Incident.State state) {
        for (Incident.Move move : Incident.Move.values()) {
            for (Role role : Role.values()) {
                Incident incident = incident(state);
                Refused refused = catchThrowableOfType(
                        Refused.class,
                        () -> incident.after(move, Optional.empty(), Optional.empty(), Cast.actor(role)));
                String expected = !Incident.EXAMINERS.contains(role)
                        ? "ROLE_DENIED"
                        : move.from().contains(state) ? "allowed" : "INCIDENT_STATE";
                assertThat(refused == null ? "allowed" : refused.code())
                        .as("%s in %s by %s", move, state, role)
                        .isEqualTo(expected);
                if (refused == null) {
                    assertThat(incident.after(move, Optional.empty(), Optional.empty(), Cast.actor(role))
                                    .state())
                            .isEqualTo(move.to());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Account.Stage.class)
    void a_payment_moves_exactly_where_its_table_says(Account.Stage stage) {
        Account.Payment payment = new Account.Payment("1", "provider", 100, false, stage, Optional.empty());
        for (Account.Stage next : Account.Stage.values()) {
            assertThat(catchThrowable(() -> payment.at(next)) == null)
                    .as("from %s to %s", stage, next)
                    .isEqualTo(stage.next().contains(next));
        }
        assertThat(stage.next().isEmpty()).as("only what is over goes nowhere").isNotEqualTo(stage.open());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, SET",
        "5, 6, RAISED",
        "5, 4, LOWERED",
        "5, 0, RELEASED",
        "5, 5, ''",
        "0, 0, ''",
    })
    void a_reserve_changes_by_the_direction_it_goes(long before, long after, String change) {
        Account account = Account.empty().reserving(before, FROM).reserving(after, DURING);
        assertThat(account.reserveMinorUnits()).isEqualTo(after);
        List<String> changes = account.reserves().stream()
                .filter(reserve -> reserve.at().equals(DURING))
                .map(reserve -> reserve.change().name())
                .toList();
        assertThat(changes).isEqualTo(change.isEmpty() ? List.of() : List.of(change));
    }

    private static String expected(CoverLife.State state, CoverMove move, Role role) {
        if (!move.by().contains(role)) {
            return "ROLE_DENIED";
        }
        return move.from().contains(state) ? "allowed" : "COVER_STATE";
    }

    private static String tried(CoverLife.State state, CoverMove move, Role role) {
        CoverLife.Moment moment = moment(state);
        CoverLife life = life(state);
        assertThat(life.at(moment)).isEqualTo(state);
        Refused refused = catchThrowableOfType(Refused.class, () -> moved(life, move, role, moment));
        return refused == null ? "allowed" : refused.code();
    }

    private static CoverLife moved(CoverLife life, CoverMove move, Role role, CoverLife.Moment moment) {
        return switch (move) {
            case AMEND -> {
                life.amend(role, moment);
                yield life;
            }
            case BIND -> life.bind(AMENDMENT, role, moment);
            case CANCEL -> life.cancel(role, moment);
            case RUN_OFF -> life.runOff(role, moment);
            case CLOSE -> life.close(role, moment);
            case QUOTE, BEGIN, EXPIRE, EXHAUST, RESTORE -> {
                move.check(life.at(moment), role);
                yield life;
            }
        };
    }

    private static CoverLife life(CoverLife.State state) {
        List<Digest> bound = state == CoverLife.State.QUOTED ? List.of() : List.of(VERSION);
        return switch (state) {
            case QUOTED, BOUND, IN_FORCE, EXPIRED, EXHAUSTED ->
                new CoverLife(bound, Optional.empty(), Optional.empty(), Optional.empty());
            case CANCELLED -> new CoverLife(bound, Optional.of(DURING), Optional.empty(), Optional.empty());
            case RUN_OFF -> new CoverLife(bound, Optional.empty(), Optional.of(UNTIL), Optional.empty());
            case CLOSED -> new CoverLife(bound, Optional.empty(), Optional.of(UNTIL), Optional.of(UNTIL));
        };
    }

    private static CoverLife.Moment moment(CoverLife.State state) {
        Instant now = switch (state) {
            case BOUND -> FROM.minusSeconds(1);
            case QUOTED, IN_FORCE, EXHAUSTED, CANCELLED -> DURING;
            case EXPIRED -> UNTIL;
            case RUN_OFF, CLOSED -> UNTIL.plus(Duration.ofDays(400));
        };
        return new CoverLife.Moment(cover(), Cast.PROFILE, now, state == CoverLife.State.EXHAUSTED, false);
    }

    private static CoverDocument cover() {
        return new CoverDocument(
                "cov-1",
                "circulation-security",
                "insurer",
                "provider",
                List.of(),
                Optional.empty(),
                FROM,
                UNTIL,
                FROM,
                CoverDocument.Trigger.LOSS_OCCURRING,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                30,
                "CN-2015",
                List.of(),
                "0.001",
                "0.05",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Incident incident(Incident.State state) {
        return new Incident(
                "inc-1",
                "provider",
                List.of(Incident.Peril.LEAK),
                FROM,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                state,
                Optional.empty(),
                Optional.empty());
    }
}
