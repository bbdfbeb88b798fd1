package io.whence.marking.slot;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import java.util.Map;

/** What stands for a whole exchange on the ledger: its three messages by their digests. */
public final class SlotTranscript {
    private SlotTranscript() {}

    /** What a delivery commits to, once all three messages are there; {@code sealed} is the digest of the sealed file. */
    public static SlotCommitment of(SlotOffer offer, SlotChoice choice, Digest sealed) {
        Digest transcript = Digest.over(Json.object(Map.of(
                        "scheme", Json.of(SlotCommitment.SCHEME),
                        "copy", Json.of(offer.copy()),
                        "offer", Json.of(offer.digest().hex()),
                        "choice", Json.of(choice.digest().hex()),
                        "sealed", Json.of(sealed.hex())))
                .canonical());
        return new SlotCommitment(offer.digest(), choice.digest(), transcript, choice.signature());
    }
}
