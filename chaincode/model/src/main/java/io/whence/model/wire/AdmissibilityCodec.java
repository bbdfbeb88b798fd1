package io.whence.model.wire;

import io.whence.model.bytes.Json;
import io.whence.model.claim.Admissibility;
import java.util.List;

/** What the record says of a claim's terms, as JSON. */
public final class AdmissibilityCodec {
    private AdmissibilityCodec() {}

    public static Json.Fields lines(String claim, List<Admissibility.Line> lines) {
        return new Members()
                .put("claim", claim)
                .list("lines", lines, AdmissibilityCodec::line)
                .json();
    }

    private static Json line(Admissibility.Line line) {
        return new Members()
                .put("term", line.term())
                .put("answer", line.answer())
                .put("about", line.about())
                .putIf("between", line.handOver(), AdmissibilityCodec::handOver)
                .put("keys", Json.texts(line.keys()))
                .json();
    }

    private static Json handOver(Admissibility.HandOver handOver) {
        return new Members()
                .put("from", handOver.from())
                .put("to", handOver.to())
                .json();
    }
}
