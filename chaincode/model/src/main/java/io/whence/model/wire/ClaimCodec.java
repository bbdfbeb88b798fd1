package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimBasis;
import io.whence.model.claim.ClaimState;
import io.whence.model.claim.Hold;
import io.whence.model.value.Currency;

/** A claim as canonical JSON: the state, and what {@code claim:show} answers. */
public final class ClaimCodec {
    private static final int FOLLOWERS_MAX = 64;

    private ClaimCodec() {}

    public static Json.Fields claim(Claim claim) {
        Members members = basis(claim.basis())
                .put("state", claim.state())
                .put("payableMinorUnits", claim.payableMinorUnits())
                .putIf("notice", claim.notice(), NoticeCodec::notice)
                .put("inquiry", InquiryCodec.inquiry(claim.inquiry()))
                .putIf("assessment", claim.assessment(), InquiryCodec::assessment)
                .putIf("proposal", claim.proposal(), DecisionCodec::proposal)
                .list("decisions", claim.decisions(), DecisionCodec::decision)
                .put("account", AccountCodec.account(claim.account()))
                .putIf("discharge", claim.discharge(), AccountCodec::discharge)
                .putIf("dispute", claim.dispute(), DisputeCodec::dispute)
                .list("holds", claim.holds(), DisputeCodec::hold)
                .putIf("recovery", claim.recovery(), AccountCodec::recovery)
                .list("steps", claim.steps(), DisputeCodec::step);
        return members.json();
    }

    public static Claim claim(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        return new Claim(
                basis(fields),
                fields.choice("state", ClaimState.class),
                fields.objectIfPresent("notice").map(NoticeCodec::recorded),
                InquiryCodec.inquiry(fields.object("inquiry")),
                fields.objectIfPresent("assessment").map(InquiryCodec::assessment),
                fields.objectIfPresent("proposal").map(DecisionCodec::proposal),
                fields.objects("decisions", Claim.STEPS_MAX, DecisionCodec::decision),
                AccountCodec.account(fields.object("account")),
                fields.objectIfPresent("discharge").map(AccountCodec::discharge),
                fields.objectIfPresent("dispute").map(DisputeCodec::dispute),
                fields.<Hold>objects("holds", Claim.STEPS_MAX, DisputeCodec::hold),
                fields.objectIfPresent("recovery").map(AccountCodec::recovery),
                fields.objects("steps", Claim.STEPS_MAX, DisputeCodec::step));
    }

    private static Members basis(ClaimBasis basis) {
        return new Members()
                .put("id", basis.claim())
                .put("incident", basis.incident())
                .put("cover", basis.cover())
                .put("coverVersion", basis.coverVersion())
                .put("currency", basis.currency().code())
                .put("insured", InquiryCodec.member(basis.insured()))
                .put("insurer", InquiryCodec.member(basis.insurer()))
                .list("followers", basis.followers(), InquiryCodec::member)
                .putIf("leadAuthorityMinorUnits", basis.leadAuthorityMinorUnits(), Json::of)
                .put("reportBy", basis.reportBy());
    }

    private static ClaimBasis basis(FieldReader fields) {
        return new ClaimBasis(
                fields.id("id"),
                fields.id("incident"),
                fields.id("cover"),
                fields.digest("coverVersion"),
                new Currency(fields.text("currency")),
                InquiryCodec.member(fields.object("insured")),
                InquiryCodec.member(fields.object("insurer")),
                fields.objects("followers", FOLLOWERS_MAX, InquiryCodec::member),
                fields.minorUnitsIfPresent("leadAuthorityMinorUnits"),
                fields.time("reportBy"));
    }
}
