package io.whence.model.claim;

import io.whence.model.circulation.CirculationRule;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several insurers of one loss find out who bears what, without showing each other their policies: each commits to its
 * figure alone, and opens it when all have committed. The insured is not part of this: its own insurer pays it meanwhile.
 *
 * @param lossMinorUnits what every insurer settled alone
 * @param seats the insurers, the one that called the others first
 * @param mode how the pool was split, once it was
 * @param dues what those who bear too little owe those who paid too much
 */
public record Sharing(
        String claim,
        long lossMinorUnits,
        Instant commitBy,
        Instant openBy,
        State state,
        List<Seat> seats,
        Optional<String> mode,
        List<Due> dues) {
    /** The most insurers that share one loss. */
    public static final int SEATS_MAX = 64;

    public Sharing {
        seats = List.copyOf(seats);
        dues = List.copyOf(dues);
    }

    /** Where a sharing stands. */
    public enum State {
        COMMITTING,
        OPENING,
        /** Split; somebody still owes somebody. */
        SHARED,
        /** Nobody owes anybody any more. */
        EVEN,
        /** A figure was not committed or not opened in time: there is no split. */
        LAPSED
    }

    /** One insurer: what it committed to, what it opened, and which part of the pool it bears. */
    public record Seat(
            Member insurer, Optional<Digest> commitment, Optional<Figure> figure, Optional<Long> shareMinorUnits) {
        static Seat called(Member insurer) {
            return new Seat(insurer, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * What an insurer states of the loss that it settled alone.
     *
     * @param aloneMinorUnits the policy's figure, before participation
     * @param ownMinorUnits this insurer's participation in it
     * @param afterRetentionsMinorUnits the loss less what the insured bears under its wording
     * @param sumInsuredMinorUnits always stated: wordings that disagree share by it
     * @param mode how its wording shares
     * @param terms commitment to the terms themselves, which stay with the insurer
     * @param worksheet digest of the reckoning
     */
    public record Figure(
            long lossMinorUnits,
            long aloneMinorUnits,
            long ownMinorUnits,
            long afterRetentionsMinorUnits,
            long sumInsuredMinorUnits,
            String mode,
            Digest terms,
            Digest worksheet) {}

    /** A contribution that one insurer owes another; the reference is the bank's, once it came in. */
    public record Due(String from, String to, long minorUnits, Optional<Digest> reference) {}

    /** How the pool is split: the engine's answer. */
    public record Split(String mode, List<Long> sharesMinorUnits, List<Due> dues) {
        public Split {
            sharesMinorUnits = List.copyOf(sharesMinorUnits);
            dues = List.copyOf(dues);
        }
    }

    /** What the claim's insurer calls the others to: the loss as assessed, who they are, and two dates. */
    public record Call(long lossMinorUnits, List<Member> others, Instant commitBy, Instant openBy) {
        public Call {
            others = List.copyOf(others);
        }
    }

    /** The claim's insurer calls the others, once the loss was assessed and decided. */
    public static Sharing called(Claim claim, Call call, Occasion occasion) {
        checkRole(SharingMove.CALL, occasion.actor());
        Standing.checkSide(claim, occasion.actor());
        if (claim.lastDecision().isEmpty()) {
            throw ClaimRule.STATE_FORBIDS.refuse("state", claim.state());
        }
        List<Seat> seats = new ArrayList<>(List.of(Seat.called(claim.basis().insurer())));
        call.others.forEach(other -> seats.add(Seat.called(other)));
        long different =
                seats.stream().map(seat -> seat.insurer.mspId()).distinct().count();
        if (seats.size() < 2 || different < seats.size() || seats.size() > SEATS_MAX) {
            throw SharingRule.SHARERS_FEW.refuse("insurers", call.others.size());
        }
        if (!call.commitBy.isAfter(occasion.at()) || !call.openBy.isAfter(call.commitBy)) {
            throw SharingRule.DEADLINES_CROSSED.refuse("openBy", call.openBy);
        }
        return new Sharing(
                claim.basis().claim(),
                call.lossMinorUnits,
                call.commitBy,
                call.openBy,
                State.COMMITTING,
                seats,
                Optional.empty(),
                List.of());
    }

    /** An insurer commits to its figure; when the last one has, figures may be opened. */
    public Sharing committed(Digest commitment, Occasion occasion) {
        check(SharingMove.COMMIT, occasion);
        int own = seatOf(occasion.actor());
        if (!occasion.at().isBefore(commitBy)) {
            throw SharingRule.COMMITMENT_LATE.refuse("commitBy", commitBy);
        }
        if (seats.get(own).commitment.isPresent()) {
            throw SharingRule.COMMITMENT_REPEATED.refuse("insurer", name(own));
        }
        Sharing next = with(
                own, new Seat(seats.get(own).insurer, Optional.of(commitment), Optional.empty(), Optional.empty()));
        return next.missing(Seat::commitment).isEmpty() ? next.in(State.OPENING) : next;
    }

    /** What an insurer committed to. */
    public Optional<Digest> commitmentOf(String insurer) {
        return seats.stream()
                .filter(seat -> seat.insurer.party().equals(insurer))
                .findFirst()
                .orElseThrow(() -> SharingRule.NOT_A_SHARER.refuse("insurer", insurer))
                .commitment;
    }

    /** The organisation of an insurer that was called. */
    public String organisationOf(String insurer) {
        return seats.stream()
                .map(Seat::insurer)
                .filter(each -> each.party().equals(insurer))
                .findFirst()
                .orElseThrow(() -> SharingRule.NOT_A_SHARER.refuse("insurer", insurer))
                .mspId();
    }

    /** An insurer opens its figure, which is checked against what it committed to before. */
    public Sharing opened(Figure figure, Digest commitment, Occasion occasion) {
        checkRole(SharingMove.OPEN, occasion.actor());
        int own = seatOf(occasion.actor());
        if (state == State.COMMITTING) {
            throw SharingRule.COMMITMENTS_MISSING.refuse(
                    "insurer", missing(Seat::commitment).getFirst());
        }
        check(SharingMove.OPEN, occasion);
        Seat seat = seats.get(own);
        if (!occasion.at().isBefore(openBy)) {
            throw SharingRule.OPENING_LATE.refuse("openBy", openBy);
        }
        if (seat.figure.isPresent()) {
            throw SharingRule.OPENING_REPEATED.refuse("insurer", name(own));
        }
        if (!seat.commitment.equals(Optional.of(commitment))) {
            throw SharingRule.OPENING_DIFFERS.refuse("figure", commitment);
        }
        checkFigure(figure);
        return with(own, new Seat(seat.insurer, seat.commitment, Optional.of(figure), Optional.empty()));
    }

    /** Whether every figure is open, so that the pool can be split. */
    public boolean complete() {
        return state == State.OPENING && missing(Seat::figure).isEmpty();
    }

    /** The sharing with its split. */
    public Sharing split(Split split) {
        List<Seat> shared = new ArrayList<>();
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            shared.add(
                    new Seat(seat.insurer, seat.commitment, seat.figure, Optional.of(split.sharesMinorUnits.get(i))));
        }
        State next = split.dues.isEmpty() ? State.EVEN : State.SHARED;
        return new Sharing(claim, lossMinorUnits, commitBy, openBy, next, shared, Optional.of(split.mode), split.dues);
    }

    /** Who called the others gives up waiting; the answer of those who were silent stays on record as missing. */
    public Sharing lapsed(Occasion occasion) {
        check(SharingMove.LAPSE, occasion);
        if (seatOf(occasion.actor()) != 0) {
            throw SharingRule.NOT_A_SHARER.refuse("caller", occasion.actor().mspId());
        }
        Instant end = state == State.COMMITTING ? commitBy : openBy;
        if (occasion.at().isBefore(end)) {
            throw SharingRule.DEADLINE_AHEAD.refuse("at", occasion.at());
        }
        return in(State.LAPSED);
    }

    /** Who is owed a contribution says that it came in. */
    public Sharing received(String from, Digest reference, Occasion occasion) {
        check(SharingMove.RECEIVE, occasion);
        String to = name(seatOf(occasion.actor()));
        Due due = dues.stream()
                .filter(each -> each.from.equals(from) && each.to.equals(to))
                .findFirst()
                .orElseThrow(() -> SharingRule.DUE_UNKNOWN.refuse("from", from));
        if (due.reference.isPresent()) {
            throw SharingRule.DUE_PAID.refuse("from", from);
        }
        Due paid = new Due(from, to, due.minorUnits, Optional.of(reference));
        Sharing next = new Sharing(
                claim,
                lossMinorUnits,
                commitBy,
                openBy,
                state,
                seats,
                mode,
                Lists.map(dues, each -> each.equals(due) ? paid : each));
        boolean even = next.dues.stream().allMatch(each -> each.reference.isPresent());
        return even ? next.in(State.EVEN) : next;
    }

    /** What an insurer received from others, less what others received from it. */
    public long receivedMinorUnits(String insurer) {
        return dues.stream()
                .filter(due -> due.reference.isPresent())
                .mapToLong(due ->
                        (due.to.equals(insurer) ? due.minorUnits : 0) - (due.from.equals(insurer) ? due.minorUnits : 0))
                .sum();
    }

    private void checkFigure(Figure figure) {
        if (figure.lossMinorUnits != lossMinorUnits) {
            throw SharingRule.LOSS_DIFFERS.refuse("figure.lossMinorUnits", figure.lossMinorUnits);
        }
        boolean possible = figure.ownMinorUnits <= figure.aloneMinorUnits
                && figure.aloneMinorUnits <= figure.afterRetentionsMinorUnits
                && figure.afterRetentionsMinorUnits <= lossMinorUnits;
        if (!possible) {
            throw SharingRule.FIGURE_IMPOSSIBLE.refuse("figure.aloneMinorUnits", figure.aloneMinorUnits);
        }
    }

    private void check(SharingMove move, Occasion occasion) {
        checkRole(move, occasion.actor());
        seatOf(occasion.actor());
        if (!move.from().contains(state)) {
            throw SharingRule.SHARING_STATE.refuse("state", state);
        }
    }

    private static void checkRole(SharingMove move, Actor actor) {
        if (move.by() != actor.role()) {
            throw CirculationRule.ROLE_DENIED.refuse("caller", actor.mspId() + "/" + actor.role());
        }
        Standing.checkParty(actor);
    }

    private int seatOf(Actor actor) {
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).insurer.mspId().equals(actor.mspId())) {
                return i;
            }
        }
        throw SharingRule.NOT_A_SHARER.refuse("caller", actor.mspId());
    }

    private String name(int seat) {
        return seats.get(seat).insurer.party();
    }

    private List<String> missing(java.util.function.Function<Seat, Optional<?>> what) {
        return seats.stream()
                .filter(seat -> what.apply(seat).isEmpty())
                .map(seat -> seat.insurer.party())
                .toList();
    }

    private Sharing with(int index, Seat seat) {
        List<Seat> next = new ArrayList<>(seats);
        next.set(index, seat);
        return new Sharing(claim, lossMinorUnits, commitBy, openBy, state, next, mode, dues);
    }

    private Sharing in(State next) {
        return new Sharing(claim, lossMinorUnits, commitBy, openBy, next, seats, mode, dues);
    }
}
