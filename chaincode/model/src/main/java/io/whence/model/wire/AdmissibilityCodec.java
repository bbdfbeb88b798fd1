package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Admissibility;
import io.whence.model.claim.Term;
import io.whence.model.claim.TermAnswer;
import java.util.List;
import java.util.Optional;

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
                .putIf("section", line.section(), Json::of)
                .put("about", line.about())
                .putIf("between", line.handOver(), AdmissibilityCodec::handOver)
                .put("keys", Json.texts(line.keys()))
                .putIf("detail", Optional.of(line.detail()).filter(detail -> !detail.isEmpty()), Json::of)
                .putIf("person", line.person(), AdmissibilityCodec::answer)
                .put("open", line.open())
                .put("against", line.against())
                .json();
    }

    private static Json handOver(Admissibility.HandOver handOver) {
        return new Members()
                .put("from", handOver.from())
                .put("to", handOver.to())
                .json();
    }

    static Json answer(TermAnswer answer) {
        return new Members()
                .put("term", answer.term())
                .put("about", answer.about())
                .put("answer", answer.answer())
                .put("caused", answer.caused())
                .put("ground", answer.ground())
                .json();
    }

    /** Reads what a person says of one term. */
    public static TermAnswer answer(FieldReader fields) {
        TermAnswer answer = new TermAnswer(
                fields.choice("term", Term.class),
                fields.id("about"),
                fields.choice("answer", Admissibility.Answer.class),
                fields.flag("caused", false),
                fields.digest("ground"));
        fields.end();
        return answer;
    }
}
