package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Clawback;

/** What was asked back of a claim, and what became of it, as JSON. */
final class ClawbackCodec {
    private ClawbackCodec() {}

    static Json clawback(Clawback clawback) {
        return new Members()
                .put("reason", clawback.reason())
                .put("ground", clawback.ground())
                .put("minorUnits", clawback.minorUnits())
                .put("openMinorUnits", clawback.openMinorUnits())
                .put("at", clawback.at())
                .list("returns", clawback.returns(), ClawbackCodec::returned)
                .putIf("writtenOff", clawback.writtenOff(), ClawbackCodec::writtenOff)
                .json();
    }

    static Clawback clawback(FieldReader fields) {
        return new Clawback(
                fields.choice("reason", Clawback.Reason.class),
                fields.digest("ground"),
                fields.minorUnits("minorUnits"),
                fields.time("at"),
                fields.objects("returns", Clawback.RETURNS_MAX, ClawbackCodec::returned),
                fields.objectIfPresent("writtenOff").map(ClawbackCodec::writtenOff));
    }

    static Clawback.Returned returned(FieldReader fields) {
        return new Clawback.Returned(fields.minorUnits("minorUnits"), fields.digest("reference"));
    }

    private static Json returned(Clawback.Returned returned) {
        return new Members()
                .put("minorUnits", returned.minorUnits())
                .put("reference", returned.reference())
                .json();
    }

    private static Json writtenOff(Clawback.WrittenOff off) {
        return new Members()
                .put("minorUnits", off.minorUnits())
                .put("ground", off.ground())
                .json();
    }

    private static Clawback.WrittenOff writtenOff(FieldReader fields) {
        return new Clawback.WrittenOff(fields.minorUnits("minorUnits"), fields.digest("ground"));
    }
}
