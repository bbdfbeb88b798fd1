package io.whence.claims.localize;

import io.whence.model.value.Digest;
import java.util.List;
import java.util.Optional;

/** Which hop of a chain of custody changed a table, from the roots that each side signed. */
public sealed interface Tampering {
    /**
     * One hop: the root its sender states, the root its receiver acknowledged, if any, and the root that the receiver's
     * declared transform of what it received would have; that is the acknowledged root where nothing was declared.
     */
    record Hop(String sender, String receiver, Digest sent, Optional<Digest> acknowledged, Optional<Digest> declared) {}

    /** Nothing differs up to the content found. */
    record Untouched() implements Tampering {}

    /** Sent and acknowledged differ: the transmission or the sender at this hop; the signed pair is the evidence. */
    record InTransit(int hop, String sender, String receiver) implements Tampering {}

    /** What a custodian passed on is not what it declared to have made of what it acknowledged. */
    record ByCustodian(int hop, String custodian) implements Tampering {}

    /** The receiver never acknowledged, so neither side's word can be held against the other's. */
    record Undetermined(int hop, String sender, String receiver) implements Tampering {}

    /** The content found is not what the last custodian acknowledged: that custodian, or someone unrecorded after it. */
    record AfterLast(String custodian) implements Tampering {}

    /** Nothing differs up to the last custodian, and what was found cannot be held against what that one acknowledged. */
    record Untried(String custodian) implements Tampering {}

    /** The first divergence along a chain; what was found has this root, where anybody at hand can compute it. */
    static Tampering locate(List<Hop> chain, Optional<Digest> found) {
        for (int i = 0; i < chain.size(); i++) {
            Hop hop = chain.get(i);
            if (hop.acknowledged().isEmpty()) {
                return new Undetermined(i, hop.sender(), hop.receiver());
            } else if (!hop.acknowledged().get().equals(hop.sent())) {
                return new InTransit(i, hop.sender(), hop.receiver());
            }
            Digest kept = hop.declared().orElse(hop.sent());
            boolean last = i + 1 == chain.size();
            if (last && found.isEmpty()) {
                return new Untried(hop.receiver());
            } else if (last && !found.get().equals(kept)) {
                return new AfterLast(hop.receiver());
            } else if (!last && !chain.get(i + 1).sent().equals(kept)) {
                return new ByCustodian(i, hop.receiver());
            }
        }
        return new Untouched();
    }
}
