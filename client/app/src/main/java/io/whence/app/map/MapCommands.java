package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.ReadModels;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.trace.Dump;
import io.whence.trace.ReadModel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code map}: the read model itself, which can be thrown away and built again from blocks. */
public final class MapCommands {
    private MapCommands() {}

    /** The commands {@code status}, {@code rebuild} and {@code dump}. */
    public static CommandLine map() {
        CommandLine map = new CommandLine(CommandSpec.create().name("map"));
        map.getCommandSpec().usageMessage().description("The read model: what the blocks say, ready to be asked.");
        map.addSubcommand(new Status());
        map.addSubcommand(new Rebuild());
        map.addSubcommand(new DumpFile());
        return map;
    }

    /** Brings the read model up to date and says where it stands. */
    @Command(name = "status", description = "Bring the read model up to date and say where it stands.")
    static final class Status implements Task {
        @Override
        public Reply run(Desk desk) throws IOException {
            try (Connection connection = desk.connect();
                    ReadModel model = ReadModels.upToDate(desk, connection)) {
                return Reply.done(Json.object(standing(model)));
            }
        }
    }

    /** Builds the read model again from the first block. */
    @Command(name = "rebuild", description = "Throw the read model away and build it again from the first block.")
    static final class Rebuild implements Task {
        @Override
        public Reply run(Desk desk) throws IOException {
            try (Connection connection = desk.connect()) {
                ReadModels.discard(desk, connection);
                try (ReadModel model = ReadModels.upToDate(desk, connection)) {
                    Map<String, Json> told = standing(model);
                    told.put("digest", Json.of(Dump.digest(model).hex()));
                    return Reply.done(Json.object(told));
                }
            }
        }
    }

    /** Writes everything in the read model as text. */
    @Command(
            name = "dump",
            description = "Write the read model as text: the same blocks give the same bytes, wherever it is kept.")
    static final class DumpFile implements Task {
        @Option(names = "--out", paramLabel = "FILE", description = "where to (default: only its digest is told)")
        private @Nullable Path out;

        @Override
        public Reply run(Desk desk) throws IOException {
            try (Connection connection = desk.connect();
                    ReadModel model = ReadModels.upToDate(desk, connection)) {
                if (out != null) {
                    write(model, out);
                }
                Map<String, Json> told = standing(model);
                told.put("digest", Json.of(Dump.digest(model).hex()));
                return Reply.done(Json.object(told));
            }
        }

        private static void write(ReadModel model, Path file) {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                Dump.write(model, to);
            } catch (IOException e) {
                throw DeskRule.FILE_UNWRITABLE.refuse("--out", file);
            }
        }
    }

    /** Where a read model stands. */
    static Map<String, Json> standing(ReadModel model) {
        return new TreeMap<>(Map.of(
                "height", Json.of(model.height()),
                "transactions", Json.of(model.transactions()),
                "events", Json.of(model.events())));
    }
}
