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
import java.util.function.Function;

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
        List<Assessment.Item> worth = claim.assessment()
                .map(Assessment::items)
                .orElseThrow(() ->
                        ClaimRule.ITEM_MISSING.refuse("claim", claim.basis().claim()));
        return of(claim, terms, others, item -> item(item, of(worth, item), pays(reasons, item.id())));
    }

    /** Reckons what is due on no more than is shown already; an item of which nothing is shown counts for nothing. */
    public static Reckoning minimum(Claim claim, List<Assessment.Item> shown, Json terms, List<CoverUse> others) {
        return of(
                claim,
                terms,
                others,
                item -> shown.stream().anyMatch(each -> each.id().equals(item.id()))
                        ? item(item, of(shown, item), true)
                        : item(item, nothing(item), false));
    }

    /** What a worksheet that stands on the ledger uses of its cover. */
    public static CoverUse use(Json document) {
        FieldReader fields = new FieldReader("", document);
        io.whence.model.cover.Loss loss = LossJson.read(fields.json("loss").canonical());
        io.whence.model.cover.Worksheet settled =
                Adjuster.settle(TermsJson.read(fields.json("terms").canonical()), loss);
        return CoverUse.of(loss.occurrence().orElseThrow(), settled.erosion(), settled.netMinorUnits());
    }

    private static Reckoning of(Claim claim, Json terms, List<CoverUse> others, Function<Notice.Item, Json> item) {
        Json eroded = CoverUse.eroded(terms, others);
        Json loss = loss(claim, CoverUse.carried(claim.basis().incident(), others), item);
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
                CoverUse.of(claim.basis().incident(), settled.erosion(), settled.netMinorUnits()));
    }

    private static Json.Fields loss(Claim claim, Carried carried, Function<Notice.Item, Json> item) {
        return new Members()
                .put("currency", claim.basis().currency().code())
                .put("occurrence", claim.basis().incident())
                .put("carried", CoverUse.carried(carried))
                .list("items", claim.notice().orElseThrow().items(), item)
                .json();
    }

    private static Assessment.Item of(List<Assessment.Item> worth, Notice.Item claimed) {
        return worth.stream()
                .filter(item -> item.id().equals(claimed.id()))
                .findFirst()
                .orElseThrow(() -> ClaimRule.ITEM_MISSING.refuse("items", claimed.id()));
    }

    private static Assessment.Item nothing(Notice.Item claimed) {
        return new Assessment.Item(claimed.id(), new Quantity.Sum(0), 0, Optional.empty(), List.of());
    }

    private static boolean pays(List<Proposal.Reason> reasons, String item) {
        return reasons.stream()
                .anyMatch(reason -> reason.item().equals(item) && reason.code().payable());
    }

    /** An item as claimed, with what was shown of it; of one that is not paid, nothing. */
    private static Json item(Notice.Item claimed, Assessment.Item worth, boolean pays) {
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
