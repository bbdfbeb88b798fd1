package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Assessment;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Proposal;
import io.whence.model.claim.Quantity;
import io.whence.model.claim.Worksheet;
import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Carried;
import java.util.List;
import java.util.Optional;

/**
 * What is due on a claim, reckoned by the money engine from the cover's frozen terms, from what other claims already
 * used of them, and from what was assessed; with the input beside the answer, so that any stranger replays it.
 *
 * @param worksheet the figures that the claim keeps
 * @param document terms, loss and worksheet: the ledger object under the worksheet's digest
 * @param use what the claim uses up, once it is accepted
 */
public record Reckoning(Worksheet worksheet, Json.Fields document, CoverUse use) {
    private static final String SUBSTANTIATED = "substantiatedMinorUnits";

    /** Reckons a claim as assessed, with an item's worth cut to nothing where its reason does not pay. */
    public static Reckoning of(Claim claim, List<Proposal.Reason> reasons, Json terms, List<CoverUse> others) {
        Json eroded = CoverUse.eroded(terms, others);
        Json loss = loss(claim, reasons, CoverUse.carried(claim.basis().incident(), others));
        io.whence.model.cover.Worksheet settled =
                Adjuster.settle(TermsJson.read(eroded.canonical()), LossJson.read(loss.canonical()));
        Json.Fields answer = WorksheetJson.write(settled);
        Json.Fields document = new Members()
                .put("terms", eroded)
                .put("loss", loss)
                .put("worksheet", answer)
                .json();
        return new Reckoning(
                DecisionCodec.worksheet(new FieldReader("", answer)),
                document,
                CoverUse.of(claim.basis().incident(), settled.erosion()));
    }

    private static Json.Fields loss(Claim claim, List<Proposal.Reason> reasons, Carried carried) {
        Notice notice = claim.notice().orElseThrow();
        Assessment assessment = claim.assessment()
                .orElseThrow(() ->
                        ClaimRule.ITEM_MISSING.refuse("claim", claim.basis().claim()));
        return new Members()
                .put("currency", claim.basis().currency().code())
                .put("occurrence", claim.basis().incident())
                .put("carried", CoverUse.carried(carried))
                .list("items", notice.items(), item -> item(item, assessment.item(item.id()), pays(reasons, item.id())))
                .json();
    }

    private static boolean pays(List<Proposal.Reason> reasons, String item) {
        return reasons.stream()
                .anyMatch(reason -> reason.item().equals(item) && reason.code().payable());
    }

    /** An item as claimed, with what was shown of it; of one that is not paid, nothing. */
    private static Json item(Notice.Item claimed, Optional<Assessment.Item> assessed, boolean pays) {
        Assessment.Item worth = assessed.orElseThrow(() -> ClaimRule.ITEM_MISSING.refuse("items", claimed.id()));
        Members members = new Members()
                .put("id", claimed.id())
                .put("section", claimed.section())
                .put("kind", claimed.kind())
                .putIf("valueMinorUnits", worth.valueMinorUnits(), Json::of);
        NoticeCodec.quantity(members, "claimedMinorUnits", claimed.claimed());
        return pays
                ? shown(members, worth.substantiated())
                        .put("receivedMinorUnits", worth.receivedMinorUnits())
                        .json()
                : members.put(SUBSTANTIATED, 0).json();
    }

    private static Members shown(Members members, Quantity substantiated) {
        return switch (substantiated) {
            case Quantity.Sum sum -> members.put(SUBSTANTIATED, sum.minorUnits());
            case Quantity.Hours hours ->
                members.put(LossJson.SHOWN_HOURS, hours.hours())
                        .put(LossJson.SHOWN_HOUR_RATE, hours.minorUnitsPerHour());
            case Quantity.Units units ->
                members.put(LossJson.SHOWN_UNITS, units.units())
                        .put(LossJson.SHOWN_UNIT_RATE, units.minorUnitsPerUnit());
        };
    }
}
