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
import io.whence.model.cover.Erosion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is due on a claim, reckoned by the money engine from the cover's frozen terms, from what other claims already
 * used of them, and from what was assessed; with the input beside the answer, so that any stranger replays it.
 *
 * @param worksheet the figures that the claim keeps
 * @param document terms, loss and worksheet: the ledger object under the worksheet's digest
 * @param erosion what the claim uses up, once it is accepted
 */
public record Reckoning(Worksheet worksheet, Json.Fields document, Json.Fields erosion) {

    /** What another claim used of the same cover. */
    public record Use(String occurrence, Carried carried, SortedMap<String, Long> aggregates) {
        /** Reads a recorded use. */
        public static Use read(byte[] state) {
            FieldReader fields = new FieldReader("", Json.parse(state));
            FieldReader carried = fields.object("carried");
            return new Use(
                    fields.id("occurrence"),
                    new Carried(amounts(carried, "deductibleTaken"), amounts(carried, "limitUsed")),
                    amounts(fields, "aggregates"));
        }
    }

    /** Reckons a claim as assessed, with an item's worth cut to nothing where its reason does not pay. */
    public static Reckoning of(Claim claim, List<Proposal.Reason> reasons, Json terms, List<Use> others) {
        Json eroded = eroded(terms, used(others));
        Json loss = loss(claim, reasons, carried(claim.basis().incident(), others));
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
                erosion(claim.basis().incident(), settled.erosion()));
    }

    private static Json.Fields loss(Claim claim, List<Proposal.Reason> reasons, Carried carried) {
        Notice notice = claim.notice().orElseThrow();
        Assessment assessment = claim.assessment()
                .orElseThrow(() ->
                        ClaimRule.ITEM_MISSING.refuse("claim", claim.basis().claim()));
        return new Members()
                .put("currency", claim.basis().currency().code())
                .put("occurrence", claim.basis().incident())
                .put("carried", carriedJson(carried))
                .list("items", notice.items(), item -> item(item, assessment.item(item.id()), pays(reasons, item.id())))
                .json();
    }

    private static boolean pays(List<Proposal.Reason> reasons, String item) {
        return reasons.stream()
                .anyMatch(reason -> reason.item().equals(item) && reason.code().payable());
    }

    /** An item in hours or units is claimed as substantiated: the engine has no second figure for those. */
    private static Json item(Notice.Item claimed, Optional<Assessment.Item> assessed, boolean pays) {
        Assessment.Item worth = assessed.orElseThrow(() -> ClaimRule.ITEM_MISSING.refuse("items", claimed.id()));
        Members members = new Members()
                .put("id", claimed.id())
                .put("section", claimed.section())
                .put("kind", claimed.kind())
                .putIf("valueMinorUnits", worth.valueMinorUnits(), Json::of);
        if (!pays) {
            return members.put("claimedMinorUnits", claimed.claimed().minorUnits())
                    .put("substantiatedMinorUnits", 0)
                    .json();
        }
        members.put("receivedMinorUnits", worth.receivedMinorUnits());
        if (worth.substantiated() instanceof Quantity.Sum sum) {
            return members.put("claimedMinorUnits", claimed.claimed().minorUnits())
                    .put("substantiatedMinorUnits", sum.minorUnits())
                    .json();
        }
        return NoticeCodec.quantity(members, "claimedMinorUnits", worth.substantiated())
                .json();
    }

    private static SortedMap<String, Long> used(List<Use> others) {
        TreeMap<String, Long> used = new TreeMap<>();
        others.forEach(use -> use.aggregates().forEach((level, amount) -> used.merge(level, amount, Math::addExact)));
        return used;
    }

    private static Carried carried(String occurrence, List<Use> others) {
        return others.stream()
                .filter(use -> use.occurrence().equals(occurrence))
                .map(Use::carried)
                .reduce(Carried.NONE, Carried::plus);
    }

    /** The same terms with more used of each aggregate that is named; sections nest. */
    private static Json eroded(Json terms, SortedMap<String, Long> used) {
        if (terms instanceof Json.Items items) {
            return Json.array(
                    items.values().stream().map(each -> eroded(each, used)).toList());
        }
        if (!(terms instanceof Json.Fields fields)) {
            return terms;
        }
        TreeMap<String, Json> members = new TreeMap<>();
        fields.members().forEach((name, value) -> members.put(name, eroded(value, used)));
        if (members.get("id") instanceof Json.Text id && members.get("aggregate") instanceof Json.Fields aggregate) {
            members.put("aggregate", withUse(aggregate, used.getOrDefault(id.value(), 0L)));
        }
        return Json.object(members);
    }

    private static Json withUse(Json.Fields aggregate, long more) {
        TreeMap<String, Json> members = new TreeMap<>(aggregate.members());
        long before = members.get("usedMinorUnits") instanceof Json.Whole used ? used.value() : 0;
        members.put("usedMinorUnits", Json.of(Math.addExact(before, more)));
        return Json.object(members);
    }

    private static Json.Fields erosion(String occurrence, Erosion erosion) {
        return new Members()
                .put("occurrence", occurrence)
                .put("carried", carriedJson(erosion.carried()))
                .put("aggregates", amounts(erosion.aggregates()))
                .json();
    }

    private static Json.Fields carriedJson(Carried carried) {
        return new Members()
                .put("deductibleTaken", amounts(carried.deductibleTaken()))
                .put("limitUsed", amounts(carried.limitUsed()))
                .json();
    }

    private static Json.Fields amounts(Map<String, Long> amounts) {
        Members members = new Members();
        amounts.forEach(members::put);
        return members.json();
    }

    private static SortedMap<String, Long> amounts(FieldReader fields, String name) {
        FieldReader levels = fields.object(name);
        TreeMap<String, Long> amounts = new TreeMap<>();
        levels.names().forEach(level -> amounts.put(level, levels.minorUnits(level)));
        return amounts;
    }
}
