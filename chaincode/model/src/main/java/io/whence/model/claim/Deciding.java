package io.whence.model.claim;

import io.whence.model.circulation.Role;
import io.whence.model.value.Digest;
import java.util.List;

/** Proposal and decision: one makes, another checks, and what is checked is what the ledger reckoned. */
final class Deciding {
    private Deciding() {}

    static Claim proposed(Claim claim, Act.Propose act, Occasion occasion) {
        Inquiring.checkEachOnce(claim.noticed(), act.reasons(), Proposal.Reason::item);
        Worksheet worksheet = act.worksheet();
        long lines =
                worksheet.lines().stream().mapToLong(Worksheet.Line::minorUnits).sum();
        if (lines != worksheet.netMinorUnits()) {
            throw ClaimRule.LINES_DIFFER.refuse("worksheet", lines);
        }
        act.grounds().checkClauses(act.reasons());
        act.grounds().checkTerms(claim.noticed(), act.reasons());
        Digest maker = occasion.actor().certificate();
        return claim.in(ClaimState.PROPOSED).with(new Proposal(act.reasons(), worksheet, maker, List.of(), List.of()));
    }

    static Claim consented(Claim claim, Digest worksheet, Occasion occasion) {
        Proposal proposal = proposal(claim);
        checkSame(proposal, worksheet);
        String mspId = occasion.actor().mspId();
        if (proposal.consents().contains(mspId)) {
            throw ClaimRule.ALREADY_SIGNED.refuse("mspId", mspId);
        }
        return claim.with(proposal.consented(mspId));
    }

    /** Accepts, or takes the first of two signatures where one person's authority does not suffice. */
    static Claim accepted(Claim claim, Act.Accept act, Occasion occasion) {
        Proposal proposal = proposal(claim);
        checkMaker(claim, occasion.actor());
        checkSame(proposal, act.worksheet());
        checkSame(proposal, act.reckoned());
        if (!proposal.pays()) {
            throw ClaimRule.NOTHING_PROPOSED.refuse("outcome", ClaimState.ACCEPTED);
        }
        checkConcurrence(claim, act.concurring());
        act.grounds().checkTerms(claim.noticed(), proposal.reasons());
        checkConsents(claim, proposal.worksheet().netMinorUnits());
        Proposal signed = signed(proposal, occasion.actor());
        return signed.approved() ? decided(claim.with(signed), signed, occasion) : claim.with(signed);
    }

    static Claim declined(Claim claim, Act.Decline act, Occasion occasion) {
        Proposal proposal = proposal(claim);
        checkMaker(claim, occasion.actor());
        Inquiring.checkEachOnce(claim.noticed(), act.reasons(), Proposal.Reason::item);
        for (Proposal.Reason reason : act.reasons()) {
            if (reason.code().payable()) {
                throw ClaimRule.NOTHING_PROPOSED.refuse("reasons." + reason.item(), reason.code());
            }
        }
        act.grounds().checkClauses(act.reasons());
        Decision decision = new Decision(
                ClaimState.DECLINED,
                occasion.at(),
                proposal.worksheet().digest(),
                0,
                act.reasons(),
                List.of(occasion.actor().certificate()));
        return claim.in(ClaimState.DECLINED).with(decision);
    }

    /** Nobody approves money on a claim that they handled. */
    static void checkMaker(Claim claim, Actor caller) {
        boolean made = claim.steps().stream()
                .anyMatch(step ->
                        step.role() == Role.HANDLER && step.certificate().equals(caller.certificate()));
        boolean proposed = claim.proposal()
                .filter(proposal -> proposal.maker().equals(caller.certificate()))
                .isPresent();
        if (made || proposed) {
            throw ClaimRule.MAKER_IS_CHECKER.refuse("certificate", caller.certificate());
        }
    }

    private static Claim decided(Claim claim, Proposal proposal, Occasion occasion) {
        ClaimState outcome = full(claim, proposal) ? ClaimState.ACCEPTED : ClaimState.PARTLY_ACCEPTED;
        Decision decision = new Decision(
                outcome,
                occasion.at(),
                proposal.worksheet().digest(),
                proposal.worksheet().netMinorUnits(),
                proposal.reasons(),
                proposal.approvals().stream()
                        .map(Proposal.Approval::certificate)
                        .toList());
        return claim.in(outcome).with(decision);
    }

    /**
     * Whether all that was claimed is accepted: every item is payable, and worth what was asked for it. What the terms
     * keep back, a deductible, a share or a limit, refuses nothing.
     */
    private static boolean full(Claim claim, Proposal proposal) {
        boolean whole = claim.noticed().items().stream()
                .allMatch(item -> claim.assessment()
                        .flatMap(assessment -> assessment.item(item.id()))
                        .filter(assessed -> item.claimed().within(assessed.substantiated()))
                        .isPresent());
        return whole
                && proposal.reasons().stream().allMatch(reason -> reason.code().payable());
    }

    /** Two signatures at most: where the second lacks authority too, somebody with authority must be found instead. */
    private static Proposal signed(Proposal proposal, Actor caller) {
        boolean again = proposal.approvals().stream()
                .anyMatch(approval -> approval.certificate().equals(caller.certificate()));
        if (again) {
            throw ClaimRule.ALREADY_SIGNED.refuse("certificate", caller.certificate());
        }
        Proposal signed = proposal.approved(new Proposal.Approval(caller.certificate(), caller.authorityMinorUnits()));
        if (signed.approvals().size() > 1 && !signed.approved()) {
            throw ClaimRule.AUTHORITY_EXCEEDED.refuse("authority", caller.authorityMinorUnits());
        }
        return signed;
    }

    /** No money moves on a finding that nobody else recomputed. */
    static void checkConcurrence(Claim claim, List<String> concurring) {
        if (claim.inquiry().finding().isPresent() && concurring.isEmpty()) {
            throw ClaimRule.FINDING_NOT_CONCURRED.refuse(
                    "finding", claim.inquiry().finding().orElseThrow());
        }
    }

    /** Above the lead's authority every co-insurer has consented to what is proposed. */
    static void checkConsents(Claim claim, long minorUnits) {
        boolean needed = claim.basis()
                .leadAuthorityMinorUnits()
                .filter(lead -> minorUnits > lead)
                .isPresent();
        if (!needed) {
            return;
        }
        List<String> consents = claim.proposal()
                .filter(proposal -> proposal.worksheet().netMinorUnits() >= minorUnits)
                .map(Proposal::consents)
                .orElse(List.of());
        for (Member follower : claim.basis().followers()) {
            if (!consents.contains(follower.mspId())) {
                throw ClaimRule.CONSENT_MISSING.refuse("follower", follower.party());
            }
        }
    }

    private static void checkSame(Proposal proposal, Digest worksheet) {
        if (!proposal.worksheet().digest().equals(worksheet)) {
            throw ClaimRule.WORKSHEET_DIFFERS.refuse("worksheet", worksheet);
        }
    }

    private static Proposal proposal(Claim claim) {
        return claim.proposal()
                .orElseThrow(() ->
                        ClaimRule.NOTHING_PROPOSED.refuse("claim", claim.basis().claim()));
    }
}
