package io.whence.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The processor time of the processes of a network, by the program that runs, from what Linux says of them. */
final class Processes {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private Processes() {}

    /** Seconds of processor time so far, of every process whose command line names a folder. */
    static Map<String, Double> seconds(Path folder) {
        Map<String, Double> seconds = new TreeMap<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .forEach(process -> add(process, folder.toString(), seconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds;
    }

    /** Bytes of memory that this process holds. */
    static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path process, String folder, Map<String, Double> seconds) {
        try {
            String command = read(process.resolve("cmdline")).replace('\0', ' ');
            String environment = read(process.resolve("environ"));
            if (command.contains(folder) || environment.contains(folder)) {
                String stat = read(process.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                double used = (Double.parseDouble(fields[USER_TICKS]) + Double.parseDouble(fields[SYSTEM_TICKS]))
                        / TICKS_PER_SECOND;
                seconds.merge(name(command), used, Double::sum);
            }
        } catch (IOException e) {
            // A process may end between being listed and being read.
        }
    }

    private static String name(String command) {
        if (command.contains("WritingProcess")) {
            return "writer";
        }
        if (command.contains("FollowingProcess")) {
            return "follower";
        }
        if (command.contains("WhenceService")) {
            return "chaincodes";
        }
        String program = command.split(" ", -1)[0];
        return program.substring(program.lastIndexOf('/') + 1);
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
