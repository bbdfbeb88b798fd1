package io.whence.verify;

import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Decision;
import io.whence.model.pack.PackPaths;
import io.whence.model.wire.ClaimCodec;
import java.util.Optional;

/** The claim that a pack is about, as {@code claim.json} has it. What the ledger answered is compared later. */
record ClaimRecord(Claim claim, Json json) {

    static ClaimRecord of(PackFiles files, String id) {
        Json json = files.read(PackPaths.CLAIM, Json::parseCanonical);
        Claim claim = files.read(PackPaths.CLAIM, ClaimCodec::claim);
        if (!claim.basis().claim().equals(id)) {
            throw new Broken(PackPaths.CLAIM, "id", "the manifest is about claim " + id);
        }
        return new ClaimRecord(claim, json);
    }

    /** The amount of the last decision. */
    Optional<Long> netMinorUnits() {
        return claim.lastDecision().map(Decision::netMinorUnits);
    }

    /** Requires that the ledger last answered this very claim, and that it states what the worksheet comes to. */
    ClaimRecord matching(Settlement settlement, LoggedDocuments documents) {
        ClaimMoves.of(documents, this).requireLast(documents.files());
        settlement.requireStatedBy(claim);
        return this;
    }

    String told() {
        return "claim " + claim.basis().claim() + " at " + claim.state()
                + netMinorUnits()
                        .map(net ->
                                ", net " + net + " " + claim.basis().currency().code())
                        .orElse(", undecided");
    }
}
