package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import java.util.Map;

/** A refusal as clients see it: {@code {"error":{"code","field","rule","value"}}}. */
public final class RefusalJson {
    private RefusalJson() {}

    public static Json.Fields of(Refused refused) {
        return Json.object(Map.of(
                "error",
                Json.object(Map.of(
                        "code", Json.of(refused.code()),
                        "field", Json.of(refused.field()),
                        "value", Json.of(refused.value()),
                        "rule", Json.of(refused.rule())))));
    }

    /** Reads a refusal back. */
    public static Refused read(byte[] json) {
        FieldReader error = new FieldReader("", Json.parse(json)).object("error");
        return new Refused(error.text("code"), error.text("field"), error.text("value"), error.text("rule"));
    }
}
