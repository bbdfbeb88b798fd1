package io.whence.claims.message;

import io.whence.model.bytes.Json;
import io.whence.model.claim.Account;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Step;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A claim as those who carry a part of it are told of it: what is set aside, paid and incurred after its latest move,
 * item by item, with every move before. {@code docs/mappings/claim-movement.json} says which terms of a market's own
 * message each member stands for.
 */
public final class ClaimMovement {
    private final Dossier dossier;
    private final Claim claim;

    private ClaimMovement(Dossier dossier) {
        this.dossier = dossier;
        this.claim = dossier.claim();
    }

    /** The movement that the latest move of a claim is. */
    public static Json.Fields of(Dossier dossier) {
        return new ClaimMovement(dossier).written();
    }

    private Json.Fields written() {
        Account account = claim.account();
        Step last = claim.steps().getLast();
        return new Written()
                .put("reference", claim.basis().claim() + "/" + claim.steps().size())
                .put("sequence", claim.steps().size())
                .put("at", last.at())
                .put("movement", last.move().name())
                .put("state", claim.state().name())
                .put("claim", claim.basis().claim())
                .put("incident", claim.basis().incident())
                .put("cover", cover())
                .put("insured", claim.basis().insured().party())
                .put("insurer", claim.basis().insurer().party())
                .list("followers", claim.basis().followers(), follower -> Json.of(follower.party()))
                .putIf("lossAt", claim.notice().map(Notice::lossAt), ClaimMovement::time)
                .putIf("discoveredAt", claim.notice().map(Notice::discoveredAt), ClaimMovement::time)
                .put("currency", claim.basis().currency().code())
                .put("outstandingMinorUnits", account.reserveMinorUnits())
                .put("paidMinorUnits", account.paidMinorUnits())
                .put("incurredMinorUnits", Math.addExact(account.reserveMinorUnits(), account.paidMinorUnits()))
                .put("payableMinorUnits", claim.payableMinorUnits())
                .put("items", items())
                .put("history", history())
                .json();
    }

    private Json cover() {
        return new Written()
                .put("id", dossier.cover().id())
                .put("version", claim.basis().coverVersion().hex())
                .put("product", dossier.cover().product())
                .put("from", dossier.cover().from())
                .put("until", dossier.cover().until())
                .json();
    }

    private Json items() {
        Map<String, Long> due = new TreeMap<>();
        claim.proposal()
                .ifPresent(proposal ->
                        proposal.worksheet().lines().forEach(line -> due.put(line.item(), line.minorUnits())));
        return Json.array(claim.notice().map(Notice::items).orElse(List.of()).stream()
                .map(item -> item(item, due))
                .toList());
    }

    private static Json item(Notice.Item item, Map<String, Long> due) {
        return new Written()
                .put("id", item.id())
                .put("section", item.section())
                .put("head", item.head())
                .put("claimedMinorUnits", item.claimed().minorUnits())
                .putIf("dueMinorUnits", Optional.ofNullable(due.get(item.id())), Json::of)
                .json();
    }

    private Json history() {
        return Json.array(IntStream.range(0, claim.steps().size())
                .mapToObj(index -> step(index + 1, claim.steps().get(index)))
                .toList());
    }

    private static Json step(int sequence, Step step) {
        return new Written()
                .put("sequence", sequence)
                .put("at", step.at())
                .put("movement", step.move().name())
                .put("from", step.from().name())
                .put("to", step.to().name())
                .put("by", step.role().name())
                .list("flags", step.flags(), flag -> Json.of(flag.name()))
                .json();
    }

    private static Json time(Instant at) {
        return Json.of(Time.format(at));
    }
}
