package io.whence.bench;

import io.whence.app.desk.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another process of the benchmark, which prints what it counts as NAME=NUMBER lines (others are passed on); closing ends its input. */
final class CountingProcess implements AutoCloseable {
    private static final long LOOK_MILLIS = 2;
    private static final Pattern COUNT = Pattern.compile("(\\w+)=(\\d{1,18})");

    private final Process process;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Thread reading;

    private CountingProcess(Process process) {
        this.process = process;
        this.reading = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts a main class of the benchmark with so much heap. */
    static CountingProcess start(Class<?> main, long heapMebibytes, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(JavaProgram.command(main.getName(), "bench"));
        command.add(1, "-Xmx" + heapMebibytes + "m");
        command.addAll(words);
        return new CountingProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** What it said last under a name, 0 before that. */
    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Returns once it has said so much under a name. */
    long await(String name, long least) throws InterruptedException {
        while (of(name) < least) {
            if (!reading.isAlive() && of(name) < least) {
                throw new IllegalStateException("a client ended with " + process.waitFor() + " before it said " + name);
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return of(name);
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        int exit = process.waitFor();
        reading.join();
        if (exit != 0) {
            throw new IllegalStateException("a client ended with " + exit);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher count = COUNT.matcher(line);
                if (count.matches()) {
                    counts.put(count.group(1), Long.parseLong(count.group(2)));
                } else {
                    System.err.println(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
