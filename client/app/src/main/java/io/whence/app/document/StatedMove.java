package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.PartyKey;
import io.whence.app.desk.Reply;
import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Course;
import io.whence.model.circulation.ProcessRule;
import io.whence.model.value.Id;
import io.whence.model.value.Refused;
import io.whence.model.value.Time;
import io.whence.model.wire.ProcessCodec;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every move of a negotiation or a transfer says: which process, who moves, when; signed where a key is at hand. */
final class StatedMove {
    private static final Set<String> UNKNOWN =
            Set.of(ProcessRule.NEGOTIATION_UNKNOWN.name(), ProcessRule.TRANSFER_UNKNOWN.name());

    @Parameters(paramLabel = "ID", description = "the process; its first move names it")
    private String id = "";

    @Option(names = "--by", paramLabel = "PARTY", description = "who makes the move (default: the party of --as)")
    private @Nullable String by;

    @Option(names = "--at", paramLabel = "TIME", description = "when, RFC 3339 UTC (default: now)")
    private @Nullable String at;

    @Option(names = "--pid", paramLabel = "ID", description = "the process id that this side uses itself")
    private @Nullable String pid;

    /** Submits the move with the members that were given, and answers what the ledger made of it. */
    Reply submit(Desk desk, String kind, String verb, Map<String, @Nullable String> given) throws IOException {
        try (Connection connection = desk.connect()) {
            String mover = by == null ? connection.identity().party() : Id.check("--by", by);
            TreeMap<String, Json> members = new TreeMap<>();
            members.put(kind, Json.of(id));
            members.put("by", Json.of(mover));
            members.put("at", Json.of(Time.format(time())));
            put(members, "pid", pid);
            given.forEach((name, value) -> put(members, name, value));
            PartyKey key = PartyKey.of(desk.keys(), mover);
            if (key.exists()) {
                sign(connection, kind + ":" + verb, members, key);
            }
            return DocumentAdd.recorded(
                    connection.submit(kind + ":" + verb, Json.object(members).canonical()));
        }
    }

    /** A party without an organisation of its own says itself which step this is, so that nobody can use its word again. */
    private void sign(Connection connection, String function, Map<String, Json> members, PartyKey key)
            throws IOException {
        members.put("step", Json.of(nextStep(connection, function.substring(0, function.indexOf(':')))));
        String signature = key.sign(ProcessCodec.signedBytes(function, Json.object(members)));
        members.put("signature", Json.of(signature));
    }

    private long nextStep(Connection connection, String kind) {
        try {
            FieldReader shown = new FieldReader("", Json.parse(connection.evaluate(kind + ":show", id)));
            return shown.objects("steps", Course.STEPS_MAX + 1, step -> step).size() + 1L;
        } catch (Refused refused) {
            if (UNKNOWN.contains(refused.code())) {
                return 1;
            }
            throw refused;
        }
    }

    private Instant time() {
        return at == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : Time.parse("--at", at);
    }

    private static void put(Map<String, Json> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, Json.of(value));
        }
    }
}
