package io.whence.embedded;

import java.nio.file.Path;
import java.util.Optional;

/** What the program was asked: {@code <networkFolder> [--port N]}. */
record Arguments(Path networkFolder, int port) {
    /** How to call the program. */
    static final String USAGE =
            "usage: EmbeddedMain <networkFolder> [--port N]   (N to N+2 are used; 7051 unless told, 0 for any)";

    private static final int PORT = 7051;
    private static final int PORT_MAX = 65_533;

    /** The arguments, if they are complete and well formed. */
    static Optional<Arguments> parse(String... words) {
        if (words.length == 1 && !words[0].startsWith("-")) {
            return Optional.of(new Arguments(Path.of(words[0]), PORT));
        }
        if (words.length == 3 && words[1].equals("--port") && words[2].matches("\\d{1,5}")) {
            int port = Integer.parseInt(words[2]);
            return port > PORT_MAX ? Optional.empty() : Optional.of(new Arguments(Path.of(words[0]), port));
        }
        return Optional.empty();
    }
}
