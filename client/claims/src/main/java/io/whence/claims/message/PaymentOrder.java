package io.whence.claims.message;

import io.whence.model.claim.Account;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Move;
import io.whence.model.value.Currency;
import io.whence.model.value.Digest;
import io.whence.model.wire.ClaimCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The insurer's order to its bank: an ISO 20022 customer credit transfer initiation (pain.001.001.09) with one credit
 * transfer for each instructed payment, purpose INSC (payment of an insurance claim, external code set).
 */
public final class PaymentOrder {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final String PURPOSE = "INSC";
    private static final int REFERENCE_MAX = 35;
    private static final Set<Move> INSTRUCTING = EnumSet.of(Move.PAY, Move.PAY_INTERIM);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Claim claim;
    private final Particulars particulars;
    private final List<Account.Payment> payments;
    private final XmlText xml = new XmlText("Document", NAMESPACE);

    private PaymentOrder(Claim claim, Particulars particulars) {
        this.claim = claim;
        this.particulars = particulars;
        this.payments = claim.account().payments().stream()
                .filter(payment -> payment.stage() == Account.Stage.INSTRUCTED)
                .toList();
    }

    /** The order for what is instructed and not yet answered; times are those of the claim, so the bytes are its too. */
    public static byte[] write(Dossier dossier, Particulars particulars) {
        PaymentOrder order = new PaymentOrder(dossier.claim(), particulars);
        if (order.payments.isEmpty()) {
            throw MessageRule.NOTHING_INSTRUCTED.refuse(
                    "claim", dossier.claim().basis().claim());
        }
        return order.written();
    }

    /** By what a bank names a payment in its answer: claim and payment, or their digest where that is too long. */
    static String endToEndId(String claim, Account.Payment payment) {
        String plain = claim + "/" + payment.id();
        return plain.length() <= REFERENCE_MAX
                ? plain
                : Digest.over(plain.getBytes(StandardCharsets.UTF_8)).hex().substring(0, REFERENCE_MAX);
    }

    private byte[] written() {
        String message = Digest.over(ClaimCodec.claim(claim).canonical()).hex().substring(0, REFERENCE_MAX);
        String insurer = claim.basis().insurer().party();
        xml.in("CstmrCdtTrfInitn", () -> {
            xml.in("GrpHdr", () -> {
                xml.text("MsgId", message);
                xml.text("CreDtTm", SECONDS.format(instructedAt()));
                totals();
                xml.in(
                        "InitgPty",
                        () -> xml.text("Nm", particulars.holder(insurer).name()));
            });
            xml.in("PmtInf", () -> instruction(message, insurer));
        });
        return xml.end();
    }

    private void instruction(String message, String insurer) {
        xml.text("PmtInfId", message);
        xml.text("PmtMtd", "TRF");
        totals();
        xml.in(
                "ReqdExctnDt",
                () -> xml.text(
                        "Dt",
                        instructedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        party("Dbtr", insurer);
        account("DbtrAcct", insurer);
        agent("DbtrAgt", insurer);
        payments.forEach(payment -> xml.in("CdtTrfTxInf", () -> transfer(payment)));
    }

    private void transfer(Account.Payment payment) {
        String reference = endToEndId(claim.basis().claim(), payment);
        xml.in("PmtId", () -> xml.text("InstrId", reference).text("EndToEndId", reference));
        xml.in("Amt", () -> xml.amount("InstdAmt", currency().code(), decimal(payment.minorUnits())));
        agent("CdtrAgt", payment.payee());
        party("Cdtr", payment.payee());
        account("CdtrAcct", payment.payee());
        xml.in("Purp", () -> xml.text("Cd", PURPOSE));
        xml.in("RmtInf", () -> xml.text("Ustrd", "claim " + claim.basis().claim()));
    }

    private void totals() {
        long sum = payments.stream().mapToLong(Account.Payment::minorUnits).sum();
        xml.text("NbOfTxs", Integer.toString(payments.size()));
        xml.text("CtrlSum", decimal(sum));
    }

    private void party(String name, String party) {
        Particulars.Holder holder = particulars.holder(party);
        xml.in(name, () -> {
            xml.text("Nm", holder.name());
            holder.country().ifPresent(code -> xml.in("PstlAdr", () -> xml.text("Ctry", code)));
        });
    }

    private void account(String name, String party) {
        Particulars.Account account = particulars.account(party);
        xml.in(
                name,
                () -> xml.in("Id", () -> {
                    if (account.iban()) {
                        xml.text("IBAN", account.number());
                    } else {
                        xml.in("Othr", () -> xml.text("Id", account.number()));
                    }
                }));
    }

    private void agent(String name, String party) {
        String bic = particulars.account(party).bic();
        xml.in(name, () -> xml.in("FinInstnId", () -> xml.text("BICFI", bic)));
    }

    private Instant instructedAt() {
        return claim.steps().stream()
                .filter(step -> INSTRUCTING.contains(step.move()))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .at();
    }

    private Currency currency() {
        return claim.basis().currency();
    }

    private String decimal(long minorUnits) {
        return Amounts.decimal(currency(), minorUnits);
    }
}
