package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.CededClaim;
import java.util.List;
import java.util.function.ToLongFunction;

/** Ceded claims as JSON, one by one and as a bordereau. */
public final class CededCodec {
    private CededCodec() {}

    public static Json.Fields json(CededClaim ceded) {
        return row(ceded).put("treaty", ceded.treaty()).json();
    }

    public static CededClaim read(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        return new CededClaim(
                fields.id("treaty"),
                new CededClaim.Loss(
                        fields.id("claim"), fields.id("cover"), fields.id("incident"), fields.time("lossAt")),
                fields.minorUnits("grossMinorUnits"),
                fields.minorUnits("cededMinorUnits"),
                fields.digest("worksheet"),
                fields.objects("receipts", CededClaim.RECEIPTS_MAX, CededCodec::receipt));
    }

    public static CededClaim.Receipt receipt(FieldReader fields) {
        return new CededClaim.Receipt(fields.minorUnits("minorUnits"), fields.digest("reference"));
    }

    /** All claims ceded to a treaty, in the order of their ids, with their sums. */
    public static Json.Fields bordereau(List<CededClaim> ceded) {
        return new Members()
                .list("rows", ceded, each -> row(each).json())
                .put(
                        "total",
                        new Members()
                                .put("grossMinorUnits", sum(ceded, CededClaim::grossMinorUnits))
                                .put("cededMinorUnits", sum(ceded, CededClaim::cededMinorUnits))
                                .put("retainedMinorUnits", sum(ceded, CededClaim::retainedMinorUnits))
                                .put("reimbursedMinorUnits", sum(ceded, CededClaim::reimbursedMinorUnits))
                                .put("dueMinorUnits", sum(ceded, CededClaim::dueMinorUnits))
                                .put("returnableMinorUnits", sum(ceded, CededClaim::returnableMinorUnits))
                                .json())
                .json();
    }

    private static long sum(List<CededClaim> ceded, ToLongFunction<CededClaim> amount) {
        return ceded.stream().mapToLong(amount).reduce(0, Math::addExact);
    }

    private static Members row(CededClaim ceded) {
        return new Members()
                .put("claim", ceded.loss().claim())
                .put("cover", ceded.loss().cover())
                .put("incident", ceded.loss().incident())
                .put("lossAt", ceded.loss().lossAt())
                .put("grossMinorUnits", ceded.grossMinorUnits())
                .put("cededMinorUnits", ceded.cededMinorUnits())
                .put("retainedMinorUnits", ceded.retainedMinorUnits())
                .put("reimbursedMinorUnits", ceded.reimbursedMinorUnits())
                .put("dueMinorUnits", ceded.dueMinorUnits())
                .put("returnableMinorUnits", ceded.returnableMinorUnits())
                .put("worksheet", ceded.worksheet())
                .list("receipts", ceded.receipts(), CededCodec::receipt);
    }

    private static Json receipt(CededClaim.Receipt receipt) {
        return new Members()
                .put("minorUnits", receipt.minorUnits())
                .put("reference", receipt.reference())
                .json();
    }
}
