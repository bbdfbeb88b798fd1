package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.PartyKey;
import io.whence.app.desk.Reply;
import io.whence.app.desk.SlotFiles;
import io.whence.marking.SealedCopy;
import io.whence.marking.slot.SlotChoice;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotReceiver;
import io.whence.marking.slot.SlotRule;
import io.whence.marking.slot.SlotTranscript;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The recipient's side of a delivery with slots: it answers an offer, opens what it chose, and discloses that in a dispute. */
record SlottedReceipt(Desk desk, String copy) {
    /** Chooses a variant of every slot; the choice is drawn once, and signed by the recipient's own key. */
    static Reply answered(Desk desk, Path offerFile, Path out) throws IOException {
        SlotOffer offer = SlotOffer.read(Input.document(offerFile));
        SlotFiles files = new SlotFiles(desk, offer.copy());
        PartyKey key = PartyKey.of(desk.keys(), offer.heading().to());
        if (!key.exists()) {
            throw SlotRule.SLOT_CHOICE_UNSIGNED.refuse(
                    "--slots", offer.heading().to() + " has no key in this home");
        }
        files.keep(SlotFiles.Part.OFFER, offer.json());
        SlotChoice choice = chosen(files, offer, key);
        SlotFiles.write(out, choice.json());
        return Reply.done(Json.object(Map.of(
                "copy", Json.of(offer.copy()),
                "choice", Json.of(out.toString()),
                "next", Json.of("send the choice; receive what comes back with --out"))));
    }

    /** What is kept is sent again: a signature is another one each time. */
    private static SlotChoice chosen(SlotFiles files, SlotOffer offer, PartyKey key) throws IOException {
        SlotChoice choice = new SlotReceiver(files.seed(SlotFiles.Part.RECIPIENT)).choice(offer);
        if (files.has(SlotFiles.Part.CHOICE)) {
            return SlotChoice.read(files.read(SlotFiles.Part.CHOICE).orElseThrow());
        }
        SlotChoice signed = choice.signed(key.sign(choice.statement()));
        files.keep(SlotFiles.Part.CHOICE, signed.json());
        return signed;
    }

    /** Opens a sealed file as far as was chosen, checks every part, writes the table; answers the root of the copy. */
    Opened opened(Path sealed, Path out, SlotCommitment recorded) throws IOException {
        SlotReceiver receiver = receiver();
        SlotOffer offer = offer();
        SlotChoice choice = SlotChoice.read(required(SlotFiles.Part.CHOICE));
        SlotCommitment exchanged = SlotTranscript.of(offer, choice, SealedFile.digest(sealed));
        if (!exchanged.equals(recorded)) {
            throw SlotRule.SLOT_OFFER_DIFFERS.refuse("--in", exchanged.transcript());
        }
        SealedCopy opened = SealedCopy.open(sealed, offer, receiver);
        Digest root = opened.root(receiver);
        opened.write(out);
        return new Opened(root, opened.rows());
    }

    /** What a recipient states of a copy with slots. */
    record Opened(Digest root, long rows) {}

    /** Writes the opening of what was chosen. */
    Reply disclosed(Path out) throws IOException {
        SlotFiles.write(out, receiver().disclosed(copy));
        return Reply.done(Json.object(Map.of("copy", Json.of(copy), "disclosed", Json.of(out.toString()))));
    }

    private SlotOffer offer() {
        return SlotOffer.read(required(SlotFiles.Part.OFFER));
    }

    private SlotReceiver receiver() throws IOException {
        if (!files().has(SlotFiles.Part.RECIPIENT)) {
            throw DeskRule.SLOTS_UNKNOWN.refuse("--copy", copy);
        }
        return new SlotReceiver(files().seed(SlotFiles.Part.RECIPIENT));
    }

    private Json required(SlotFiles.Part part) {
        return files().read(part).orElseThrow(() -> DeskRule.SLOTS_UNKNOWN.refuse("--copy", copy));
    }

    private SlotFiles files() {
        return new SlotFiles(desk, copy);
    }
}
