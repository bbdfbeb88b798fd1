package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.claim.Account;
import io.whence.model.claim.Act;
import io.whence.model.claim.Assessment;
import io.whence.model.claim.Dispute;
import io.whence.model.claim.Evidence;
import io.whence.model.claim.Inquiry;
import io.whence.model.claim.Move;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Proposal;
import io.whence.model.claim.TermAnswer;
import java.util.List;
import java.util.Optional;

/** What callers state, read field by field: the acts that need nothing from the ledger beyond the claim itself. */
public final class ActCodec {
    private ActCodec() {}

    public static Act circumstance(FieldReader fields) {
        return new Act.Circumstance(fields.time("discoveredAt"), fields.digest("note"));
    }

    /** The notice that an insured states; what other insurers know of the loss is the ledger's to add. */
    public static Notice notice(FieldReader fields) {
        return NoticeCodec.notice(fields);
    }

    public static List<Evidence> evidence(FieldReader fields) {
        return NoticeCodec.evidence(fields);
    }

    public static Assessment assessment(FieldReader fields) {
        return InquiryCodec.assessment(fields);
    }

    public static List<Proposal.Reason> reasons(FieldReader fields) {
        return DecisionCodec.reasons(fields);
    }

    public static List<TermAnswer> terms(FieldReader fields) {
        return fields.objects("terms", Inquiry.ANSWERS_MAX, AdmissibilityCodec::answer);
    }

    /** What is shown of items before all of them are assessed. */
    public static List<Assessment.Item> shown(FieldReader fields) {
        return InquiryCodec.shown(fields);
    }

    public static Act register(FieldReader fields) {
        return new Act.Register(fields.minorUnits("reserveMinorUnits"), InquiryCodec.others(fields));
    }

    public static Act requestSupplement(FieldReader fields) {
        return new Act.RequestSupplement(InquiryCodec.asked(fields));
    }

    public static Act supplement(FieldReader fields) {
        return new Act.Supplement(InquiryCodec.answers(fields));
    }

    public static Act confirmInterim(FieldReader fields) {
        return new Act.ConfirmInterim(fields.id("payment"), answer(fields), fields.digest("reference"));
    }

    public static Act agree(FieldReader fields) {
        return new Act.Agree(fields.idIfPresent("payee"), fields.digestIfPresent("subrogationReceipt"));
    }

    public static Act pay(FieldReader fields) {
        return new Act.Pay(fields.minorUnitsIfPresent("minorUnits"));
    }

    public static Act settle(FieldReader fields) {
        return new Act.Settle(fields.idIfPresent("payment"), answer(fields), fields.digest("reference"));
    }

    public static Act vote(FieldReader fields) {
        return new Act.Vote(fields.choice("choice", Dispute.Choice.class), fields.digest("rationale"));
    }

    public static Act rule(FieldReader fields) {
        boolean stated = fields.has("choice");
        return new Act.Rule(
                stated ? Optional.of(fields.choice("choice", Dispute.Choice.class)) : Optional.empty(),
                fields.digest("rationale"));
    }

    /** An act that rests on one paper, which the caller names in its own word. */
    public static Act resting(Move move, String paper, FieldReader fields) {
        return new Act.Resting(move, fields.digest(paper));
    }

    public static Act returned(FieldReader fields) {
        return new Act.Return(ClawbackCodec.returned(fields));
    }

    public static Act reserve(FieldReader fields) {
        return new Act.Reserve(fields.minorUnits("minorUnits"));
    }

    public static Act recoverReceive(FieldReader fields) {
        return new Act.RecoverReceive(AccountCodec.receipt(fields));
    }

    private static Account.Stage answer(FieldReader fields) {
        return fields.choice("answer", Account.Stage.class, Account.Stage.CONFIRMED);
    }
}
