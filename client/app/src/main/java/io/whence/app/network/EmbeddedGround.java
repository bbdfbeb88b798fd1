package io.whence.app.network;

import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Folder;
import io.whence.app.desk.JavaProgram;
import io.whence.app.desk.Networks;
import io.whence.embedded.EmbeddedMain;
import io.whence.embedded.rule.EmbeddedRule;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The embedded development ledger, as a process of its own that outlives the command that started it. */
record EmbeddedGround(Path folder, Consumer<String> progress) implements Ground {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final int PORT = 7051;
    private static final int ANY_PORT = 0;
    private static final int PAUSE_MILLIS = 20;
    private static final int LINES_OF_FAILURE = 3;

    @Override
    public void up(Wishes wishes) throws IOException {
        if (isUp()) {
            progress.accept("already up");
            return;
        }
        Files.createDirectories(folder.resolve("logs"));
        if (wishes.port().isPresent()) {
            start(wishes.port().getAsInt());
        } else {
            startOnUsualPorts();
        }
        progress.accept("up: a development ledger; production is Fabric");
    }

    /** On the usual ports, or on any others where these are in use. */
    private void startOnUsualPorts() throws IOException {
        try {
            start(PORT);
        } catch (Refused refused) {
            if (!refused.value().contains(EmbeddedRule.PORT_IN_USE.name())) {
                throw refused;
            }
            progress.accept("port " + PORT + " or one after it is in use: taking others");
            start(ANY_PORT);
        }
    }

    private void start(int port) throws IOException {
        Files.deleteIfExists(ready());
        List<String> command = new ArrayList<>(JavaProgram.command(EmbeddedMain.class.getName(), "embedded"));
        command.addAll(List.of(folder.toAbsolutePath().toString(), "--port", Integer.toString(port)));
        awaitReady(JavaProgram.detached(command, log()));
    }

    @Override
    public void down(boolean clean) throws IOException {
        Optional<ProcessHandle> process = process();
        process.ifPresent(running -> {
            running.destroy();
            if (!ended(running)) {
                running.destroyForcibly();
                ended(running);
            }
        });
        progress.accept(process.isPresent() ? "embedded: stopped" : "embedded: nothing was running");
        if (clean) {
            Folder.delete(folder);
        }
    }

    @Override
    public Json.Fields status() throws IOException {
        TreeMap<String, Json> members = new TreeMap<>(Map.of(
                "kind", Json.of("embedded"),
                "folder", Json.of(folder.toString()),
                "connection", Json.of(connection().toString()),
                "up", Json.of(isUp())));
        process().ifPresent(running -> members.put("pid", Json.of(running.pid())));
        if (isUp()) {
            members.put("endpoints", Json.texts(Networks.endpoints(connection())));
        }
        return Json.object(members);
    }

    @Override
    public Map<String, List<String>> logs(int lines) throws IOException {
        return Files.exists(log()) ? Map.of("embedded", tail(lines)) : Map.of();
    }

    private boolean isUp() throws IOException {
        return Files.exists(ready()) && process().isPresent() && Networks.answers(connection());
    }

    private void awaitReady(Process started) throws IOException {
        Instant patience = Instant.now().plus(START_MAX);
        while (!Files.exists(ready())) {
            if (paused(started)) {
                throw DeskRule.LEDGER_UNAVAILABLE.refuse("embedded", String.join(" ", tail(LINES_OF_FAILURE)));
            }
            if (Instant.now().isAfter(patience)) {
                started.destroy();
                throw DeskRule.LEDGER_UNAVAILABLE.refuse("embedded", "not ready after " + START_MAX.toSeconds() + " s");
            }
        }
    }

    /** Waits a little; whether the process has ended meanwhile. */
    private static boolean paused(Process started) {
        try {
            return started.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** The process that left its id here, if it still runs and is what it was: ids are used again. */
    private Optional<ProcessHandle> process() throws IOException {
        Path pid = folder.resolve("pid");
        String text = Files.exists(pid) ? Files.readString(pid).strip() : "";
        if (!text.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Instant written = Files.getLastModifiedTime(pid).toInstant();
        return ProcessHandle.of(Long.parseLong(text))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> wrote(handle.info(), written));
    }

    /** Whether a process can have left a file: it is a Java program that was there before the file was. */
    private static boolean wrote(ProcessHandle.Info process, Instant written) {
        return process.command().map(command -> command.endsWith("java")).orElse(true)
                && process.startInstant()
                        .map(start -> !start.isAfter(written.plus(CLOCK_TOLERANCE)))
                        .orElse(true);
    }

    private List<String> tail(int lines) throws IOException {
        List<String> all = Files.readAllLines(log(), StandardCharsets.UTF_8);
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    private Path connection() {
        return folder.resolve("connection");
    }

    private Path ready() {
        return folder.resolve("ready");
    }

    private Path log() {
        return folder.resolve("logs").resolve("embedded.log");
    }
}
