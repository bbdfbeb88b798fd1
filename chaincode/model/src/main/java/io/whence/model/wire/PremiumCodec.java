package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.PremiumRule;
import io.whence.model.cover.Premium;
import io.whence.model.cover.PremiumAccount;
import io.whence.model.cover.PremiumPayments;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** How a premium is paid, as JSON, and what of it the terms say at a loss. */
public final class PremiumCodec {
    private static final int INSTALMENTS_MAX = 256;
    private static final String PREMIUM = "premium";

    private PremiumCodec() {}

    /** The instalments of a premium, which add up to it; none where it is due at once. */
    static List<PremiumPayments.Instalment> instalments(FieldReader premium, long premiumMinorUnits) {
        List<PremiumPayments.Instalment> instalments =
                premium.objects("instalments", INSTALMENTS_MAX, PremiumCodec::instalment);
        long sum = instalments.stream()
                .mapToLong(PremiumPayments.Instalment::minorUnits)
                .reduce(0, Math::addExact);
        if (!instalments.isEmpty() && sum != premiumMinorUnits) {
            throw PremiumRule.INSTALMENTS_DIFFER.refuse(premium.at("instalments"), sum);
        }
        return instalments;
    }

    /** A receipt as its receiver states it, and as the ledger keeps it. */
    public static PremiumPayments.Receipt receipt(FieldReader fields) {
        return new PremiumPayments.Receipt(
                fields.id("receipt"),
                fields.time("receivedAt"),
                fields.whole("minorUnits", 1, Json.INTEGER_MAX),
                fields.digest("reference"));
    }

    public static Json.Fields receipt(PremiumPayments.Receipt receipt) {
        return new Members()
                .put("receipt", receipt.id())
                .put("receivedAt", receipt.receivedAt())
                .put("minorUnits", receipt.minorUnits())
                .put("reference", receipt.reference())
                .json();
    }

    /** What was charged and given back, and what of it came in. */
    public static Json.Fields account(PremiumAccount account, PremiumPayments payments) {
        TreeMap<String, Json> members = new TreeMap<>(QuoteJson.write(account).members());
        members.putAll(new Members()
                .list("instalments", payments.instalments(), PremiumCodec::instalment)
                .list("receipts", payments.receipts(), PremiumCodec::receipt)
                .put("receivedMinorUnits", payments.receivedMinorUnits())
                .json()
                .members());
        return Json.object(members);
    }

    /** Terms that answer only for the part of the premium that is paid, with what was due and received before a loss. */
    public static Json terms(Json terms, PremiumPayments payments, Instant lossAt) {
        FieldReader fields = new FieldReader("terms", terms);
        if (!(terms instanceof Json.Fields whole) || !fields.has(PREMIUM)) {
            return terms;
        }
        Premium premium = payments.before(lossAt, TermsJson.premium(fields.object(PREMIUM)));
        TreeMap<String, Json> members = new TreeMap<>(whole.members());
        members.put(
                PREMIUM,
                new Members()
                        .put("dueMinorUnits", premium.dueMinorUnits())
                        .put("receivedMinorUnits", premium.receivedMinorUnits())
                        .json());
        return Json.object(members);
    }

    private static PremiumPayments.Instalment instalment(FieldReader fields) {
        PremiumPayments.Instalment instalment =
                new PremiumPayments.Instalment(fields.time("dueAt"), fields.minorUnits("minorUnits"));
        fields.end();
        return instalment;
    }

    private static Json instalment(PremiumPayments.Instalment instalment) {
        return new Members()
                .put("dueAt", instalment.dueAt())
                .put("minorUnits", instalment.minorUnits())
                .json();
    }
}
