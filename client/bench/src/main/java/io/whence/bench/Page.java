package io.whence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of published figures: a section a part, each with the machine it ran on, replaced as a whole. */
record Page(Path file) {
    /** Puts the figures of one run in place of those of the run before; what others wrote around them stays. */
    void replace(String part, Figures figures) throws IOException {
        String begin = "<!-- figures of " + part + " -->\n";
        String end = "<!-- end of " + part + " -->\n";
        String text = Files.exists(file) ? Files.readString(file) : "# Benchmarks\n";
        String section = begin + section(figures) + end;
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        Files.writeString(
                file,
                from < 0 || to < from
                        ? text + "\n## " + part + "\n\n" + section
                        : text.substring(0, from) + section + text.substring(to + end.length()));
    }

    private static String section(Figures figures) {
        String rows = figures.all().stream().map(Page::row).collect(Collectors.joining());
        String remarks = figures.remarks().stream()
                .map(sentence -> "* " + sentence + "\n")
                .collect(Collectors.joining());
        return machine() + "\n\n| figure | value | baseline | ratio | unit |\n|---|--:|--:|--:|---|\n" + rows
                + (remarks.isEmpty() ? "" : "\n" + remarks);
    }

    private static String row(Figure figure) {
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(
                        figure.name(),
                        figure.value().toPlainString(),
                        Figures.text(figure.baseline()),
                        Figures.text(figure.ratio()),
                        figure.unit());
    }

    /** The machine in one sentence: what figures cannot be compared without. */
    static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return "%d cores (%s), %s %s, JDK %s."
                .formatted(
                        runtime.availableProcessors(),
                        processor(),
                        System.getProperty("os.name").toLowerCase(Locale.ROOT),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("model unknown");
        } catch (IOException e) {
            return "model unknown";
        }
    }
}
