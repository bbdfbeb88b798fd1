package io.whence.contract.claim;

import io.whence.model.bytes.Json;
import io.whence.model.claim.Act;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimBasis;
import io.whence.model.claim.ClaimState;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Recovery;
import io.whence.model.wire.CoverUse;
import io.whence.model.wire.Keys;
import io.whence.model.wire.Reckoning;
import io.whence.model.wire.TermsJson;
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
                    Reckoning accepted = new ClaimActs(desk, before).again();
                    keepUse(desk, after, accepted.use());
                }
            }
            case RULE -> {
                if (after.state() == ClaimState.INVESTIGATING) {
                    giveBack(desk, after);
                }
            }
            case CLAW_BACK -> giveBack(desk, after);
            case RECOVER_APPORTION ->
                desk.ledger()
                        .read(desk.erosionKey(after))
                        .map(CoverUse::read)
                        .ifPresent(use -> keepUse(desk, after, use));
            default -> {}
        }
        keepOpen(desk, before, after);
    }

    /** While a claim may still be moved, its cover does not close. */
    private static void keepOpen(ClaimDesk desk, Claim before, Claim after) {
        if (before.state().over() && !after.state().over()) {
            desk.ledger().write(ClaimDesk.openKey(after), Json.of(after.basis().claim()));
        } else if (!before.state().over() && after.state().over()) {
            desk.ledger().delete(ClaimDesk.openKey(after));
        }
    }

    /** What the insurer got back reinstates the aggregates where the terms say so. */
    private static void keepUse(ClaimDesk desk, Claim claim, CoverUse use) {
        boolean reinstates = TermsJson.read(desk.coverOf(claim).terms().canonical())
                .switches()
                .recoveryReinstatesAggregate();
        long recovered = claim.recovery().map(Recovery::apportionedMinorUnits).orElse(0L);
        CoverUse kept = reinstates ? use.recovered(recovered, claim.costMinorUnits()) : use;
        desk.ledger().write(desk.erosionKey(claim), kept.json());
    }

    /** A reversed decision gives back all that it had used of the cover. */
    private static void giveBack(ClaimDesk desk, Claim claim) {
        desk.ledger().delete(desk.erosionKey(claim));
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
