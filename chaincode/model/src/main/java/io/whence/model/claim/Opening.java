package io.whence.model.claim;

import java.time.Instant;
import java.util.List;

/** The beginning of a claim: suspicion, notice, registration. */
final class Opening {
    private Opening() {}

    static Claim circumstance(Claim claim, Act.Circumstance act, Occasion occasion) {
        checkDiscovery(act.discoveredAt(), occasion.at());
        Evidence note = new Evidence(Evidence.Kind.CORRESPONDENCE, act.note());
        return claim.in(ClaimState.CIRCUMSTANCE)
                .with(claim.inquiry().with(List.of(note)).knownSince(act.discoveredAt()));
    }

    /** Lateness and a loss outside the period are flags on the step: a person decides what follows from them. */
    static Claim notified(Claim claim, Act.Notify act, Occasion occasion) {
        Notice notice = act.notice();
        if (notice.items().isEmpty()) {
            throw ClaimRule.ITEMS_EMPTY.refuse("items", 0);
        }
        if (notice.lossAt().isAfter(notice.discoveredAt())) {
            throw ClaimRule.LOSS_AFTER_DISCOVERY.refuse("lossAt", notice.lossAt());
        }
        checkDiscovery(notice.discoveredAt(), occasion.at());
        Duplicates.checkWithin(notice);
        return claim.in(ClaimState.NOTIFIED)
                .with(notice)
                .with(claim.inquiry().with(act.evidence()).knownSince(notice.discoveredAt()));
    }

    static Claim registered(Claim claim, Act.Register act, Occasion occasion) {
        if (act.reserveMinorUnits() == 0) {
            throw ClaimRule.RESERVE_MISSING.refuse("reserveMinorUnits", 0);
        }
        return claim.in(ClaimState.REGISTERED)
                .with(claim.inquiry().declaring(act.otherInsurance()))
                .with(claim.account().reserving(act.reserveMinorUnits(), occasion.at()));
    }

    private static void checkDiscovery(Instant discoveredAt, Instant at) {
        if (discoveredAt.isAfter(at.plus(ClaimLife.CLOCKS_APART_MAX))) {
            throw ClaimRule.DISCOVERY_IN_FUTURE.refuse("discoveredAt", discoveredAt);
        }
    }
}
