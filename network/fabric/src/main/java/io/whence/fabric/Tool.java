package io.whence.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and answers with what it printed. */
final class Tool {
    private static final List<String> FOREIGN = List.of("CORE_", "ORDERER_", "FABRIC_", "CHAINCODE_");
    private static final int QUOTED_MAX = 1200;

    private Tool() {}

    /** Output and errors together; a failure quotes their end. */
    static String run(List<String> command, Map<String, String> environment, Duration max) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        replace(builder.environment(), environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return finish(command, process, max);
        } catch (IOException e) {
            throw new FabricUnavailable("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FabricUnavailable("interrupted while running " + name(command), e);
        }
    }

    /** Takes settings meant for some other Fabric process out of an environment, and puts these in. */
    static void replace(Map<String, String> inherited, Map<String, String> environment) {
        inherited.keySet().removeIf(name -> FOREIGN.stream().anyMatch(name::startsWith));
        inherited.putAll(environment);
    }

    private static String finish(List<String> command, Process process, Duration max) throws InterruptedException {
        Thread watch = Thread.ofVirtual().start(() -> killAfter(process, max));
        String output = read(process.getInputStream());
        int exit = process.waitFor();
        watch.interrupt();
        if (exit != 0) {
            throw new FabricUnavailable(name(command) + " failed (exit " + exit + "): " + end(output));
        }
        return output;
    }

    private static void killAfter(Process process, Duration max) {
        try {
            if (!process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(List<String> command) {
        String program = String.valueOf(Path.of(command.getFirst()).getFileName());
        return String.join(" ", program, String.join(" ", command.subList(1, Math.min(command.size(), 4))));
    }

    private static String end(String output) {
        String text = output.strip();
        return text.length() <= QUOTED_MAX ? text : "… " + text.substring(text.length() - QUOTED_MAX);
    }
}
