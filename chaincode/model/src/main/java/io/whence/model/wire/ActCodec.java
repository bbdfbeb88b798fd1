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

    public static Act register(FieldReader fields) {
        return new Act.Register(fields.minorUnits("reserveMinorUnits"), InquiryCodec.others(fields));
    }

    public static Act requestSupplement(FieldReader fields) {
        return new Act.RequestSupplement(InquiryCodec.asked(fields));
    }

    public static Act supplement(FieldReader fields) {
        return new Act.Supplement(InquiryCodec.answers(fields));
    }

    public static Act consent(FieldReader fields) {
        return new Act.Consent(fields.digest("worksheet"));
    }

    public static Act decline(FieldReader fields) {
        return new Act.Decline(DecisionCodec.reasons(fields));
    }

    public static Act serveNotice(FieldReader fields) {
        return new Act.ServeNotice(fields.digest("notice"));
    }

    public static Act payInterim(FieldReader fields) {
        return new Act.PayInterim(fields.id("payee"), fields.minorUnits("minorUnits"), fields.digest("basis"));
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

    public static Act dispute(FieldReader fields) {
        return new Act.Disputed(fields.digest("grounds"));
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

    public static Act order(Move move, FieldReader fields) {
        return new Act.Order(move, fields.digest("order"));
    }

    public static Act ground(Move move, FieldReader fields) {
        return new Act.Ground(move, fields.digest("ground"));
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
