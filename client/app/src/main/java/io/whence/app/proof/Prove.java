package io.whence.app.proof;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.PrefixProof;
import io.whence.model.note.SignedNote;
import io.whence.trace.log.LedgerLog;
import io.whence.trace.log.LogRule;
import io.whence.trace.log.RecordedCheckpoints;
import io.whence.trace.log.RecordedCheckpoints.Head;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prove event|transaction|consistency}: small files that a stranger checks with {@code verify}. */
@Command(
        name = "prove",
        description = "Prove one event, one transaction, or that the log was only ever added to.",
        subcommands = {Prove.OfEvent.class, Prove.OfTransaction.class, Prove.Consistency.class})
public final class Prove {
    /** {@code prove event ID}. */
    @Command(
            name = "event",
            description = {
                "Prove that an event stands in the log, under the head that most witnesses recorded.",
                "Writes a C2SP tlog-proof that carries the event."
            })
    static final class OfEvent implements Task {
        @Parameters(paramLabel = "ID", description = "the event")
        private String id = "";

        @Option(names = "--index", paramLabel = "N", description = "which one, where several events have this id")
        private @Nullable Long index;

        @Option(names = "--out", paramLabel = "FILE", description = "where to (default: standard output)")
        private @Nullable Path out;

        @Override
        public Reply run(Desk desk) throws IOException {
            return entry(desk, log -> one(id, log.events(id), index), out);
        }
    }

    /** {@code prove transaction ID}. */
    @Command(
            name = "transaction",
            description = "Prove that a transaction stands in the log: who called what, and what was answered.")
    static final class OfTransaction implements Task {
        @Parameters(paramLabel = "ID", description = "the transaction")
        private String id = "";

        @Option(names = "--out", paramLabel = "FILE", description = "where to (default: standard output)")
        private @Nullable Path out;

        @Override
        public Reply run(Desk desk) throws IOException {
            return entry(desk, log -> one(id, log.transactions(id), null), out);
        }
    }

    /** {@code prove consistency --from SIZE|DAY|TIME}. */
    @Command(
            name = "consistency",
            description = {
                "Prove that an older log is what the log under a later recorded head began with.",
                "The older log is named by its SIZE in entries, or by a day or time until which witnesses had cosigned it."
            })
    static final class Consistency implements Task {
        @Option(names = "--from", paramLabel = "SIZE|DAY|TIME", required = true, description = "the older log")
        private String from = "";

        @Option(names = "--to", paramLabel = "SIZE", description = "a recorded head (default: most witnesses')")
        private @Nullable Long to;

        @Option(names = "--out", paramLabel = "FILE", description = "where to (default: standard output)")
        private @Nullable Path out;

        @Override
        public Reply run(Desk desk) throws IOException {
            try (Connection connection = desk.connect();
                    LedgerLog log = Logs.upToDate(desk, connection)) {
                RecordedCheckpoints recorded = RecordedCheckpoints.of(connection);
                SignedNote older = Older.parse(from).head(log, recorded);
                long size = Checkpoint.parse(older.text()).size();
                Long wanted = to;
                Head newer = recorded.best(head -> wanted == null
                                ? head.size() >= size && head.size() <= log.size()
                                : head.size() == wanted)
                        .orElseThrow(() -> LogRule.CHECKPOINT_MISSING.refuse(
                                "--to", wanted == null ? "none of " + size + " entries or more" : wanted));
                PrefixProof proof = new PrefixProof(
                        older, log.consistency(size, newer.checkpoint().size()), newer.note());
                requireProved(proof, log);
                Map<String, Json> members = new TreeMap<>(Map.of("from", Json.of(size)));
                return written(proof.bytes(), newer, members, out);
            }
        }

        /** The recorded heads must be of this log: where they are not, that is the alarm, and nothing is proved. */
        private static void requireProved(PrefixProof proof, LedgerLog log) {
            for (SignedNote note : List.of(proof.older(), proof.newer())) {
                Checkpoint told = Checkpoint.parse(note.text());
                if (!log.checkpoint(told.size()).equals(told)) {
                    throw LogRule.CHECKPOINT_FORKED.refuse("root", told.root());
                }
            }
        }
    }

    private static long one(String id, List<Long> found, @Nullable Long index) {
        if (found.isEmpty()) {
            throw LogRule.EVENT_UNKNOWN.refuse("id", id);
        }
        if (index != null) {
            if (!found.contains(index)) {
                throw LogRule.EVENT_UNKNOWN.refuse("--index", index + " where " + id + " stands at " + found);
            }
            return index;
        }
        if (found.size() > 1) {
            throw LogRule.EVENT_AMBIGUOUS.refuse("id", id + " stands at " + found);
        }
        return found.getFirst();
    }

    private static Reply entry(Desk desk, ToLongFunction<LedgerLog> which, @Nullable Path out) throws IOException {
        try (Connection connection = desk.connect();
                LedgerLog log = Logs.upToDate(desk, connection)) {
            long index = which.applyAsLong(log);
            Head head = RecordedCheckpoints.of(connection)
                    .best(checkpoint -> checkpoint.size() > index && checkpoint.size() <= log.size())
                    .orElseThrow(() -> LogRule.CHECKPOINT_MISSING.refuse("checkpoint", "none after entry " + index));
            byte[] proof = log.proof(index, head.note()).bytes();
            return written(proof, head, new TreeMap<>(Map.of("index", Json.of(index))), out);
        }
    }

    /** To a file, or, as the answer itself, to standard output. */
    private static Reply written(byte[] proof, Head head, Map<String, Json> members, @Nullable Path out)
            throws IOException {
        members.put("origin", Json.of(head.checkpoint().origin()));
        members.put("size", Json.of(head.checkpoint().size()));
        members.put("witnesses", Json.texts(head.witnesses()));
        if (out == null) {
            String text = new String(proof, StandardCharsets.UTF_8);
            members.put("proof", Json.of(text));
            return Reply.done(Json.object(members), text.stripTrailing());
        }
        if (Files.isDirectory(out)) {
            throw DeskRule.FILE_UNWRITABLE.refuse(out.toString(), "a folder");
        }
        Files.write(out, proof);
        members.put("out", Json.of(out.toString()));
        return Reply.done(Json.object(members));
    }
}
