package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;

/**
 * A decision called into question, and the panel's votes on it.
 *
 * @param disputed what had been decided, to which the claim returns if the decision stands
 * @param grounds digest of the grounds
 * @param toTribunal whether the panel could not settle it: only the tribunal may rule then
 */
public record Dispute(
        ClaimState disputed, Digest grounds, Instant since, List<Vote> votes, boolean toTribunal, boolean ruled) {
    public Dispute {
        votes = List.copyOf(votes);
    }

    /** One organisation's vote, cast by one of its people, and the digest of the reasons for it. */
    public record Vote(String mspId, Digest certificate, Choice choice, Digest rationale) {}

    /** What a panel or tribunal may decide. */
    public enum Choice {
        DECISION_STANDS,
        INVESTIGATE_AGAIN
    }

    static Dispute of(ClaimState disputed, Digest grounds, Instant since) {
        return new Dispute(disputed, grounds, since, List.of(), false, false);
    }

    Dispute with(Vote vote) {
        return new Dispute(disputed, grounds, since, Lists.plus(votes, vote), toTribunal, ruled);
    }

    Dispute referred() {
        return new Dispute(disputed, grounds, since, votes, true, false);
    }

    Dispute closed() {
        return new Dispute(disputed, grounds, since, votes, toTribunal, true);
    }

    long votesFor(Choice choice) {
        return votes.stream().filter(vote -> vote.choice() == choice).count();
    }
}
