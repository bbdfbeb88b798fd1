package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.ClaimState;
import io.whence.model.claim.Decision;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Proposal;
import io.whence.model.claim.Worksheet;
import io.whence.model.value.Digest;
import java.util.List;

/** Proposals, their worksheets and decisions as JSON. */
final class DecisionCodec {
    private static final int SIGNATURES_MAX = 64;
    private static final int CLAUSE_MAX = 64;

    private DecisionCodec() {}

    static Json.Fields proposal(Proposal proposal) {
        return new Members()
                .list("reasons", proposal.reasons(), DecisionCodec::reason)
                .put("worksheet", worksheet(proposal.worksheet()))
                .put("maker", proposal.maker())
                .put("consents", Json.texts(proposal.consents()))
                .list("approvals", proposal.approvals(), DecisionCodec::approval)
                .json();
    }

    static Proposal proposal(FieldReader fields) {
        return new Proposal(
                reasons(fields),
                worksheet(fields.object("worksheet")),
                fields.digest("maker"),
                fields.texts("consents", SIGNATURES_MAX),
                fields.objects("approvals", SIGNATURES_MAX, DecisionCodec::approval));
    }

    static List<Proposal.Reason> reasons(FieldReader fields) {
        return fields.objects("reasons", Notice.ITEMS_MAX, DecisionCodec::reason);
    }

    static Json.Fields decision(Decision decision) {
        return new Members()
                .put("outcome", decision.outcome())
                .put("at", decision.at())
                .put("worksheet", decision.worksheet())
                .put("netMinorUnits", decision.netMinorUnits())
                .list("reasons", decision.reasons(), DecisionCodec::reason)
                .list("approvers", decision.approvers(), Members::digest)
                .json();
    }

    static Decision decision(FieldReader fields) {
        return new Decision(
                fields.choice("outcome", ClaimState.class),
                fields.time("at"),
                fields.digest("worksheet"),
                fields.minorUnits("netMinorUnits"),
                reasons(fields),
                fields.texts("approvers", SIGNATURES_MAX).stream()
                        .map(Digest::parse)
                        .toList());
    }

    static Json.Fields worksheet(Worksheet worksheet) {
        return new Members()
                .put("digest", worksheet.digest())
                .put("lossMinorUnits", worksheet.lossMinorUnits())
                .put("netMinorUnits", worksheet.netMinorUnits())
                .list("lines", worksheet.lines(), DecisionCodec::line)
                .json();
    }

    /** Reads the figures that a claim keeps of a worksheet: of the whole answer, or of what was kept before. */
    static Worksheet worksheet(FieldReader fields) {
        return new Worksheet(
                fields.digest("digest"),
                fields.minorUnits("lossMinorUnits"),
                fields.minorUnits("netMinorUnits"),
                fields.objects("lines", Notice.ITEMS_MAX, DecisionCodec::line));
    }

    private static Json line(Worksheet.Line line) {
        return new Members()
                .put("item", line.item())
                .put("minorUnits", line.minorUnits())
                .json();
    }

    private static Worksheet.Line line(FieldReader fields) {
        return new Worksheet.Line(fields.id("item"), fields.minorUnits("minorUnits"));
    }

    private static Json reason(Proposal.Reason reason) {
        return new Members()
                .put("item", reason.item())
                .put("clause", reason.clause())
                .put("code", reason.code())
                .json();
    }

    private static Proposal.Reason reason(FieldReader fields) {
        Proposal.Reason reason =
                new Proposal.Reason(fields.id("item"), clause(fields), fields.choice("code", Proposal.Code.class));
        fields.end();
        return reason;
    }

    private static String clause(FieldReader fields) {
        String clause = fields.text("clause");
        if (clause.isBlank() || clause.length() > CLAUSE_MAX) {
            throw io.whence.model.value.ValueRule.FIELD_MISSING.refuse(fields.at("clause"), clause);
        }
        return clause;
    }

    private static Json approval(Proposal.Approval approval) {
        return new Members()
                .put("certificate", approval.certificate())
                .put("authorityMinorUnits", approval.authorityMinorUnits())
                .json();
    }

    private static Proposal.Approval approval(FieldReader fields) {
        return new Proposal.Approval(fields.digest("certificate"), fields.minorUnits("authorityMinorUnits"));
    }
}
