package io.whence.app.demo;

import io.whence.app.Whence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes the demo's network down when the demo has ended, however it ended. */
final class Watchdog {
    private Watchdog() {}

    /** Waits for the process {@code words[0]} to end, then runs {@code network down words[2]} under home {@code words[1]}. */
    public static void main(String[] words) {
        Optional<ProcessHandle> watched = ProcessHandle.of(Long.parseLong(words[0]));
        watched.ifPresent(process -> process.onExit().join());
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Whence.run(nowhere, nowhere, "network", "down", words[2], "--home", words[1]);
    }

    /** Starts a watchdog over this process, as a process of its own. */
    static void start(Path home, String network) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Watchdog.class.getName(),
                String.valueOf(ProcessHandle.current().pid()),
                home.toString(),
                network);
        new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
