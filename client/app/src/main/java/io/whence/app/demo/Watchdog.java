package io.whence.app.demo;

import io.whence.app.desk.Desk;
import io.whence.app.desk.JavaProgram;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes the demo's network down when the demo was killed. */
@Command(name = "watch", hidden = true, description = "Wait for a process to end, then take a network down.")
public final class Watchdog implements Task {
    @Parameters(index = "0", paramLabel = "PID", description = "the process")
    private long watched;

    @Parameters(index = "1", paramLabel = "KIND", description = "the network")
    private String network = "";

    /** Starts a watchdog over this process, as a process of its own; a demo that ends by itself calls it off. */
    static Process start(Path home, String network) throws IOException {
        String pid = String.valueOf(ProcessHandle.current().pid());
        List<String> words = List.of("watch", pid, network, "--home", home.toString());
        return JavaProgram.detached(JavaProgram.whence(words), home.resolve("watchdog.log"));
    }

    @Override
    public Reply run(Desk desk) {
        ProcessHandle.of(watched).ifPresent(process -> process.onExit().join());
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        desk.shell()
                .run(
                        nowhere,
                        List.of(
                                "network",
                                "down",
                                network,
                                "--home",
                                desk.home().toString()));
        return Reply.done(Json.object(Map.of()));
    }
}
