package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import java.util.Map;

/** A refusal as clients see it: {@code {"error":{"code","field","file"?,"rule","value"}}}. */
public final class RefusalJson {
    private RefusalJson() {}

    public static Json.Fields of(Refused refused) {
        Members error = new Members()
                .put("code", refused.code())
                .put("field", refused.field())
                .put("value", refused.value())
                .put("rule", refused.rule());
        refused.file().ifPresent(file -> error.put("file", file));
        return Json.object(Map.of("error", error.json()));
    }

    /** Reads a refusal back. */
    public static Refused read(byte[] json) {
        FieldReader error = new FieldReader("", Json.parse(json)).object("error");
        return new Refused(error.text("code"), error.text("field"), error.text("value"), error.text("rule"));
    }
}
