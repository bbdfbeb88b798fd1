package io.whence.model.claim;

import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;

/** One move that was made: the claim's history is the list of them. */
public record Step(
        Move move,
        Instant at,
        ClaimState from,
        ClaimState to,
        String mspId,
        Role role,
        Digest certificate,
        List<Flag> flags) {
    public Step {
        flags = List.copyOf(flags);
    }

    Step flagged(List<Flag> raised) {
        return new Step(move, at, from, to, mspId, role, certificate, raised);
    }
}
