package io.whence.model.claim;

import io.whence.model.value.Currency;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a claim rests on and what no move can change: one insured, one frozen version of one cover, one incident.
 *
 * @param reportBy the end of the reporting window of that cover version
 * @param followers co-insurers whose consent is needed above {@code leadAuthorityMinorUnits}
 */
public record ClaimBasis(
        String claim,
        String incident,
        String cover,
        Digest coverVersion,
        Currency currency,
        Member insured,
        Member insurer,
        List<Member> followers,
        Optional<Long> leadAuthorityMinorUnits,
        Instant reportBy) {
    public ClaimBasis {
        followers = List.copyOf(followers);
    }
}
