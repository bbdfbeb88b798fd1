package io.whence.model.circulation;

import java.util.Optional;

/**
 * A contract negotiation between a provider and a consumer over one version, as the Dataspace Protocol has it: offers and
 * counter-offers of usage policies, then an agreement that both confirm.
 *
 * @param policy the one offered last
 * @param agreement the registered agreement that the provider says came of it
 */
public record Negotiation(Course course, String version, String policy, State state, Optional<String> agreement) {

    /** Where a negotiation stands; the last two are final. */
    public enum State {
        REQUESTED,
        OFFERED,
        ACCEPTED,
        AGREED,
        VERIFIED,
        FINALIZED,
        TERMINATED
    }

    /** Begins with the consumer's request or the provider's offer. */
    public static Negotiation opened(NegotiationMove move, Course course, Offer offer, Said said) {
        move.row().check(Optional.empty(), course.sideOf(said.message().by()));
        Course begun = course.plus(move, said, Optional.of(offer.policy), false);
        return new Negotiation(begun, offer.version, offer.policy, move.to(), Optional.empty());
    }

    /** What a process is about: a version under a usage policy. */
    public record Offer(String version, String policy) {}

    /** A counter-offer: the other side's turn under another policy, or the same. */
    public Negotiation offered(NegotiationMove move, String other, Said said) {
        check(move, said);
        return new Negotiation(
                course.plus(move, said, Optional.of(other), false), version, other, move.to(), agreement);
    }

    /** A move that brings nothing but itself: an acceptance, a verification, an end. */
    public Negotiation moved(NegotiationMove move, Said said) {
        check(move, said);
        return after(move, said, agreement);
    }

    /** The provider names the agreement that puts the last offer into force. */
    public Negotiation agreed(Agreement made, Said said) {
        check(NegotiationMove.AGREE, said);
        requireOutcome(made);
        return after(NegotiationMove.AGREE, said, Optional.of(made.id()));
    }

    /** The provider closes it over the agreement as it stands now, which its recipient has accepted. */
    public Negotiation closed(Agreement made, boolean accepted, Said said) {
        check(NegotiationMove.FINALIZE, said);
        requireOutcome(made);
        if (!accepted) {
            throw CirculationRule.AGREEMENT_NOT_ACCEPTED.refuse("agreement", made.id());
        }
        return after(NegotiationMove.FINALIZE, said, agreement);
    }

    /** Refuses a move that the table does not list for this side or from this state. */
    public void check(NegotiationMove move, Said said) {
        move.row().check(Optional.of(state), course.sideOf(said.message().by()));
    }

    private Negotiation after(NegotiationMove move, Said said, Optional<String> outcome) {
        boolean ends = move == NegotiationMove.TERMINATE;
        return new Negotiation(course.plus(move, said, Optional.empty(), ends), version, policy, move.to(), outcome);
    }

    private void requireOutcome(Agreement made) {
        boolean same = made.provider().equals(course.provider().party())
                && made.recipient().equals(course.consumer().party());
        if (!same) {
            throw CirculationRule.AGREEMENT_BINDS_OTHERS.refuse("agreement", made.id());
        }
        if (!made.version().equals(version)) {
            throw CirculationRule.AGREEMENT_OTHER_VERSION.refuse("agreement", made.id());
        }
        if (!made.policy().equals(policy)) {
            throw ProcessRule.AGREEMENT_OTHER_POLICY.refuse("agreement", made.id());
        }
    }
}
