package io.whence.model.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Role;
import io.whence.model.value.Refused;
import io.whence.model.wire.ClaimCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Claims played at random under fixed seeds and one new one, with an auditor that keeps its own books. */
class ClaimSimulationTest {
    private static final int WALKS = 150;
    private static final int STEPS = 120;

    /** Moves that end or stop a claim early: drawn less often, or few claims would come to money. */
    private static final Set<Move> DETOURS =
            Set.of(Move.WITHDRAW, Move.TIME_BAR, Move.HOLD, Move.DECLINE, Move.CLAW_BACK, Move.REQUEST_SUPPLEMENT);

    @Test
    void money_is_conserved_and_every_claim_reads_back_as_written_on_fixed_seeds() {
        long settled = 0;
        long recovered = 0;
        for (long seed = 1; seed <= WALKS; seed++) {
            Walk walk = new Walk(seed);
            walk.run();
            settled += walk.confirmed > 0 && walk.promised > 0 ? 1 : 0;
            recovered += walk.recovered > 0 ? 1 : 0;
        }
        assertThat(settled).as("walks that came to money").isGreaterThan(WALKS / 10);
        assertThat(recovered).as("walks that recovered some").isPositive();
    }

    @Test
    void money_is_conserved_on_a_new_seed() {
        long seed = System.nanoTime();
        new Walk(seed).run();
    }

    /** One claim, its random moves, and the auditor's own books: what banks confirmed, what was promised last. */
    private static final class Walk {
        private final long seed;
        private final SplittableRandom random;
        private Claim claim = Claim.unfiled(Cast.basis());
        private Instant now = Cast.START;
        private long confirmed;
        private long promised;
        private long recovered;

        private Walk(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
        }

        private void run() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(1, 20_000)));
                Move move = drawn();
                Role role = List.copyOf(move.by()).get(random.nextInt(move.by().size()));
                Act act = act(move);
                Claim before = claim;
                try {
                    claim = ClaimLife.apply(claim, act, new Occasion(person(role), now, Cast.PROFILE));
                } catch (Refused refused) {
                    continue;
                }
                audit(before, act, "seed %d, step %d: %s".formatted(seed, step, move));
            }
            byte[] written = ClaimCodec.claim(claim).canonical();
            assertThat(ClaimCodec.claim(written)).as("seed %d", seed).isEqualTo(claim);
        }

        private Move drawn() {
            List<Move> open = java.util.Arrays.stream(Move.values())
                    .filter(move -> move.from().contains(claim.state()))
                    .toList();
            Move move = open.isEmpty() ? Move.NOTIFY : open.get(random.nextInt(open.size()));
            return DETOURS.contains(move) && random.nextInt(8) > 0 ? drawn() : move;
        }

        private Actor person(Role role) {
            return Cast.actor(role, role + "-" + random.nextInt(4), random.nextInt(3) * 1_000L);
        }

        private Act act(Move move) {
            long amount = random.nextInt(1, 1_200);
            return switch (move) {
                case PROPOSE ->
                    new Act.Propose(
                            Cast.reasons(Proposal.Code.COVERED, Proposal.Code.EXCLUDED), Cast.worksheet(amount));
                case ACCEPT ->
                    claim.proposal()
                            .<Act>map(proposal -> new Act.Accept(
                                    proposal.worksheet().digest(),
                                    proposal.worksheet().digest(),
                                    List.of("RegulatorMSP")))
                            .orElse(Cast.act(move));
                case PAY -> new Act.Pay(random.nextBoolean() ? Optional.empty() : Optional.of(amount));
                case PAY_INTERIM -> Cast.interim("provider", amount);
                case CONFIRM_INTERIM -> new Act.ConfirmInterim(payment(), answer(), Cast.PAPER);
                case SETTLE ->
                    new Act.Settle(
                            random.nextBoolean() ? Optional.empty() : Optional.of(payment()), answer(), Cast.PAPER);
                case CLAW_BACK -> Cast.clawingBack(amount / 2);
                case RETURN -> Cast.returning(amount / 2);
                case RESERVE -> new Act.Reserve(random.nextInt(3) * 700L);
                case RECOVER_RECEIVE ->
                    new Act.RecoverReceive(new Recovery.Receipt("lender-03", amount, 0, Cast.PAPER));
                case RECOVER_APPORTION -> apportioned();
                default -> Cast.act(move);
            };
        }

        private Act apportioned() {
            long received = claim.recovery().map(Recovery::receivedMinorUnits).orElse(0L);
            return new Act.RecoverApportion(
                    new Recovery.Apportionment(0, List.of(new Recovery.Share("insurer", received)), 0));
        }

        private String payment() {
            return String.valueOf(random.nextInt(1, 6));
        }

        private Account.Stage answer() {
            return random.nextInt(4) == 0 ? Account.Stage.FAILED : Account.Stage.CONFIRMED;
        }

        private void audit(Claim before, Act act, String where) {
            book(before, act);
            Account account = claim.account();
            assertThat(account.paidMinorUnits()).as(where).isEqualTo(confirmed);
            assertThat(account.reserveMinorUnits()).as(where).isNotNegative();
            if (act.move() == Move.PAY || act.move() == Move.SETTLE) {
                assertThat(account.committedMinorUnits())
                        .as(where)
                        .isLessThanOrEqualTo(Math.max(promised, paidAhead()));
            }
            if (claim.state() == ClaimState.SETTLED && act.move() == Move.SETTLE) {
                assertThat(account.hasOpenPayment()).as(where).isFalse();
                assertThat(confirmed).as(where).isGreaterThanOrEqualTo(promised);
            }
            assertThat(recovered).as(where).isLessThanOrEqualTo(confirmed);
            assertThat(account.keptMinorUnits()).as(where).isBetween(0L, confirmed);
        }

        /** The auditor's books: amounts from the acts and the payments they name, never from the claim's own sums. */
        private void book(Claim before, Act act) {
            switch (act) {
                case Act.ConfirmInterim answer -> book(before, Optional.of(answer.payment()), answer.answer());
                case Act.Settle settle -> book(before, settle.payment(), settle.answer());
                case Act.Accept accept
                when claim.decisions().size() > before.decisions().size() ->
                    promised = claim.proposal().orElseThrow().worksheet().netMinorUnits();
                case Act.Decline decline -> promised = 0;
                case Act.RecoverReceive receive ->
                    recovered += receive.receipt().minorUnits();
                default -> {}
            }
        }

        private void book(Claim before, Optional<String> payment, Account.Stage answer) {
            if (answer == Account.Stage.CONFIRMED) {
                confirmed += before.account().payments().stream()
                        .filter(each -> each.stage() == Account.Stage.INSTRUCTED)
                        .filter(each -> payment.isEmpty() || payment.get().equals(each.id()))
                        .mapToLong(Account.Payment::minorUnits)
                        .sum();
            }
        }

        private long paidAhead() {
            return claim.account().payments().stream()
                    .filter(payment -> payment.stage() != Account.Stage.CANCELLED)
                    .filter(payment -> payment.interim() || payment.stage() == Account.Stage.CONFIRMED)
                    .mapToLong(Account.Payment::minorUnits)
                    .sum();
        }
    }
}
