package io.whence.claims.localize;

import io.whence.marking.Marking;
import io.whence.marking.Opening;
import io.whence.marking.Slots;
import io.whence.marking.SlottedCopy;
import io.whence.marking.slot.SlotChoice;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotReceiver;
import io.whence.model.value.Refused;
import java.util.Optional;
import java.util.function.Supplier;

/** One delivery's slots, as far as both sides' openings are at hand and are the ones committed to. */
final class SlotCase {
    private final SlotEvidence evidence;
    private final Marking marking;
    private final Opening opening;
    private final Optional<Slots> slots;
    private final Optional<SlotReceiver> receiver;

    private SlotCase(SlotEvidence evidence, Marking marking, Opening opening) {
        this.evidence = evidence;
        this.marking = marking;
        this.opening = opening;
        this.slots = opening.slotSeed().flatMap(seed -> unlessRefused(() -> Slots.of(marking, seed)));
        this.receiver = offer().flatMap(offer ->
                choice().flatMap(choice -> disclosed().filter(one -> one.made(choice, offer))));
    }

    /** The slots of a copy whose opening is the committed one. */
    static SlotCase of(SlotEvidence evidence, Marking marking, Opening opening) {
        return new SlotCase(evidence, marking, opening);
    }

    /** Where the slots are, as far as the provider opened them. */
    Optional<Slots> slots() {
        return slots;
    }

    /** The choice that the holder disclosed, if it is the one that it signed. */
    Optional<SlotReceiver> receiver() {
        return receiver;
    }

    /**
     * What is known of the exchange. Both variants of every slot are made again from the original, so a provider who
     * committed to the same variant twice, or to others than it opens, is found out here.
     */
    SlotFinding.State state() {
        Optional<SlotOffer> offer = offer();
        if (offer.isEmpty() || choice().isEmpty() || opening.slotSeed().isEmpty()) {
            return SlotFinding.State.PROVIDER_SILENT;
        } else if (!provided(offer.get(), opening.slotSeed().get())) {
            return SlotFinding.State.PROVIDER_CONTRADICTS;
        } else if (evidence.disclosed().isEmpty()) {
            return SlotFinding.State.HOLDER_SILENT;
        }
        return receiver.isPresent() ? SlotFinding.State.OPENED : SlotFinding.State.HOLDER_CONTRADICTS;
    }

    private boolean provided(SlotOffer offer, byte[] seed) {
        return unlessRefused(() -> SlottedCopy.of(marking, opening.delivery(), seed))
                .filter(copy -> copy.offer(offer.heading()).equals(offer))
                .isPresent();
    }

    private Optional<SlotOffer> offer() {
        return evidence.offer()
                .flatMap(json -> unlessRefused(() -> SlotOffer.read(json)))
                .filter(offer -> offer.digest().equals(evidence.committed().offer()));
    }

    private Optional<SlotChoice> choice() {
        return evidence.choice()
                .flatMap(json -> unlessRefused(() -> SlotChoice.read(json)))
                .filter(choice -> choice.digest().equals(evidence.committed().choice()));
    }

    private Optional<SlotReceiver> disclosed() {
        return evidence.disclosed()
                .flatMap(json -> unlessRefused(
                        () -> SlotReceiver.read(json, opening.delivery().id())));
    }

    /** What is retired or malformed is as good as missing. */
    private static <T> Optional<T> unlessRefused(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refused refused) {
            return Optional.empty();
        }
    }
}
