package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Account;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Discharge;
import io.whence.model.claim.Recovery;

/** The money of a claim as JSON: reserve, payments, discharge, recovery. */
final class AccountCodec {
    private static final int PARTIES_MAX = 64;

    private AccountCodec() {}

    static Json.Fields account(Account account) {
        return new Members()
                .put("reserveMinorUnits", account.reserveMinorUnits())
                .put("paidMinorUnits", account.paidMinorUnits())
                .put("openMinorUnits", account.openMinorUnits())
                .put("returnedMinorUnits", account.returnedMinorUnits())
                .list("reserves", account.reserves(), AccountCodec::reserve)
                .list("payments", account.payments(), AccountCodec::payment)
                .list("clawbacks", account.clawbacks(), ClawbackCodec::clawback)
                .json();
    }

    static Account account(FieldReader fields) {
        return new Account(
                fields.objects("reserves", Claim.STEPS_MAX, AccountCodec::reserve),
                fields.objects("payments", Claim.STEPS_MAX, AccountCodec::payment),
                fields.objects("clawbacks", Claim.STEPS_MAX, ClawbackCodec::clawback));
    }

    private static Json reserve(Account.Reserve reserve) {
        return new Members()
                .put("change", reserve.change())
                .put("minorUnits", reserve.minorUnits())
                .put("at", reserve.at())
                .json();
    }

    private static Account.Reserve reserve(FieldReader fields) {
        return new Account.Reserve(
                fields.choice("change", Account.Change.class), fields.minorUnits("minorUnits"), fields.time("at"));
    }

    private static Json payment(Account.Payment payment) {
        return new Members()
                .put("id", payment.id())
                .put("payee", payment.payee())
                .put("minorUnits", payment.minorUnits())
                .put("interim", payment.interim())
                .put("stage", payment.stage())
                .putIf("reference", payment.reference(), Members::digest)
                .json();
    }

    private static Account.Payment payment(FieldReader fields) {
        return new Account.Payment(
                fields.id("id"),
                fields.id("payee"),
                fields.minorUnits("minorUnits"),
                fields.flag("interim", false),
                fields.choice("stage", Account.Stage.class),
                fields.digestIfPresent("reference"));
    }

    static Json discharge(Discharge discharge) {
        return new Members()
                .put("payee", discharge.payee())
                .putIf("subrogationReceipt", discharge.subrogationReceipt(), Members::digest)
                .list("signedBy", discharge.signedBy(), Members::word)
                .json();
    }

    static Discharge discharge(FieldReader fields) {
        return new Discharge(
                fields.id("payee"),
                fields.digestIfPresent("subrogationReceipt"),
                fields.choices("signedBy", Role.values().length, Role.class));
    }

    static Json recovery(Recovery recovery) {
        return new Members()
                .put("stage", recovery.stage())
                .put("receivedMinorUnits", recovery.receivedMinorUnits())
                .list("ceilings", recovery.ceilings(), AccountCodec::ceiling)
                .list("receipts", recovery.receipts(), AccountCodec::receipt)
                .putIf("apportionment", recovery.apportionment(), AccountCodec::apportionment)
                .json();
    }

    static Recovery recovery(FieldReader fields) {
        return new Recovery(
                fields.choice("stage", Recovery.Stage.class),
                ceilings(fields),
                fields.objects("receipts", Recovery.RECEIPTS_MAX, AccountCodec::receipt),
                fields.objectIfPresent("apportionment").map(AccountCodec::apportionment));
    }

    static java.util.List<Recovery.Ceiling> ceilings(FieldReader fields) {
        return fields.objects(
                "ceilings",
                PARTIES_MAX,
                ceiling -> new Recovery.Ceiling(ceiling.id("party"), ceiling.minorUnits("minorUnits")));
    }

    private static Json ceiling(Recovery.Ceiling ceiling) {
        return new Members()
                .put("party", ceiling.party())
                .put("minorUnits", ceiling.minorUnits())
                .json();
    }

    private static Json receipt(Recovery.Receipt receipt) {
        return new Members()
                .put("party", receipt.party())
                .put("minorUnits", receipt.minorUnits())
                .put("costsMinorUnits", receipt.costsMinorUnits())
                .put("reference", receipt.reference())
                .json();
    }

    static Recovery.Receipt receipt(FieldReader fields) {
        return new Recovery.Receipt(
                fields.id("party"),
                fields.minorUnits("minorUnits"),
                fields.minorUnitsIfPresent("costsMinorUnits").orElse(0L),
                fields.digest("reference"));
    }

    private static Json apportionment(Recovery.Apportionment split) {
        return new Members()
                .put("insuredMinorUnits", split.insuredMinorUnits())
                .list("insurers", split.insurers(), AccountCodec::share)
                .put("costsMinorUnits", split.costsMinorUnits())
                .json();
    }

    /** Reads a split: as kept in the claim, or as the money engine answers it. */
    static Recovery.Apportionment apportionment(FieldReader fields) {
        return new Recovery.Apportionment(
                fields.minorUnits("insuredMinorUnits"),
                fields.objects(
                        "insurers",
                        PARTIES_MAX,
                        share -> new Recovery.Share(share.id("insurer"), share.minorUnits("minorUnits"))),
                fields.minorUnits("costsMinorUnits"));
    }

    private static Json share(Recovery.Share share) {
        return new Members()
                .put("insurer", share.insurer())
                .put("minorUnits", share.minorUnits())
                .json();
    }
}
