package io.whence.app.demo;

import io.whence.app.desk.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which a demo plays: its own network, keys and files; made anew each time. */
final class DemoHome {
    private static final String MARKER = "this-folder-belongs-to-whence-demo";

    private DemoHome() {}

    /** Takes an earlier demo down, clears its folder, starts a network and sees to it that it ends with this process. */
    static Process begin(Stage stage, Path home, String network) throws IOException {
        if (Files.exists(home.resolve(MARKER))) {
            stage.run("network", "down", network);
            Folder.delete(home);
        }
        Files.createDirectories(home);
        Files.writeString(home.resolve(MARKER), "cleared at the start of every demo\n");
        Process watchdog = Watchdog.start(home, network);
        stage.run("network", "up", network);
        return watchdog;
    }

    /** A home of somebody else, which has the way to the same network and nothing more. */
    static Path other(Path home, String name, String network) throws IOException {
        Path from = home.resolve("network").resolve(network).resolve("connection");
        Path other = home.resolve("homes").resolve(name);
        Folder.copy(from, other.resolve("network").resolve(network).resolve("connection"));
        return other;
    }

    /** The openings of marks that a provider hands to whoever is to recompute its finding. */
    static Path disclosed(Path home) throws IOException {
        return Folder.copy(home.resolve("openings"), home.resolve("story").resolve("disclosed"));
    }

    /** The witness keys that a reader of this network's packs trusts. */
    static Path trust(Path home, String network) {
        return home.resolve("network").resolve(network).resolve("connection").resolve("trust.txt");
    }
}
