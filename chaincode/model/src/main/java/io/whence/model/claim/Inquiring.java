package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finding out: appointment, the one request for more, the loss report. */
final class Inquiring {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Inquiring() {}

    static Claim investigated(Claim claim, Act.Investigate act) {
        String mspId = act.appointee().mspId();
        if (mspId.isEmpty() || !Standing.independent(claim.basis(), mspId)) {
            throw ClaimRule.NOT_INDEPENDENT.refuse("appointee", act.appointee().party());
        }
        return claim.in(ClaimState.INVESTIGATING)
                .with(claim.inquiry().led(act.appointee(), act.finding()).with(act.evidence()));
    }

    static Claim asked(Claim claim, Act.RequestSupplement act, Occasion occasion) {
        if (claim.inquiry().supplement().isPresent()) {
            throw ClaimRule.SUPPLEMENT_REPEATED.refuse("claim", claim.basis().claim());
        }
        if (act.items().isEmpty()) {
            throw ClaimRule.SUPPLEMENT_EMPTY.refuse("items", 0);
        }
        return claim.in(ClaimState.SUPPLEMENT_REQUESTED)
                .with(claim.inquiry().with(Inquiry.Supplement.asking(act.items(), occasion.at())));
    }

    static Claim answered(Claim claim, Act.Supplement act, Occasion occasion) {
        Inquiry.Supplement asked = claim.inquiry().supplement().orElseThrow();
        for (String item : asked.items()) {
            if (act.answers().stream().noneMatch(answer -> answer.item().equals(item))) {
                throw ClaimRule.SUPPLEMENT_INCOMPLETE.refuse("items", item);
            }
        }
        List<Evidence> evidence = act.answers().stream()
                .flatMap(answer -> answer.digest().stream())
                .map(digest -> new Evidence(Evidence.Kind.OTHER, digest))
                .toList();
        return claim.in(ClaimState.INVESTIGATING)
                .with(claim.inquiry()
                        .with(asked.answered(act.answers(), occasion.at()))
                        .with(evidence));
    }

    static Claim assessed(Claim claim, Act.Assess act, Occasion occasion) {
        checkAppointed(claim, occasion);
        Inquiry inquiry = claim.inquiry().with(act.evidence());
        checkItems(claim.noticed(), act.assessment(), inquiry);
        checkFaults(act, inquiry);
        return claim.in(ClaimState.ASSESSED).with(inquiry).with(act.assessment());
    }

    /** What the record decides is not a person's to answer; what is said rests on a paper before the claim. */
    static Claim termsAnswered(Claim claim, Act.Answer act, Occasion occasion) {
        checkAppointed(claim, occasion);
        for (TermAnswer answer : act.answers()) {
            Admissibility.Line line = act.lines().stream()
                    .filter(answer::concerns)
                    .findFirst()
                    .orElseThrow(() -> ClaimRule.TERM_UNKNOWN.refuse("terms", answer.term() + " " + answer.about()));
            if (line.settled() || answer.answer() == Admissibility.Answer.UNKNOWN) {
                throw ClaimRule.TERM_SETTLED.refuse("terms", answer.term() + " " + answer.about());
            }
            checkResolves(claim.inquiry(), answer.ground(), "terms." + answer.about() + ".ground");
        }
        return claim.with(claim.inquiry().answering(act.answers()));
    }

    private static void checkAppointed(Claim claim, Occasion occasion) {
        Member appointee = claim.inquiry()
                .appointee()
                .orElseThrow(() -> ClaimRule.APPOINTEE_MISSING.refuse(
                        "claim", claim.basis().claim()));
        if (!appointee.mspId().equals(occasion.actor().mspId())) {
            throw ClaimRule.NOT_THE_APPOINTEE.refuse("mspId", occasion.actor().mspId());
        }
    }

    /** What is shown so far is within what was claimed, and within what was assessed where that was done. */
    static void checkShown(Claim claim, List<Assessment.Item> shown) {
        for (Assessment.Item item : shown) {
            checkItem(claim.noticed(), item, claim.inquiry());
            boolean above = claim.assessment()
                    .flatMap(assessment -> assessment.item(item.id()))
                    .filter(assessed -> !item.substantiated().within(assessed.substantiated()))
                    .isPresent();
            if (above) {
                throw ClaimRule.ABOVE_CLAIMED.refuse("items." + item.id() + ".substantiated", item.substantiated());
            }
        }
    }

    private static void checkItem(Notice notice, Assessment.Item item, Inquiry inquiry) {
        Notice.Item claimed =
                notice.item(item.id()).orElseThrow(() -> ClaimRule.ITEM_UNKNOWN.refuse("items", item.id()));
        if (!item.substantiated().within(claimed.claimed())) {
            throw ClaimRule.ABOVE_CLAIMED.refuse("items." + item.id() + ".substantiated", item.substantiated());
        }
        item.basis().forEach(digest -> checkResolves(inquiry, digest, "items." + item.id() + ".basis"));
    }

    private static void checkItems(Notice notice, Assessment assessment, Inquiry inquiry) {
        for (Assessment.Item item : assessment.items()) {
            checkItem(notice, item, inquiry);
        }
        checkEachOnce(notice, assessment.items(), Assessment.Item::id);
        checkResolves(inquiry, assessment.report(), "report");
    }

    private static void checkResolves(Inquiry inquiry, Digest digest, String field) {
        if (!inquiry.resolves(digest)) {
            throw ClaimRule.HASH_UNRESOLVED.refuse(field, digest);
        }
    }

    private static void checkFaults(Act.Assess act, Inquiry inquiry) {
        Assessment assessment = act.assessment();
        if (assessment.faultPercentTotal().compareTo(WHOLE) > 0) {
            throw ClaimRule.FAULT_ABOVE_WHOLE.refuse(
                    "faults", assessment.faultPercentTotal().toPlainString());
        }
        Set<String> accusable = Collections.unmodifiableSet(new TreeSet<>(act.accusable()));
        for (Assessment.Fault fault : assessment.faults()) {
            boolean recordedHolder =
                    inquiry.finding().isPresent() && act.traced().contains(fault.party());
            if (recordedHolder && !accusable.contains(fault.party())) {
                throw ClaimRule.FAULT_UNPROVED.refuse("faults", fault.party());
            }
        }
    }

    /** Every claimed item stands in a list exactly once. */
    static <T> void checkEachOnce(Notice notice, List<T> entries, Function<T, String> id) {
        Set<String> seen = new TreeSet<>();
        for (T entry : entries) {
            if (notice.item(id.apply(entry)).isEmpty() || !seen.add(id.apply(entry))) {
                throw ClaimRule.ITEM_UNKNOWN.refuse("items", id.apply(entry));
            }
        }
        for (Notice.Item item : notice.items()) {
            if (!seen.contains(item.id())) {
                throw ClaimRule.ITEM_MISSING.refuse("items", item.id());
            }
        }
    }
}
