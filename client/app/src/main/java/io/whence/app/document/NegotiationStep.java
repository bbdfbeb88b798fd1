package io.whence.app.document;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code negotiation VERB ID}. */
@Command(
        description = {
            "The first request or offer names provider, consumer, version and policy, a later one the policy;",
            "agree names the agreement; the other moves name nothing."
        })
final class NegotiationStep implements Task {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StatedMove move = new StatedMove();

    @Option(names = "--provider", paramLabel = "PARTY", description = "who offers the version")
    private @Nullable String provider;

    @Option(names = "--consumer", paramLabel = "PARTY", description = "who wants it")
    private @Nullable String consumer;

    @Option(names = "--version", paramLabel = "ID", description = "what is negotiated")
    private @Nullable String version;

    @Option(names = "--policy", paramLabel = "ID", description = "the usage policy that is offered")
    private @Nullable String policy;

    @Option(names = "--agreement", paramLabel = "ID", description = "the registered agreement that came of it")
    private @Nullable String agreement;

    @Override
    public Reply run(Desk desk) throws IOException {
        return move.submit(desk, "negotiation", spec.name(), members());
    }

    private Map<String, @Nullable String> members() {
        TreeMap<String, @Nullable String> members = new TreeMap<>();
        members.put("provider", provider);
        members.put("consumer", consumer);
        members.put("version", version);
        members.put("policy", policy);
        members.put("agreement", agreement);
        return members;
    }
}
