package io.whence.bench;

import io.whence.app.Version;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code scripts/bench}: runs the parts of one benchmark and prints a line a figure. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Measures one subject, each figure beside a baseline of the same run.",
        footer = {"", "Subjects and their parts, with the sizes that --set changes:", "${subjects}"})
public final class Benchmarks implements Callable<Integer> {
    private static final Bench THOUSAND = new LargeTables("thousand", 1_000_000, 1_000_000, 1_000);
    private static final Bench GROWTH = new LargeTables("growth", 10_000, 10_000_000, 20);

    /** Every subject with its parts, in the order in which they run. */
    private static final Map<String, List<Bench>> SUBJECTS = subjects();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "the subject")
    private String subject = "";

    @Option(names = "--json", description = "print one JSON object a figure")
    private boolean json;

    @Option(names = "--only", paramLabel = "PART", description = "run these parts alone")
    private Set<String> only = new TreeSet<>();

    @Option(names = "--set", paramLabel = "SIZE=NUMBER", description = "change the size of a workload")
    private Map<String, Long> changed = new HashMap<>();

    @Option(names = "--write", paramLabel = "FILE", description = "put the figures and the machine into this page")
    private @Nullable Path page;

    public static void main(String[] words) {
        System.setProperty("subjects", listing());
        System.exit(new CommandLine(new Benchmarks()).execute(words));
    }

    private static Map<String, List<Bench>> subjects() {
        Map<String, List<Bench>> subjects = new LinkedHashMap<>();
        subjects.put("log", List.of(new Writing("embedded"), new Writing("fabric"), new Proofs(), new MapFigures()));
        subjects.put("localize", List.of(new LocalizeBench(), new MarkingBench(), THOUSAND, GROWTH));
        subjects.put("null", List.of(new NullControl(20), new NullControl(1_000), new AttackMatrix()));
        subjects.put("worksheet", List.of(new WorksheetPace(), new ClaimsLife()));
        return subjects;
    }

    private static String listing() {
        return SUBJECTS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(part -> "  %-10s %-12s %s".formatted(entry.getKey(), part.name(), part.sizes())))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    @Override
    public Integer call() throws Exception {
        List<Bench> parts = parts();
        requireKnownSizes(parts);
        for (Bench part : parts) {
            Figures figures = new Figures(System.out, System.err, json);
            figures.progress(subject + ", " + part.name());
            part.run(sizes(part), figures);
            if (page != null) {
                new Page(page).replace(subject + ": " + part.name(), figures);
            }
        }
        return 0;
    }

    private List<Bench> parts() {
        List<Bench> all = SUBJECTS.get(subject);
        if (all == null) {
            throw wrong("NAME: '" + subject + "' is none of " + String.join(", ", SUBJECTS.keySet()));
        }
        Set<String> names = all.stream().map(Bench::name).collect(Collectors.toCollection(TreeSet::new));
        if (!names.containsAll(only)) {
            throw wrong("--only: " + only + " are not all among " + names);
        }
        return all.stream()
                .filter(part -> only.isEmpty() || only.contains(part.name()))
                .toList();
    }

    private void requireKnownSizes(List<Bench> parts) {
        for (String name : changed.keySet()) {
            if (parts.stream().noneMatch(part -> part.sizes().containsKey(name))) {
                throw wrong("--set: no part that runs has a size '" + name + "'");
            }
        }
    }

    private Sizes sizes(Bench part) {
        Map<String, Long> values = new HashMap<>(part.sizes());
        values.replaceAll((name, value) -> changed.getOrDefault(name, value));
        return new Sizes(values);
    }

    private ParameterException wrong(String message) {
        CommandSpec here = spec;
        if (here == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(here.commandLine(), message);
    }
}
