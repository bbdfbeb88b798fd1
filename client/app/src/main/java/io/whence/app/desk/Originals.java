package io.whence.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the tables are that versions were delivered from: their owner keeps them, this home only remembers. */
public final class Originals {
    private Originals() {}

    /** Remembers a version's table. */
    public static void remember(Desk desk, String version, Path table) throws IOException {
        Files.createDirectories(note(desk, version).getParent());
        Files.writeString(
                note(desk, version), table.toAbsolutePath().normalize().toString());
    }

    /** A version's table, as remembered. */
    public static Path of(Desk desk, String version) throws IOException {
        if (!Files.exists(note(desk, version))) {
            throw DeskRule.USAGE.refuse("--original", "this home never delivered " + version);
        }
        return Path.of(Files.readString(note(desk, version)));
    }

    /** A version's table, where this home delivered it. */
    public static Optional<Path> find(Desk desk, String version) throws IOException {
        return Files.exists(note(desk, version)) ? Optional.of(of(desk, version)) : Optional.empty();
    }

    private static Path note(Desk desk, String version) {
        return desk.home().resolve("originals").resolve(version);
    }
}
