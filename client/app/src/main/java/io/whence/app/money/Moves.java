package io.whence.app.money;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Answer;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A move of a claim or an incident: {@code claim VERB [FILE] [--claim ID]}. What it needs is said by the ledger. */
@Command
final class Moves implements Task {
    private final String subject;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "what the move needs, JSON; see below")
    private @Nullable Path file;

    @Option(names = "--id", paramLabel = "ID", description = "whose move it is, where FILE does not say")
    private @Nullable String id;

    Moves(String subject) {
        this.subject = subject;
    }

    /** The member that names whose move it is: insurers share a claim. */
    private String member() {
        if (spec.name().equals("report")) {
            return "id";
        }
        return subject.equals("contribution") ? "claim" : subject;
    }

    @Override
    public Reply run(Desk desk) {
        Json.Fields move = move();
        try (Connection connection = desk.connect()) {
            return recorded(connection.submit(subject + ":" + spec.name(), move.canonical()));
        }
    }

    /** What the ledger answered, with the block that records it. */
    static Reply recorded(Answer answer) {
        TreeMap<String, Json> members = new TreeMap<>();
        if (answer.payload() instanceof Json.Fields payload) {
            members.putAll(payload.members());
        }
        members.put("block", Json.of(answer.block()));
        members.put("transaction", Json.of(answer.transaction()));
        return Reply.done(Json.object(members));
    }

    private Json.Fields move() {
        TreeMap<String, Json> members = file == null
                ? new TreeMap<>()
                : new TreeMap<>(Input.object(file).members());
        if (id != null) {
            members.put(member(), Json.of(id));
        }
        return Json.object(members);
    }
}
