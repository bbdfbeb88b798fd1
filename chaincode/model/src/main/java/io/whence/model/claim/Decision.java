package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;

/** One final answer. A later decision stands beside it, never in its place. */
public record Decision(
        ClaimState outcome,
        Instant at,
        Digest worksheet,
        long netMinorUnits,
        List<Proposal.Reason> reasons,
        List<Digest> approvers) {
    public Decision {
        reasons = List.copyOf(reasons);
        approvers = List.copyOf(approvers);
    }
}
