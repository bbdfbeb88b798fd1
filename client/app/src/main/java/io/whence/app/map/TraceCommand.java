package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.trace.Query;
import io.whence.trace.ReadModel;
import io.whence.trace.Subject;
import io.whence.trace.Trace;
import io.whence.trace.TraceJson;
import io.whence.trace.TraceProv;
import io.whence.trace.TraceText;
import io.whence.trace.Tracer;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trace copy|version|party|agreement ID}. */
@Command(name = "trace", description = "Trace custody: what descends from a thing, or what it came from.")
public final class TraceCommand implements Task {
    /** How a trace is printed where {@code --json} does not ask for its JSON. */
    enum Format {
        TABLE,
        JSON,
        CSV,
        DOT,
        PROV_JSON,
        PROV_N;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Which way to walk. */
    static final class Way {
        @Option(names = "--down", description = "all that descends from it (default)")
        private boolean down;

        @Option(names = "--up", description = "all that it came from")
        private boolean up;
    }

    @Parameters(index = "0", paramLabel = "KIND", description = "copy, version, party or agreement")
    private Subject.Kind kind = Subject.Kind.COPY;

    @Parameters(index = "1", paramLabel = "ID", description = "where the trace starts")
    private String id = "";

    @ArgGroup
    private Way way = new Way();

    @Mixin
    private AsOf asOf = new AsOf();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "table (default), json, csv, dot, prov-json or prov-n")
    private Format format = Format.TABLE;

    @Override
    public Reply run(Desk desk) throws IOException {
        Query query = query();
        try (Connection connection = desk.connect();
                ReadModel model = ReadModels.upToDate(desk, connection)) {
            Trace trace = new Tracer(model).trace(new Subject(kind, id), query);
            Json json = TraceJson.of(trace);
            if (trace.truncated()) {
                Limit.tell(
                        desk,
                        trace.nodes().size() + " nodes",
                        trace.nodes().getLast().id());
            }
            return Reply.done(json, text(trace, json).stripTrailing());
        }
    }

    private Query query() {
        Query.Direction direction = way.down || !way.up ? Query.Direction.DOWN : Query.Direction.UP;
        return new Query(direction, asOf.view(), asOf.limit(Query.NODES_MAX), asOf.after());
    }

    private String text(Trace trace, Json json) {
        return switch (format) {
            case TABLE -> TraceText.table(trace);
            case JSON -> json.text();
            case CSV -> TraceText.csv(trace);
            case DOT -> TraceText.dot(trace);
            case PROV_JSON -> TraceProv.json(trace).text();
            case PROV_N -> TraceProv.text(trace);
        };
    }
}
