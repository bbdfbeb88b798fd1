package io.whence.bench;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Looks at a thread a hundred times a second and counts in which class of a package it is: a breakdown without a profiler. */
final class Sampler implements AutoCloseable {
    private static final long PERIOD_MILLIS = 10;

    private final Thread watched = Thread.currentThread();
    private final String prefix;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Thread watcher;

    /** Watches the thread that makes it; {@code prefix} begins the names of the classes that are counted. */
    Sampler(String prefix) {
        this.prefix = prefix;
        this.watcher = Thread.ofPlatform().daemon().start(this::watch);
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    /** The classes and their parts of the time, the largest first. */
    String shares() {
        int total = counts.values().stream().mapToInt(count -> count).sum();
        return counts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue()))
                .map(entry -> "%s %d %%".formatted(entry.getKey(), Math.round(100.0 * entry.getValue() / total)))
                .collect(Collectors.joining(", "));
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                count(watched.getStackTrace());
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The deepest class of the package that stands on the stack. */
    private void count(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(prefix)) {
                String name = frame.getClassName().substring(prefix.length()).replaceAll("\\$.*", "");
                counts.merge(name, 1, Integer::sum);
                return;
            }
        }
    }
}
