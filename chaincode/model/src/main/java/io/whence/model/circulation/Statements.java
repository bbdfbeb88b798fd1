package io.whence.model.circulation;

import java.util.Optional;
import java.util.TreeMap;

/** Who states the facts of one batch: the producer itself, somebody who delegates to it, or a signature it carries. */
final class Statements {
    private final Batch batch;
    private final CustodyView view;
    private final boolean ownOrganisation;
    private final TreeMap<String, Optional<Party>> parties = new TreeMap<>();

    Statements(Batch batch, Caller caller, CustodyView view) {
        this.batch = batch;
        this.view = view;
        this.ownOrganisation = party("producer", batch.producer()).is(caller);
    }

    /** On whose word the event rests; refused where it rests on nobody's. */
    Copy.Basis basis(int index, Event event) {
        Party author = party("by", event.by());
        byte[] signature = batch.signatures().get(index);
        if (signature != null) {
            requireSigned(author, index, signature);
            return Copy.Basis.SIGNED;
        }
        if (event.by().equals(batch.producer()) && ownOrganisation) {
            return Copy.Basis.OWN;
        }
        if (author.delegates().contains(batch.producer())) {
            return Copy.Basis.DELEGATED;
        }
        throw CirculationRule.NOT_STATED_BY_PRODUCER.refuse("by", event.by());
    }

    /** Whether one party may act in the place of another: it is that party or its delegate. */
    boolean speaksFor(String actor, String principal) {
        return actor.equals(principal) || party("by", principal).delegates().contains(actor);
    }

    /** Whether the recipient's own key signed what it chose of the slots of a copy. */
    boolean chosen(String recipient, String copy, SlotCommitment slots) {
        return party("to", recipient)
                .publicKey()
                .map(key -> slots.chosenBy(key, copy))
                .orElse(false);
    }

    private void requireSigned(Party author, int index, byte[] signature) {
        boolean signed = author.publicKey()
                .map(key -> PartySignature.verifies(key, batch.leaves().get(index), signature))
                .orElse(false);
        if (!signed) {
            throw CirculationRule.SIGNATURE_INVALID.refuse("signature", author.id());
        }
    }

    private Party party(String field, String id) {
        return parties.computeIfAbsent(id, view::party)
                .orElseThrow(() -> CirculationRule.PARTY_UNKNOWN.refuse(field, id));
    }
}
