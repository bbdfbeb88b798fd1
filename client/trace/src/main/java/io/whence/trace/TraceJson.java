package io.whence.trace;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Copy;
import io.whence.model.value.Time;
import java.util.Map;

/** A trace in the published JSON form. */
public final class TraceJson {
    private TraceJson() {}

    public static Json.Fields of(Trace trace) {
        return Json.object(Map.of(
                "subject",
                        Json.object(Map.of(
                                "kind", Json.of(trace.subject().kind().word()),
                                "id", Json.of(trace.subject().id()))),
                "asOf", Json.of(Time.format(trace.asOf())),
                "height", Json.of(trace.height()),
                "nodes", Json.array(trace.nodes().stream().map(TraceJson::node).toList()),
                "edges", Json.array(trace.edges().stream().map(TraceJson::edge).toList()),
                "truncated", Json.of(trace.truncated())));
    }

    /** What a node's state is called: of a copy LIVE or DELETED, of a version REGISTERED, DERIVED or NAMED. */
    static String state(Trace.Node node) {
        return switch (node) {
            case Trace.CopyNode copy -> copy.live() ? "LIVE" : "DELETED";
            case Trace.VersionNode version when version.derived() -> "DERIVED";
            case Trace.VersionNode version -> version.order() > 0 ? "REGISTERED" : "NAMED";
        };
    }

    private static Json node(Trace.Node node) {
        return switch (node) {
            case Trace.CopyNode copy ->
                Json.object(Map.of(
                        "kind", Json.of("copy"),
                        "id", Json.of(copy.id()),
                        "holder", Json.of(copy.holder()),
                        "version", Json.of(copy.version()),
                        "agreement", Json.of(copy.agreement()),
                        "state", Json.of(state(copy)),
                        "receipt", Json.of(copy.receipt().name()),
                        "receiptBasis", Answer.text(copy.acknowledged().basis().map(Copy.Basis::name)),
                        "since", Json.of(Time.format(copy.since()))));
            case Trace.VersionNode version ->
                Json.object(Map.of(
                        "kind", Json.of("version"),
                        "id", Json.of(version.id()),
                        "holder", version.holder().map(Json::of).orElse(Json.nothing()),
                        "version", Json.of(version.id()),
                        "agreement", Json.nothing(),
                        "state", Json.of(state(version)),
                        "receipt", Json.of(Receipt.NONE.name()),
                        "receiptBasis", Json.nothing(),
                        "since", version.since().map(Time::format).map(Json::of).orElse(Json.nothing())));
        };
    }

    private static Json edge(Trace.Edge edge) {
        return Json.object(Map.of(
                "from", Json.of(edge.from()),
                "to", Json.of(edge.to()),
                "event", Json.of(edge.event()),
                "id", Json.of(edge.id()),
                "at", Json.of(Time.format(edge.at())),
                "block", Json.of(edge.block()),
                "transaction", Json.of(edge.transaction())));
    }
}
