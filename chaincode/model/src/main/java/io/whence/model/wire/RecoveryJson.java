package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.cover.Recovery;
import io.whence.model.value.Currency;
import io.whence.model.value.Percent;
import java.util.List;
import java.util.Map;

/** Reads a recovery and writes who is entitled to it. */
public final class RecoveryJson {
    private static final int PARTIES_MAX = 256;

    private RecoveryJson() {}

    /** Apportions a recovery, a JSON document; the answer is canonical JSON. */
    public static byte[] answer(byte[] recovery) {
        return write(read(new FieldReader("", Json.parse(recovery))).apportion())
                .canonical();
    }

    /** The recovery in one object; every member of it must be a field of a recovery. */
    public static Recovery read(FieldReader reader) {
        Recovery recovery = new Recovery(
                reader.named("currency", Currency::new),
                reader.minorUnits("lossMinorUnits"),
                reader.minorUnitsIfPresent("deductibleMinorUnits").orElse(0L),
                reader.objects("paid", PARTIES_MAX, RecoveryJson::payment),
                reader.minorUnits("recoveredMinorUnits"),
                reader.minorUnitsIfPresent("costsMinorUnits").orElse(0L),
                reader.choice("mode", Recovery.Mode.class, Recovery.Mode.TOP_DOWN),
                reader.objects("faults", PARTIES_MAX, RecoveryJson::fault),
                TermsJson.percent(reader, "insuredFaultPercent", Percent.NONE),
                reader.choice("liability", Recovery.Liability.class, Recovery.Liability.SEVERAL));
        reader.end();
        return recovery;
    }

    /** The entitlements as JSON. */
    public static Json.Fields write(Recovery.Apportioned apportioned) {
        return Json.object(Map.of(
                "insuredMinorUnits", Json.of(apportioned.insuredMinorUnits()),
                "insurers", named("insurer", apportioned.insurers()),
                "costsMinorUnits", Json.of(apportioned.costsMinorUnits()),
                "ceilings",
                        Json.array(apportioned.ceilings().stream()
                                .map(RecoveryJson::ceiling)
                                .toList())));
    }

    private static Json named(String name, List<Recovery.Payment> payments) {
        return Json.array(payments.stream()
                .map(payment -> amount(name, payment.insurer(), payment.minorUnits()))
                .toList());
    }

    private static Json ceiling(Recovery.Ceiling ceiling) {
        return amount("party", ceiling.party(), ceiling.minorUnits());
    }

    private static Json amount(String role, String name, long minorUnits) {
        return Json.object(Map.of(role, Json.of(name), "minorUnits", Json.of(minorUnits)));
    }

    private static Recovery.Payment payment(FieldReader reader) {
        Recovery.Payment payment = new Recovery.Payment(reader.text("insurer"), reader.minorUnits("minorUnits"));
        reader.end();
        return payment;
    }

    private static Recovery.Fault fault(FieldReader reader) {
        Recovery.Fault fault = new Recovery.Fault(reader.text("party"), reader.named("percent", Percent::parse));
        reader.end();
        return fault;
    }
}
