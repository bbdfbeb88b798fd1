package io.whence.fabric;

import io.whence.identity.NetworkFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes of one network, each known by a pid file that it writes itself before it becomes the program: there is no
 * moment at which it runs unrecorded. A pid counts only while a process of that pid runs that began when the file was
 * written, so that no stranger who was given the number later is ever touched.
 */
final class Processes {
    private static final String RECORD_AND_BECOME = "trap '' HUP INT; echo $$ > \"$0\" && exec \"$@\"";
    private static final Duration RECORDED_AFTER_MAX = Duration.ofSeconds(20);
    private static final Duration CLOCK_ERROR_MAX = Duration.ofSeconds(3);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);
    private static final int TAIL_BYTES_MAX = 1 << 20;

    private final NetworkFolder folder;

    Processes(NetworkFolder folder) {
        this.folder = folder;
    }

    /** Starts a program detached from this one, with its output in its log. */
    void start(String name, List<String> command, Map<String, String> environment) {
        List<String> shell = new ArrayList<>(
                List.of("/bin/sh", "-c", RECORD_AND_BECOME, pidFile(name).toString()));
        shell.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shell)
                .directory(folder.root().toFile())
                .redirectInput(new java.io.File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        Tool.replace(builder.environment(), environment);
        try {
            Files.createDirectories(pids());
            Files.createDirectories(folder.logs());
            Files.deleteIfExists(pidFile(name));
            Process started = builder.start();
            Await.until(name + " to start", Duration.ofSeconds(10), () -> recorded(name) || !started.isAlive());
        } catch (IOException e) {
            throw new FabricUnavailable("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** The process of that name, if it runs. */
    Optional<ProcessHandle> running(String name) {
        if (!recorded(name)) {
            return Optional.empty();
        }
        Instant recordedAt = recordedAt(name);
        return ProcessHandle.of(pid(name)).filter(process -> beganAt(process, recordedAt));
    }

    /** The names that have a pid file, whether or not their process still runs. */
    List<String> recorded() {
        if (!Files.isDirectory(pids())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pids())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".pid"))
                    .map(file -> file.substring(0, file.length() - ".pid".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks processes to end, waits, ends those that do not listen, and forgets them. */
    void stop(Collection<String> names) {
        List<ProcessHandle> processes =
                names.stream().map(this::running).flatMap(Optional::stream).toList();
        processes.forEach(ProcessHandle::destroy);
        Instant deadline = Instant.now().plus(STOP_MAX);
        for (ProcessHandle process : processes) {
            waitFor(process, deadline);
        }
        names.forEach(this::forget);
    }

    /** Says what happened if one of these is no longer running. */
    void requireRunning(Collection<String> names) {
        for (String name : names) {
            if (running(name).isEmpty()) {
                throw new FabricUnavailable(name + " ended: " + String.join("\n", tail(name, 8)));
            }
        }
    }

    /** The last lines of a process's log. */
    List<String> tail(String name, int lines) {
        if (!Files.exists(log(name))) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log(name).toFile(), "r")) {
            int length = (int) Math.min(TAIL_BYTES_MAX, file.length());
            byte[] end = new byte[length];
            file.seek(file.length() - length);
            file.readFully(end);
            List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log(String name) {
        return folder.logs().resolve(name + ".log");
    }

    private boolean recorded(String name) {
        try {
            return Files.exists(pidFile(name)) && Files.size(pidFile(name)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long pid(String name) {
        try {
            return Long.parseLong(Files.readString(pidFile(name)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant recordedAt(String name) {
        try {
            return Files.getLastModifiedTime(pidFile(name)).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that has ended but was not collected by its parent has no command. */
    private static boolean beganAt(ProcessHandle process, Instant recordedAt) {
        Optional<Instant> began = process.info().startInstant();
        return process.isAlive()
                && process.info().command().isPresent()
                && began.isPresent()
                && began.get().isBefore(recordedAt.plus(CLOCK_ERROR_MAX))
                && began.get().isAfter(recordedAt.minus(RECORDED_AFTER_MAX));
    }

    private static void waitFor(ProcessHandle process, Instant deadline) {
        try {
            process.onExit()
                    .get(Math.max(1, Duration.between(Instant.now(), deadline).toMillis()), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget(String name) {
        try {
            Files.deleteIfExists(pidFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pids() {
        return folder.root().resolve("pid");
    }

    private Path pidFile(String name) {
        return pids().resolve(name + ".pid");
    }
}
