package io.whence.bench;

import io.whence.trace.Asked;
import io.whence.trace.Query;
import io.whence.trace.Question;
import io.whence.trace.Questions;
import io.whence.trace.ReadModel;
import io.whence.trace.Storage;
import io.whence.trace.Subject;
import io.whence.trace.Trace;
import io.whence.trace.Tracer;
import io.whence.trace.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The questions, each asked many times of the map and of plain SQL, which must say the same. */
record MapQuestions(SyntheticLedger ledger, Storage file, Storage served, List<PlainSql> plain) {
    private static final double MILLIS = 1e6;
    private static final int ROWS_MAX = 1_000;
    private static final int TIMES = 3;
    private static final long WARM_NANOS = 3_000_000_000L;

    /** What is asked about, and as of when. */
    private record Input(String version, Instant at) {}

    /** One way to answer. */
    private interface Way {
        List<String> ids(Input input) throws Exception;
    }

    /** How plain SQL answers. */
    private interface Plain {
        List<String> ids(PlainSql sql, Input input) throws Exception;
    }

    /** How the map answers. */
    private interface Own {
        List<String> ids(ReadModel model, Input input);
    }

    /** A question: what about, how the map answers, and how plain SQL does. */
    private record Put(String name, Supplier<Input> inputs, Own own, Plain plain) {}

    void run(Sizes sizes, Figures figures) throws Exception {
        try (ReadModel onFile = ReadModel.open(file);
                ReadModel onServer = ReadModel.open(served)) {
            Clock filled = Clock.of(() -> {
                        onServer.fill();
                        return onServer;
                    })
                    .took();
            onFile.fill();
            figures.remark("custody was read into memory from PostgreSQL in %.1f s".formatted(filled.wallSeconds()));
            for (Put question : questions()) {
                Input[] inputs = inputs(question, sizes.count("map-queries"));
                List<Way> ways = plain.stream()
                        .<Way>map(sql -> input -> question.plain().ids(sql, input))
                        .toList();
                Timed baseline = timed(question.name() + " by plain SQL", inputs, ways, figures);
                asked(question, "", inputs, onServer, baseline, figures);
                asked(question, "-sqlite", inputs, onFile, baseline, figures);
                first(question, inputs(question, sizes.count("map-first-queries")), figures);
            }
        }
    }

    private List<Put> questions() {
        SplittableRandom chance = new SplittableRandom(7);
        Supplier<Input> any = () -> new Input(ledger.anyVersion(chance), ledger.anyTime(chance));
        Supplier<Input> trees = () -> new Input("pv-" + chance.nextInt(ledger.trees()), ledger.end());
        return List.of(
                new Put(
                        "map-holders",
                        any,
                        MapQuestions::holders,
                        (sql, input) -> sql.holders(input.version(), input.at(), ROWS_MAX)),
                new Put(
                        "map-descendants",
                        trees,
                        (model, input) -> traced(model, input, Query.down(input.at())),
                        (sql, input) -> sql.descendants(input.version(), input.at(), ROWS_MAX)),
                new Put(
                        "map-sources",
                        any,
                        (model, input) -> traced(model, input, Query.up(input.at())),
                        (sql, input) -> sql.sources(input.version(), input.at(), ROWS_MAX)));
    }

    private static Input[] inputs(Put question, int count) {
        Input[] inputs = new Input[count];
        Arrays.setAll(inputs, i -> question.inputs().get());
        return inputs;
    }

    private static void asked(
            Put question, String where, Input[] inputs, ReadModel model, Timed baseline, Figures figures)
            throws Exception {
        List<Way> ways = List.of(input -> question.own().ids(model, input));
        Timed own = timed(question.name() + where, inputs, ways, figures);
        own.requireSame(baseline);
        figures.add(Figure.beside(question.name() + where + "-p99", own.p99(), baseline.p99(), "ms"));
        figures.add(Figure.beside(question.name() + where + "-mean", own.mean(), baseline.mean(), "ms"));
    }

    /** The first question of a program that has nothing in memory yet. */
    private void first(Put question, Input[] inputs, Figures figures) throws Exception {
        double[] millis = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            try (ReadModel fresh = ReadModel.open(file)) {
                long started = System.nanoTime();
                question.own().ids(fresh, inputs[i]);
                millis[i] = (System.nanoTime() - started) / MILLIS;
            }
        }
        figures.add(Figure.of(question.name() + "-sqlite-first-p99", p99(millis), "ms"));
    }

    /** How long answers took, and what they were. */
    private record Timed(String name, double p99, double mean, List<Set<String>> answers) {
        void requireSame(Timed other) {
            for (int i = 0; i < answers.size(); i++) {
                if (!answers.get(i).equals(other.answers().get(i))) {
                    throw new IllegalStateException("%s says %s where %s says %s"
                            .formatted(
                                    name,
                                    answers.get(i),
                                    other.name(),
                                    other.answers().get(i)));
                }
            }
        }
    }

    /**
     * Every way is warmed up for as long, as on a server that has been up for a while. Each question is asked three times in
     * a row in every way, and the fastest counts, of either side: what else the machine does in a moment, and what a planner
     * guessed, is not what is measured.
     */
    private static Timed timed(String name, Input[] inputs, List<Way> ways, Figures figures) throws Exception {
        figures.progress(name);
        for (Way way : ways) {
            long until = System.nanoTime() + WARM_NANOS;
            for (int i = 0; System.nanoTime() < until; i = (i + 1) % inputs.length) {
                way.ids(inputs[i]);
            }
        }
        double[] millis = new double[inputs.length];
        List<Set<String>> answers = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            List<String> ids = List.of();
            millis[i] = Double.MAX_VALUE;
            for (int time = 0; time < TIMES * ways.size(); time++) {
                long started = System.nanoTime();
                ids = ways.get(time % ways.size()).ids(inputs[i]);
                millis[i] = Math.min(millis[i], (System.nanoTime() - started) / MILLIS);
            }
            answers.add(new TreeSet<>(ids));
            if (i % 100 == 99) {
                figures.progress("%s: %,d of %,d, %,d rows".formatted(name, i + 1, inputs.length, ids.size()));
            }
        }
        return new Timed(name, p99(millis), Arrays.stream(millis).average().orElse(0), answers);
    }

    private static double p99(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[(int) (0.99 * (sorted.length - 1))];
    }

    private static List<String> holders(ReadModel model, Input input) {
        Asked asked = Asked.about(input.version(), input.at())
                .viewed(View.of(input.at()).at(input.at()))
                .page(ROWS_MAX, Optional.empty());
        return new Questions(model)
                .answer(Question.HOLDERS, asked).cells().stream()
                        .skip(1)
                        .map(List::getFirst)
                        .toList();
    }

    private static List<String> traced(ReadModel model, Input input, Query query) {
        Subject version = new Subject(Subject.Kind.VERSION, input.version());
        return new Tracer(model)
                .trace(version, query.at(input.at()).limitedTo(ROWS_MAX)).nodes().stream()
                        .map(Trace.Node::id)
                        .toList();
    }
}
