package io.whence.contract.claim;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Act;
import io.whence.model.claim.Admissibility;
import io.whence.model.claim.Assessment;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Clawback;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.Decision;
import io.whence.model.claim.Finding;
import io.whence.model.claim.Grounds;
import io.whence.model.claim.Move;
import io.whence.model.claim.Proposal;
import io.whence.model.value.Digest;
import io.whence.model.wire.ActCodec;
import io.whence.model.wire.CoverCodec;
import io.whence.model.wire.Reckoning;
import io.whence.model.wire.RecoveryReckoning;
import io.whence.model.wire.TemplateCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Acts that need the ledger: callers state intent, and every figure is reckoned here from what is recorded. */
record ClaimActs(ClaimDesk desk, Claim claim) {
    private enum Outcome {
        ACCEPT,
        DECLINE
    }

    private enum RecoveryStep {
        OPEN,
        RECEIVE,
        APPORTION,
        CLOSE
    }

    Act investigate(FieldReader fields) {
        Optional<Digest> finding = fields.digestIfPresent("finding");
        finding.map(desk::finding).ifPresent(this::requireSameIncident);
        return new Act.Investigate(
                desk.member("appointee", fields.id("appointee")), finding, ActCodec.evidence(fields));
    }

    Act assess(FieldReader fields) {
        Optional<Finding> finding = claim.inquiry().finding().map(desk::finding);
        return new Act.Assess(
                ActCodec.assessment(fields),
                ActCodec.evidence(fields),
                finding.map(Finding::accusable).orElse(List.of()),
                finding.map(Finding::traced).orElse(List.of()));
    }

    Act propose(FieldReader fields) {
        List<Proposal.Reason> reasons = ActCodec.reasons(fields);
        return new Act.Propose(reasons, reckoned(reasons).worksheet(), grounds());
    }

    Act answer(FieldReader fields) {
        return new Act.Answer(ActCodec.terms(fields), lines());
    }

    /** What the record says of each term of the claim. */
    List<Admissibility.Line> lines() {
        CoverDocument cover = desk.coverOf(claim).document();
        boolean covered = claim.notice()
                .map(notice -> desk.life(cover.id())
                        .covers(cover, notice.lossAt(), claim.steps().getFirst().at()))
                .orElse(false);
        Admissibility.Matter matter =
                new Admissibility.Matter(claim, cover, TemplateCodec.of(cover.product()), covered);
        return Admissibility.of(matter, new ClaimTrail(desk));
    }

    private Grounds grounds() {
        CoverVersion cover = desk.coverOf(claim);
        Set<String> clauses = CoverCodec.clauses(cover.terms());
        TemplateCodec.of(cover.document().product()).conditions().forEach(condition -> clauses.add(condition.id()));
        return new Grounds(lines(), clauses);
    }

    Act decide(FieldReader fields) {
        return switch (fields.choice("outcome", Outcome.class)) {
            case DECLINE -> new Act.Decline(ActCodec.reasons(fields), grounds());
            case ACCEPT ->
                new Act.Accept(fields.digest("worksheet"), again().worksheet().digest(), concurring(), grounds());
        };
    }

    /** Pays ahead what is due on no more than is shown: on the items stated, or else on the assessment. */
    Act payInterim(FieldReader fields) {
        List<Assessment.Item> shown = fields.has("items")
                ? ActCodec.shown(fields)
                : claim.assessment().map(Assessment::items).orElse(List.of());
        return new Act.PayInterim(
                fields.id("payee"),
                fields.minorUnits("minorUnits"),
                fields.digest("basis"),
                shown,
                minimum(shown).worksheet(),
                lines(),
                concurring());
    }

    Act clawBack(FieldReader fields) {
        Digest ground = fields.digest("ground");
        return new Act.ClawBack(
                fields.choice("reason", Clawback.Reason.class),
                ground,
                fields.minorUnits("minorUnits"),
                desk.shows(claim, ground));
    }

    Act recover(FieldReader fields) {
        return switch (fields.choice("step", RecoveryStep.class)) {
            case OPEN ->
                new Act.RecoverOpen(
                        RecoveryReckoning.ceilings(claim, worksheetDocument()),
                        desk.coverOf(claim).document().waivedParties());
            case RECEIVE -> ActCodec.recoverReceive(fields);
            case APPORTION ->
                new Act.RecoverApportion(
                        RecoveryReckoning.apportionment(claim, worksheetDocument(), desk.sharing(claim)));
            case CLOSE -> new Act.Plain(Move.RECOVER_CLOSE);
        };
    }

    /** The proposal's worksheet reckoned again from the ledger as it stands now. */
    Reckoning again() {
        List<Proposal.Reason> reasons = claim.proposal()
                .map(Proposal::reasons)
                .orElseThrow(() -> ClaimRule.STATE_FORBIDS.refuse("state", claim.state()));
        return reckoned(reasons);
    }

    Reckoning minimum(List<Assessment.Item> shown) {
        if (claim.notice().isEmpty()) {
            throw ClaimRule.STATE_FORBIDS.refuse("state", claim.state());
        }
        return Reckoning.minimum(claim, shown, desk.termsOf(claim), desk.usesBeside(claim));
    }

    Reckoning reckoned(List<Proposal.Reason> reasons) {
        if (claim.assessment().isEmpty()) {
            throw ClaimRule.STATE_FORBIDS.refuse("state", claim.state());
        }
        return Reckoning.of(claim, reasons, desk.termsOf(claim), desk.usesBeside(claim));
    }

    private List<String> concurring() {
        return claim.inquiry().finding().map(desk::concurring).orElse(List.of());
    }

    private Json worksheetDocument() {
        Digest digest = claim.lastDecision()
                .map(Decision::worksheet)
                .orElseThrow(() -> ClaimRule.STATE_FORBIDS.refuse("state", claim.state()));
        return desk.worksheet(digest)
                .orElseThrow(() -> new IllegalStateException("a decision without its worksheet: " + digest));
    }

    private void requireSameIncident(Finding finding) {
        if (!finding.incident().equals(claim.basis().incident())) {
            throw ClaimRule.FINDING_UNKNOWN.refuse("finding", finding.digest());
        }
    }
}
