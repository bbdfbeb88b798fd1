package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Assessment;
import io.whence.model.claim.Inquiry;
import io.whence.model.claim.Member;
import io.whence.model.claim.Notice;
import io.whence.model.value.Digest;
import io.whence.model.value.ValueRule;
import java.util.List;
import java.util.regex.Pattern;

/** What is found out about a claim as JSON: appointment, evidence, the one request for more, the loss report. */
final class InquiryCodec {
    private static final int ANSWERS_MAX = 64;
    private static final int OTHERS_MAX = 64;
    private static final int BASIS_MAX = 64;
    private static final Pattern PERCENT = Pattern.compile("(0|[1-9]\\d?|100)(\\.\\d{1,6})?");

    private InquiryCodec() {}

    static Json.Fields inquiry(Inquiry inquiry) {
        return new Members()
                .putIf("knownSince", inquiry.knownSince(), Members::time)
                .putIf("appointee", inquiry.appointee(), InquiryCodec::member)
                .putIf("finding", inquiry.finding(), Members::digest)
                .list("evidence", inquiry.evidence(), NoticeCodec::evidence)
                .list("otherInsurance", inquiry.otherInsurance(), InquiryCodec::other)
                .putIf("supplement", inquiry.supplement(), InquiryCodec::supplement)
                .list("terms", inquiry.answers(), AdmissibilityCodec::answer)
                .json();
    }

    static Inquiry inquiry(FieldReader fields) {
        return new Inquiry(
                fields.timeIfPresent("knownSince"),
                fields.objectIfPresent("appointee").map(InquiryCodec::member),
                fields.digestIfPresent("finding"),
                NoticeCodec.evidence(fields),
                others(fields),
                fields.objectIfPresent("supplement").map(InquiryCodec::supplement),
                fields.objects("terms", Inquiry.ANSWERS_MAX, AdmissibilityCodec::answer));
    }

    static Json member(Member member) {
        return new Members()
                .put("party", member.party())
                .put("mspId", member.mspId())
                .json();
    }

    static Member member(FieldReader fields) {
        return new Member(fields.id("party"), fields.text("mspId"));
    }

    static List<Inquiry.OtherInsurance> others(FieldReader fields) {
        return fields.objects("otherInsurance", OTHERS_MAX, other -> {
            Inquiry.OtherInsurance declared = new Inquiry.OtherInsurance(other.id("insurer"), other.id("cover"));
            other.end();
            return declared;
        });
    }

    private static Json other(Inquiry.OtherInsurance other) {
        return new Members()
                .put("insurer", other.insurer())
                .put("cover", other.cover())
                .json();
    }

    private static Json supplement(Inquiry.Supplement supplement) {
        return new Members()
                .put("items", Json.texts(supplement.items()))
                .put("requestedAt", supplement.requestedAt())
                .list("answers", supplement.answers(), InquiryCodec::answer)
                .putIf("answeredAt", supplement.answeredAt(), Members::time)
                .json();
    }

    private static Inquiry.Supplement supplement(FieldReader fields) {
        return new Inquiry.Supplement(
                asked(fields), fields.time("requestedAt"), answers(fields), fields.timeIfPresent("answeredAt"));
    }

    static List<String> asked(FieldReader fields) {
        return fields.ids("items", ANSWERS_MAX);
    }

    static List<Inquiry.Answer> answers(FieldReader fields) {
        return fields.objects("answers", ANSWERS_MAX, answer -> {
            Inquiry.Answer given = new Inquiry.Answer(answer.id("item"), answer.digestIfPresent("digest"));
            answer.end();
            return given;
        });
    }

    private static Json answer(Inquiry.Answer answer) {
        return new Members()
                .put("item", answer.item())
                .putIf("digest", answer.digest(), Members::digest)
                .json();
    }

    static Json.Fields assessment(Assessment assessment) {
        return new Members()
                .list("items", assessment.items(), InquiryCodec::item)
                .put("cause", assessment.cause())
                .list("faults", assessment.faults(), InquiryCodec::fault)
                .put("insuredFaultPercent", assessment.insuredFaultPercent())
                .put("liability", assessment.liability())
                .put("report", assessment.report())
                .json();
    }

    static Assessment assessment(FieldReader fields) {
        return new Assessment(
                shown(fields),
                fields.id("cause"),
                fields.objects("faults", Assessment.FAULTS_MAX, InquiryCodec::fault),
                fields.has("insuredFaultPercent") ? percent(fields, "insuredFaultPercent") : "0",
                fields.choice("liability", Assessment.Liability.class, Assessment.Liability.SEVERAL),
                fields.digest("report"));
    }

    private static Json item(Assessment.Item item) {
        Members members = new Members()
                .put("id", item.id())
                .put("receivedMinorUnits", item.receivedMinorUnits())
                .putIf("valueMinorUnits", item.valueMinorUnits(), Json::of)
                .list("basis", item.basis(), Members::digest);
        return NoticeCodec.quantity(members, "substantiatedMinorUnits", item.substantiated())
                .json();
    }

    /** What is shown of items before all of them are assessed. */
    static List<Assessment.Item> shown(FieldReader fields) {
        return fields.objects("items", Notice.ITEMS_MAX, InquiryCodec::item);
    }

    private static Assessment.Item item(FieldReader fields) {
        Assessment.Item item = new Assessment.Item(
                fields.id("id"),
                NoticeCodec.quantity(fields, "substantiatedMinorUnits"),
                fields.minorUnitsIfPresent("receivedMinorUnits").orElse(0L),
                fields.minorUnitsIfPresent("valueMinorUnits"),
                fields.texts("basis", BASIS_MAX).stream().map(Digest::parse).toList());
        fields.end();
        return item;
    }

    private static Json fault(Assessment.Fault fault) {
        return new Members()
                .put("party", fault.party())
                .put("percent", fault.percent())
                .json();
    }

    private static Assessment.Fault fault(FieldReader fields) {
        Assessment.Fault fault = new Assessment.Fault(fields.id("party"), percent(fields, "percent"));
        fields.end();
        return fault;
    }

    static String percent(FieldReader fields, String name) {
        String text = fields.text(name);
        if (!PERCENT.matcher(text).matches()
                || new java.math.BigDecimal(text).compareTo(java.math.BigDecimal.valueOf(100)) > 0) {
            throw ValueRule.PERCENT_OUT_OF_RANGE.refuse(fields.at(name), text);
        }
        return text;
    }
}
