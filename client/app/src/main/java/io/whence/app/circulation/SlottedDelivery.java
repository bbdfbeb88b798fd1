package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.SlotFiles;
import io.whence.ledger.Connection;
import io.whence.marking.Delivery;
import io.whence.marking.Marking;
import io.whence.marking.SlottedCopy;
import io.whence.marking.slot.SlotChoice;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotRule;
import io.whence.marking.slot.SlotTranscript;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The provider's side of a delivery with slots, in two steps with the recipient's choice between them. Every step can be
 * taken again and gives the same files; only the second records anything.
 *
 * @param out where the sealed copy goes; the offer stands beside it
 */
record SlottedDelivery(Desk desk, Connection connection, SlotOffer.Heading heading, Delivery delivery, Path out) {
    private static final String OFFER = ".offer.json";

    /** The first step: what the recipient is to choose from. */
    Reply offered(Marking marking, Graded graded) throws IOException {
        SlotFiles files = files();
        SlottedCopy copy = copy(marking);
        SlotOffer offer = copy.offer(heading);
        files.keep(SlotFiles.Part.OFFER, offer.json());
        Path message = out.resolveSibling(out.getFileName() + OFFER);
        SlotFiles.write(message, offer.json());
        TreeMap<String, Json> answer = new TreeMap<>(graded.members());
        answer.putAll(changes(copy));
        answer.put("copy", Json.of(heading.copy()));
        answer.put("root", Json.of(offer.root().hex()));
        answer.put("rows", Json.of(offer.rows()));
        answer.put("slots", Json.of(SlotOffer.SLOTS));
        answer.put("offer", Json.of(message.toString()));
        answer.put("next", Json.of("send the offer; deliver again with --choice and what the recipient answers"));
        return Reply.done(Json.object(answer));
    }

    /** What marks and slots change, for the first variant of every part and for the other one. */
    private static Map<String, Json> changes(SlottedCopy copy) {
        return Map.of(
                "changes", copy.report(0).json(),
                "changesOtherwise", copy.report(1).json());
    }

    /** The last step: seals both variants for the choice made, and records the delivery before the file leaves. */
    Json.Fields delivered(Marking marking, Path choiceFile, Delivering event) throws IOException {
        SlottedCopy copy = copy(marking);
        SlotOffer offer = copy.offer(heading);
        SlotChoice choice = SlotChoice.read(Input.document(choiceFile));
        files().keep(SlotFiles.Part.OFFER, offer.json());
        requireSigned(offer, choice);
        files().keep(SlotFiles.Part.CHOICE, choice.json());
        Optional<Json> opening = Optional.of(copy.opening(offer).json());
        return new Kept(desk, heading.copy()).handOver(opening, note(offer), out, part -> {
            Digest sealed = seal(copy, offer, choice, part);
            return event.record(fact(copy, offer, SlotTranscript.of(offer, choice, sealed)), changes(copy));
        });
    }

    /** How a delivery is recorded. */
    interface Delivering {
        Json.Fields record(Event.Delivered fact, Map<String, Json> changes) throws IOException;
    }

    private Event.Delivered fact(SlottedCopy copy, SlotOffer offer, SlotCommitment commitment) {
        return new Event.Delivered(
                heading.copy(),
                heading.version(),
                heading.agreement(),
                heading.to(),
                offer.root(),
                offer.rows(),
                Optional.of(copy.opening(offer).commitment()),
                Optional.of(commitment));
    }

    private DeliveryNote note(SlotOffer offer) {
        return new DeliveryNote(
                heading.copy(),
                heading.version(),
                heading.agreement(),
                offer.root(),
                offer.rows(),
                "",
                delivery.purpose());
    }

    /** The offer answered is this one, and the key in the recipient's party document signed the answer. */
    private void requireSigned(SlotOffer offer, SlotChoice choice) {
        if (!choice.offer().equals(offer.digest())) {
            throw SlotRule.SLOT_OFFER_DIFFERS.refuse("--choice", choice.offer());
        }
        Optional<String> key = Lookup.document(connection, "party", heading.to())
                .orElseThrow(() -> CirculationRule.PARTY_UNKNOWN.refuse("--to", heading.to()))
                .textIfPresent("publicKey");
        boolean signed = key.filter(
                        known -> SlotTranscript.of(offer, choice, Digest.over()).chosenBy(known, heading.copy()))
                .isPresent();
        if (!signed) {
            throw SlotRule.SLOT_CHOICE_UNSIGNED.refuse("--choice", heading.to());
        }
    }

    private static Digest seal(SlottedCopy copy, SlotOffer offer, SlotChoice choice, Path file) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            copy.seal(offer, choice, stream);
        }
        return SealedFile.digest(file);
    }

    private SlottedCopy copy(Marking marking) throws IOException {
        return SlottedCopy.of(marking, delivery, files().seed(SlotFiles.Part.PROVIDER));
    }

    private SlotFiles files() {
        return new SlotFiles(desk, heading.copy());
    }
}
