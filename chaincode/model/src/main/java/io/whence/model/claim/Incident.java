package io.whence.model.claim;

import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One reported breach, to which many claims may belong.
 *
 * @param coding its class and grade, once somebody has classified it
 * @param mergedInto the incident that it turned out to be part of
 */
public record Incident(
        String id,
        String reporter,
        List<Peril> perils,
        Instant discoveredAt,
        Optional<Instant> occurredAt,
        List<String> versions,
        List<String> copies,
        Optional<Digest> sample,
        Optional<Digest> report,
        State state,
        Optional<Coding> coding,
        Optional<String> mergedInto) {
    public Incident {
        perils = List.copyOf(perils);
        versions = List.copyOf(versions);
        copies = List.copyOf(copies);
    }

    /** What happened to the data. */
    public enum Peril {
        LEAK,
        TAMPERING,
        ABUSE,
        LOSS,
        INFRINGEMENT,
        INTERRUPTION,
        DEFECT,
        BIAS
    }

    /** Where an incident stands. */
    public enum State {
        REPORTED,
        VERIFIED,
        REJECTED,
        CLASSIFIED,
        CLOSED,
        MERGED_INTO
    }

    /** The incident's life: one row a move. */
    @SuppressWarnings("ImmutableEnumChecker")
    public enum Move {
        VERIFY(EnumSet.of(State.REPORTED), State.VERIFIED),
        REJECT(EnumSet.of(State.REPORTED), State.REJECTED),
        CLASSIFY(EnumSet.of(State.VERIFIED, State.CLASSIFIED), State.CLASSIFIED),
        CLOSE(EnumSet.of(State.CLASSIFIED), State.CLOSED),
        MERGE(EnumSet.of(State.REPORTED, State.VERIFIED, State.CLASSIFIED), State.MERGED_INTO);

        private final Set<State> from;
        private final State to;

        Move(Set<State> from, State to) {
            this.from = from;
            this.to = to;
        }

        public Set<State> from() {
            return Collections.unmodifiableSet(new TreeSet<>(from));
        }

        public State to() {
            return to;
        }
    }

    /** Who may report an incident. */
    public static final Set<Role> REPORTERS =
            Set.of(Role.INSURED, Role.EXCHANGE, Role.BROKER, Role.REGULATOR, Role.FORENSIC);

    /** Who may look into one. */
    public static final Set<Role> EXAMINERS = Set.of(Role.EXCHANGE, Role.FORENSIC, Role.REGULATOR);

    /** The incident after a move, or the first rule that the move breaks. */
    public Incident after(Move move, Optional<Coding> newCoding, Optional<String> into, Actor actor) {
        if (!EXAMINERS.contains(actor.role())) {
            throw CirculationRule.ROLE_DENIED.refuse("caller", actor.mspId() + "/" + actor.role());
        }
        Standing.checkParty(actor);
        if (!move.from().contains(state)) {
            throw ClaimRule.INCIDENT_STATE.refuse("state", state);
        }
        return new Incident(
                id,
                reporter,
                perils,
                discoveredAt,
                occurredAt,
                versions,
                copies,
                sample,
                report,
                move.to(),
                newCoding.or(() -> coding),
                into.or(() -> mergedInto));
    }

    /** Whether somebody who may look into it found that it happened, and has not closed it: anybody may report one. */
    public boolean confirmed() {
        return state == State.VERIFIED || state == State.CLASSIFIED;
    }

    /** Whether claims may rest on it. */
    public boolean stands() {
        return state != State.REJECTED && state != State.MERGED_INTO;
    }
}
