package io.whence.contract.claim;

import io.whence.model.bytes.Json;
import io.whence.model.claim.Act;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimBasis;
import io.whence.model.claim.ClaimState;
import io.whence.model.claim.Notice;
import io.whence.model.wire.Keys;
import io.whence.model.wire.Reckoning;
import java.util.Map;

/** What a move writes beside the claim: what was claimed, how it was reckoned, what it uses of its cover. */
final class ClaimEffects {
    private ClaimEffects() {}

    static void write(ClaimDesk desk, Claim before, Claim after, Act act) {
        switch (act.move()) {
            case NOTIFY ->
                after.notice()
                        .orElseThrow()
                        .items()
                        .forEach(item -> desk.ledger()
                                .write(fingerprintKey(after.basis(), item), fingerprint(after.basis(), item)));
            case WITHDRAW ->
                after.notice()
                        .orElseThrow()
                        .items()
                        .forEach(item -> desk.ledger().delete(fingerprintKey(after.basis(), item)));
            case PROPOSE -> keepWorksheet(desk, before, (Act.Propose) act);
            case ACCEPT -> {
                if (after.state() != ClaimState.PROPOSED) {
                    CoverUses.accepted(desk, after, new ClaimActs(desk, before).again());
                }
            }
            case PAY_INTERIM -> CoverUses.paidAhead(desk, after, keepMinimum(desk, before, (Act.PayInterim) act));
            case RECOVER_APPORTION -> CoverUses.recovered(desk, after);
            default -> CoverUses.follow(desk, after);
        }
        keepOpen(desk, before, after);
        CessionFunctions.raise(desk, after);
    }

    /** While a claim may still be moved, its cover does not close. */
    private static void keepOpen(ClaimDesk desk, Claim before, Claim after) {
        if (before.state().over() && !after.state().over()) {
            desk.ledger().write(ClaimDesk.openKey(after), Json.of(after.basis().claim()));
        } else if (!before.state().over() && after.state().over()) {
            desk.ledger().delete(ClaimDesk.openKey(after));
        }
    }

    private static Reckoning keepMinimum(ClaimDesk desk, Claim before, Act.PayInterim act) {
        Reckoning minimum = new ClaimActs(desk, before).minimum(act.shown());
        desk.ledger().write(Keys.path("worksheet", act.minimum().digest().hex()), minimum.document());
        return minimum;
    }

    private static void keepWorksheet(ClaimDesk desk, Claim before, Act.Propose act) {
        Reckoning reckoning = new ClaimActs(desk, before).reckoned(act.reasons());
        desk.ledger().write(Keys.path("worksheet", act.worksheet().digest().hex()), reckoning.document());
    }

    private static String fingerprintKey(ClaimBasis basis, Notice.Item item) {
        return Keys.path(ClaimOpening.fingerprintKind(basis, item), item.section(), basis.claim(), item.id());
    }

    private static Json.Fields fingerprint(ClaimBasis basis, Notice.Item item) {
        return Json.object(Map.of(
                "section", Json.of(item.section()),
                "fingerprint", Json.of(item.fingerprint().hex()),
                "insurer", Json.of(basis.insurer().party()),
                "cover", Json.of(basis.cover()),
                "claim", Json.of(basis.claim())));
    }
}
