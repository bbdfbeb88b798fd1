package io.whence.model.circulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Negotiations and transfers, walked over all states, moves and sides; no state at all is walked as well. */
class ProcessLivesTest {
    private static final Path PAGE = Path.of("../../docs/ledger.md");
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Agreement AGREEMENT = agreement("pol-1");

    @Test
    void a_negotiation_moves_exactly_where_its_table_says() {
        for (Optional<Negotiation.State> state : states(Negotiation.State.values())) {
            for (NegotiationMove move : NegotiationMove.values()) {
                for (Side side : Side.values()) {
                    boolean starts = state.map(move.from()::contains).orElse(move.opens());
                    String expected = !move.by().contains(side)
                            ? "SIDE_DENIED"
                            : starts ? move.to().name() : "NEGOTIATION_STATE";
                    assertThat(outcome(() -> negotiated(state, move, side).state()))
                            .as("%s in %s by the %s", move, state, side)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_transfer_moves_exactly_where_its_table_says() {
        for (Optional<Transfer.State> state : states(Transfer.State.values())) {
            for (TransferMove move : TransferMove.values()) {
                for (Side side : Side.values()) {
                    boolean starts = state.map(move.from()::contains).orElse(move.opens());
                    String expected = !move.by().contains(side)
                            ? "SIDE_DENIED"
                            : starts ? move.to().name() : "TRANSFER_STATE";
                    assertThat(outcome(() -> transferred(state, move, side).state()))
                            .as("%s in %s by the %s", move, state, side)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void only_final_states_go_nowhere_and_every_other_state_is_reached() {
        assertThat(Arrays.stream(Negotiation.State.values())
                        .filter(state -> Arrays.stream(NegotiationMove.values())
                                .noneMatch(move -> move.from().contains(state))))
                .containsExactly(Negotiation.State.FINALIZED, Negotiation.State.TERMINATED);
        assertThat(Arrays.stream(Transfer.State.values())
                        .filter(state -> Arrays.stream(TransferMove.values())
                                .noneMatch(move -> move.from().contains(state))))
                .containsExactly(Transfer.State.COMPLETED, Transfer.State.TERMINATED);
        assertThat(Arrays.stream(NegotiationMove.values()).map(NegotiationMove::to))
                .contains(Negotiation.State.values());
        assertThat(Arrays.stream(TransferMove.values()).map(TransferMove::to)).contains(Transfer.State.values());
    }

    @Test
    void a_stranger_makes_no_move_and_nobody_deals_with_themselves() {
        assertThat(outcome(() -> course().sideOf("exchange"))).isEqualTo("NOT_A_SIDE");
        assertThat(outcome(() -> Course.between("n-1", "lender", "lender"))).isEqualTo("SIDES_SAME");
    }

    @Test
    void an_agreement_is_the_outcome_of_a_negotiation_only_as_it_was_offered() {
        Negotiation requested = negotiation(Negotiation.State.REQUESTED);
        Said said = said(Side.PROVIDER, AT);
        assertThat(outcome(() -> requested.agreed(agreement("pol-2"), said))).isEqualTo("AGREEMENT_OTHER_POLICY");
        Negotiation other = new Negotiation(course(), "pv-2", "pol-1", Negotiation.State.REQUESTED, Optional.empty());
        assertThat(outcome(() -> other.agreed(AGREEMENT, said))).isEqualTo("AGREEMENT_OTHER_VERSION");
        Course strangers = Course.between("n-1", "provider", "bank");
        Negotiation theirs = new Negotiation(strangers, "pv-1", "pol-1", Negotiation.State.REQUESTED, Optional.empty());
        assertThat(outcome(() -> theirs.agreed(AGREEMENT, said))).isEqualTo("AGREEMENT_BINDS_OTHERS");
        assertThat(outcome(() -> negotiation(Negotiation.State.VERIFIED).closed(AGREEMENT, false, said)))
                .isEqualTo("AGREEMENT_NOT_ACCEPTED");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T23:59:59.999Z, AGREEMENT_NOT_IN_FORCE",
        "2026-03-01T00:00:00Z, STARTED",
        "2026-03-31T23:59:59.999Z, STARTED",
        "2026-04-01T00:00:00Z, AGREEMENT_NOT_IN_FORCE",
    })
    void data_begins_to_flow_only_inside_the_agreements_dates(Instant at, String expected) {
        Transfer requested = new Transfer(course(), "agr-1", "csv", Transfer.State.REQUESTED);
        Transfer suspended = new Transfer(course(), "agr-1", "csv", Transfer.State.SUSPENDED);
        Said said = said(Side.PROVIDER, at);
        assertThat(outcome(() ->
                        requested.moved(TransferMove.START, AGREEMENT, said).state()))
                .isEqualTo(expected);
        assertThat(outcome(() ->
                        suspended.moved(TransferMove.RESUME, AGREEMENT, said).state()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "9, true", "10, true", "11, false", "19, false", "20, true", "99, true"})
    void data_flows_from_a_start_to_the_next_step_both_included(long seconds, boolean flows) {
        Transfer transfer = new Transfer(course(), "agr-1", "csv", Transfer.State.REQUESTED)
                .moved(TransferMove.START, AGREEMENT, said(Side.PROVIDER, AT))
                .moved(TransferMove.SUSPEND, AGREEMENT, said(Side.CONSUMER, AT.plusSeconds(10)))
                .moved(TransferMove.RESUME, AGREEMENT, said(Side.CONSUMER, AT.plusSeconds(20)));
        assertThat(transfer.flowedAt(AT.plusSeconds(seconds))).isEqualTo(flows);
    }

    @Test
    void a_step_is_the_next_one_stands_in_order_and_is_one_of_at_most_64() {
        Course begun = course().plus(TransferMove.REQUEST, said(Side.CONSUMER, AT), Optional.empty(), false);
        assertThat(outcome(() -> begun.plus(TransferMove.START, numbered(1), Optional.empty(), false)))
                .isEqualTo("STEP_DIFFERS");
        assertThat(begun.plus(TransferMove.START, numbered(2), Optional.empty(), false)
                        .steps())
                .hasSize(2);
        assertThat(outcome(() -> begun.plus(
                        TransferMove.START, said(Side.PROVIDER, AT.minusMillis(1)), Optional.empty(), false)))
                .isEqualTo("STEP_BACKWARDS");
        Course full = new Course(
                begun.id(),
                begun.provider(),
                begun.consumer(),
                java.util.Collections.nCopies(Course.STEPS_MAX, begun.steps().getFirst()));
        assertThat(outcome(() -> full.plus(TransferMove.SUSPEND, said(Side.PROVIDER, AT), Optional.empty(), false)))
                .isEqualTo("STEPS_MANY");
        assertThat(full.plus(TransferMove.TERMINATE, said(Side.PROVIDER, AT), Optional.empty(), true)
                        .steps())
                .hasSize(Course.STEPS_MAX + 1);
    }

    @Test
    void each_side_states_one_process_id_of_its_own() {
        Course named = course().plus(TransferMove.REQUEST, pid(Side.CONSUMER, "urn:c:1"), Optional.empty(), false)
                .plus(TransferMove.START, pid(Side.PROVIDER, "urn:p:1"), Optional.empty(), false);
        assertThat(named.consumer().pid()).contains("urn:c:1");
        assertThat(named.provider().pid()).contains("urn:p:1");
        assertThat(outcome(
                        () -> named.plus(TransferMove.SUSPEND, pid(Side.PROVIDER, "urn:p:2"), Optional.empty(), false)))
                .isEqualTo("PID_CHANGED");
    }

    @Test
    void the_tables_in_the_documentation_are_the_code() throws IOException {
        assertThat(documented("negotiation"))
                .isEqualTo(Arrays.stream(NegotiationMove.values())
                        .map(move -> row(move, move.opens(), move.from(), move.to(), move.by()))
                        .toList());
        assertThat(documented("transfer"))
                .isEqualTo(Arrays.stream(TransferMove.values())
                        .map(move -> row(move, move.opens(), move.from(), move.to(), move.by()))
                        .toList());
    }

    private static Negotiation negotiated(Optional<Negotiation.State> state, NegotiationMove move, Side side) {
        Said said = said(side, AT);
        if (state.isEmpty()) {
            return Negotiation.opened(move, course(), new Negotiation.Offer("pv-1", "pol-1"), said);
        }
        Negotiation negotiation = negotiation(state.get());
        return switch (move) {
            case REQUEST, OFFER -> negotiation.offered(move, "pol-1", said);
            case ACCEPT, VERIFY, TERMINATE -> negotiation.moved(move, said);
            case AGREE -> negotiation.agreed(AGREEMENT, said);
            case FINALIZE -> negotiation.closed(AGREEMENT, true, said);
        };
    }

    private static Transfer transferred(Optional<Transfer.State> state, TransferMove move, Side side) {
        Said said = said(side, AT);
        if (state.isPresent()) {
            return new Transfer(course(), "agr-1", "csv", state.get()).moved(move, AGREEMENT, said);
        }
        move.row().check(Optional.empty(), side);
        return Transfer.requested("t-1", AGREEMENT, "csv", said);
    }

    private static Negotiation negotiation(Negotiation.State state) {
        return new Negotiation(course(), "pv-1", "pol-1", state, Optional.of("agr-1"));
    }

    private static Course course() {
        return Course.between("n-1", "provider", "lender");
    }

    private static Said said(Side side, Instant at) {
        return new Said(
                new Said.Message(party(side), at, Optional.empty(), Optional.empty(), Optional.empty()),
                Copy.Basis.OWN,
                "tx");
    }

    private static Said numbered(long step) {
        return new Said(
                new Said.Message("provider", AT, Optional.empty(), Optional.of(step), Optional.empty()),
                Copy.Basis.OWN,
                "tx");
    }

    private static Said pid(Side side, String pid) {
        return new Said(
                new Said.Message(party(side), AT, Optional.of(pid), Optional.empty(), Optional.empty()),
                Copy.Basis.OWN,
                "tx");
    }

    private static String party(Side side) {
        return side == Side.PROVIDER ? "provider" : "lender";
    }

    private static Agreement agreement(String policy) {
        return new Agreement(
                "agr-1",
                "provider",
                "lender",
                "pv-1",
                policy,
                Instant.parse("2026-03-01T00:00:00Z"),
                UNTIL,
                24,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static String outcome(java.util.concurrent.Callable<?> attempt) {
        Object[] made = new Object[1];
        Refused refused = catchThrowableOfType(Refused.class, () -> made[0] = attempt.call());
        return refused == null ? String.valueOf(made[0]) : refused.code();
    }

    private static <S> List<Optional<S>> states(S[] states) {
        return Stream.concat(
                        Stream.of(Optional.<S>empty()), Arrays.stream(states).map(Optional::of))
                .toList();
    }

    /** The rows of a table without the last column; the first column's heading says whose life it is. */
    private static List<String> documented(String whose) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| " + whose + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2))
                        .strip())
                .toList();
    }

    private static String row(Enum<?> move, boolean opens, Collection<?> from, Enum<?> to, Collection<?> by) {
        String starts = (opens ? "new " : "") + words(from);
        return "| %s | %s | %s | %s".formatted(move, starts.strip(), to, words(by));
    }

    private static String words(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
