package io.whence.app.network;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Exit;
import io.whence.app.desk.NetworkKind;
import io.whence.app.desk.Plain;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.app.desk.WitnessFolder;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code network up|down|status|logs [KIND]}. */
@Command(
        name = "network",
        description = "Start, stop and inspect the networks of this home.",
        subcommands = {
            NetworkCommands.Up.class,
            NetworkCommands.Down.class,
            NetworkCommands.Status.class,
            NetworkCommands.Logs.class
        })
public final class NetworkCommands {
    private static final int FIRST = 0;

    /** Which network: named by a word or by {@code --network}. */
    static final class Which {
        @Parameters(arity = "0..1", paramLabel = "KIND", description = "embedded or fabric")
        private @Nullable NetworkKind kind;

        /** The network that was named. */
        Optional<NetworkKind> named(Desk desk) {
            return Optional.ofNullable(kind).or(desk::network);
        }

        /** The network that was named, else one that is up, else the embedded one. */
        Ground ground(Desk desk) throws IOException {
            return Ground.of(named(desk).orElse(upOrEmbedded(desk)), desk);
        }

        private static NetworkKind upOrEmbedded(Desk desk) throws IOException {
            List<NetworkKind> up = up(desk);
            return up.isEmpty() ? NetworkKind.EMBEDDED : up.get(FIRST);
        }

        static List<NetworkKind> up(Desk desk) throws IOException {
            List<NetworkKind> up = new ArrayList<>();
            for (NetworkKind kind : NetworkKind.values()) {
                if (Ground.isUp(Ground.of(kind, desk).status())) {
                    up.add(kind);
                }
            }
            return up;
        }
    }

    /** {@code network up}. */
    @Command(name = "up", description = "Start a network (default: embedded) and wait until it answers.")
    static final class Up implements Task {
        @Mixin
        private Which which = new Which();

        @Mixin
        private Wishes wishes = new Wishes();

        @Override
        public Reply run(Desk desk) throws IOException {
            Ground ground = Ground.of(which.named(desk).orElse(NetworkKind.EMBEDDED), desk);
            ground.up(wishes);
            WitnessFolder.fill(ground.folder().resolve("connection"));
            return Reply.done(ground.status());
        }
    }

    /** {@code network down}. */
    @Command(name = "down", description = "Stop a network (default: all that are up); what it recorded stays.")
    static final class Down implements Task {
        @Mixin
        private Which which = new Which();

        @Option(names = "--clean", description = "also forget its ledger and identities")
        private boolean clean;

        @Override
        public Reply run(Desk desk) throws IOException {
            List<Json> stopped = new ArrayList<>();
            for (NetworkKind kind : which.named(desk).map(List::of).orElse(Arrays.asList(NetworkKind.values()))) {
                Ground ground = Ground.of(kind, desk);
                ground.down(clean);
                stopped.add(ground.status());
            }
            return Reply.done(
                    stopped.size() == 1 ? stopped.getFirst() : Json.object(Map.of("networks", Json.array(stopped))));
        }
    }

    /** {@code network status}. */
    @Command(name = "status", description = "How a network does; exits with 3 where it is not up.")
    static final class Status implements Task {
        @Mixin
        private Which which = new Which();

        @Override
        public Reply run(Desk desk) throws IOException {
            Json.Fields status = which.ground(desk).status();
            return new Reply(status, Plain.text(status), Ground.isUp(status) ? Exit.DONE : Exit.UNAVAILABLE);
        }
    }

    /** {@code network logs}. */
    @Command(name = "logs", description = "The last lines of every log of a network.")
    static final class Logs implements Task {
        @Mixin
        private Which which = new Which();

        @Option(names = "--lines", paramLabel = "N", description = "lines of each log (default ${DEFAULT-VALUE})")
        private int lines = 40;

        @Override
        public Reply run(Desk desk) throws IOException {
            Map<String, Json> logs = new TreeMap<>();
            List<String> text = new ArrayList<>();
            which.ground(desk).logs(lines).forEach((name, tail) -> {
                logs.put(name, Json.texts(tail));
                tail.forEach(line -> text.add(name + ": " + line));
            });
            return Reply.done(Json.object(logs), String.join("\n", text));
        }
    }
}
