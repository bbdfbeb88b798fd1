package io.whence.model.wire;

import io.whence.model.bytes.Json;
import io.whence.model.cover.Adjuster;
import io.whence.model.cover.Retained;
import io.whence.model.cover.Step;
import io.whence.model.cover.Terms;
import io.whence.model.cover.Worksheet;
import io.whence.model.value.Digest;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes worksheets. The {@code digest} of a worksheet is the SHA-256, in lower-case hex, of the canonical JSON (RFC
 * 8785, UTF-8) of the same object without its {@code digest} member.
 */
public final class WorksheetJson {
    private WorksheetJson() {}

    /** Settles a loss under terms, both JSON documents; the answer is the worksheet in canonical JSON. */
    public static byte[] answer(byte[] terms, byte[] loss) {
        Terms read = TermsJson.read(terms);
        return write(Adjuster.settle(read, LossJson.read(loss))).canonical();
    }

    /** The worksheet as JSON, its digest included. */
    public static Json.Fields write(Worksheet worksheet) {
        Map<String, Json> members = new TreeMap<>();
        members.put("currency", Json.of(worksheet.currency().code()));
        members.put("lossMinorUnits", Json.of(worksheet.lossMinorUnits()));
        members.put("netMinorUnits", Json.of(worksheet.netMinorUnits()));
        members.put(
                "lines",
                Json.array(worksheet.lines().stream().map(WorksheetJson::line).toList()));
        members.put(
                "layers",
                Json.array(worksheet.layers().stream().map(WorksheetJson::layer).toList()));
        members.put("retained", retained(worksheet));
        members.put(
                "steps",
                Json.array(worksheet.steps().stream().map(WorksheetJson::step).toList()));
        members.put("digest", digest(members));
        return Json.object(members);
    }

    /** Whether a worksheet, as JSON, bears the digest of its other members. */
    public static boolean bearsItsDigest(Json worksheet) {
        if (!(worksheet instanceof Json.Fields fields)) {
            return false;
        }
        Map<String, Json> others = new TreeMap<>(fields.members());
        Json digest = others.remove("digest");
        return digest(others).equals(digest);
    }

    private static Json digest(Map<String, Json> others) {
        return Json.of(Digest.over(Json.object(others).canonical()).hex());
    }

    private static Json line(Worksheet.Line line) {
        return Json.object(Map.of("item", Json.of(line.item()), "minorUnits", Json.of(line.minorUnits())));
    }

    private static Json layer(Worksheet.LayerPart layer) {
        return Json.object(Map.of(
                "id", Json.of(layer.id()),
                "minorUnits", Json.of(layer.minorUnits()),
                "aggregateLeftMinorUnits",
                        layer.aggregateLeftMinorUnits().map(Json::of).orElseGet(Json::nothing)));
    }

    private static Json retained(Worksheet worksheet) {
        Map<String, Json> members = new TreeMap<>();
        for (Retained reason : Retained.values()) {
            members.put(reason.key(), Json.of(worksheet.retained(reason)));
        }
        return Json.object(members);
    }

    private static Json step(Step step) {
        return Json.object(Map.of(
                "n", Json.of(step.operation().step()),
                "level", Json.of(step.level()),
                "operation", Json.of(step.operation().name()),
                "clause", step.clause().map(Json::of).orElseGet(Json::nothing),
                "entering", Json.of(step.entering().text()),
                "taken", Json.of(step.taken().text()),
                "leaving", Json.of(step.leaving().text())));
    }
}
