package io.whence.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run has measured so far: each figure is printed at once, and all are kept for the page. */
final class Figures {
    private static final String ROW = "%-64s %14s %14s %9s  %s%n";

    private final PrintStream out;
    private final PrintStream progress;
    private final boolean json;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Figures(PrintStream out, PrintStream progress, boolean json) {
        this.out = out;
        this.progress = progress;
        this.json = json;
        if (!json) {
            out.printf(ROW, "figure", "value", "baseline", "ratio", "unit");
        }
    }

    /** Says one figure. */
    void add(Figure figure) {
        figures.add(figure);
        if (json) {
            out.println(figure.json());
        } else {
            out.printf(
                    ROW,
                    figure.name(),
                    figure.value().toPlainString(),
                    text(figure.baseline()),
                    text(figure.ratio()),
                    figure.unit());
        }
        out.flush();
    }

    /** A sentence that belongs beside the figures: how a workload was made, where the time went. */
    void remark(String sentence) {
        remarks.add(sentence);
        progress("note: " + sentence);
    }

    /** A line for whoever waits. */
    void progress(String line) {
        progress.println("bench: " + line);
    }

    List<Figure> all() {
        return List.copyOf(figures);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    static String text(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse("");
    }
}
