package io.whence.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The published schemas, which command's answer each of them describes, and that it does: every test's output is held against it. */
final class Published {
    private static final Path SCHEMAS = Path.of("../../docs/schemas");
    private static final String REFUSAL = "refusal";

    /** By the first words of a command line. Where a word decides further, it stands after them. */
    static final Map<String, String> BY_COMMAND = byCommand();

    /** The command lines that were held against their schema so far. */
    static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(
                    all().stream().collect(Collectors.toMap(name -> "urn:whence:schema:" + name, Published::text))));

    private Published() {}

    /** The names of all published schemas. */
    static Set<String> all() {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(java.util.TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds what a command line printed against the schema of its answer, where it has one; a refusal against its own. */
    static void hold(List<String> words, String printed) {
        if (printed.startsWith("{\"error\":")) {
            assertThat(objections(REFUSAL, printed)).as(printed).isEmpty();
            return;
        }
        command(words).ifPresent(command -> {
            assertThat(objections(Objects.requireNonNull(BY_COMMAND.get(command)), printed))
                    .as(words + "\n" + printed)
                    .isEmpty();
            SEEN.add(command);
        });
    }

    /** What a published schema objects to. */
    static List<String> objections(String schema, String json) {
        return REGISTRY
                .getSchema(SchemaLocation.of("urn:whence:schema:" + schema))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Optional<String> command(List<String> words) {
        List<String> said =
                words.stream().filter(word -> !word.equals("--json")).toList();
        String special = Stream.of("localize --diff", "worksheet --recovery", "worksheet --terms --terms")
                .filter(each -> contains(said, List.of(each.split(" "))))
                .findFirst()
                .orElse("");
        return special.isEmpty()
                ? IntStream.of(2, 1)
                        .filter(length -> said.size() >= length)
                        .mapToObj(length -> String.join(" ", said.subList(0, length)))
                        .filter(BY_COMMAND::containsKey)
                        .findFirst()
                : Optional.of(special);
    }

    private static boolean contains(List<String> said, List<String> words) {
        return said.getFirst().equals(words.getFirst())
                && said.stream()
                                .filter(words.subList(1, words.size())::contains)
                                .count()
                        >= words.size() - 1;
    }

    private static Map<String, String> byCommand() {
        Map<String, String> schemas = new TreeMap<>(Map.of(
                "claim show", "claim",
                "claim clocks", "clocks",
                "claim overdue", "overdue",
                "claim admissibility", "admissibility",
                "claim worksheet", "ledger-worksheet",
                "cover bordereau", "bordereau",
                "cover cede", "ceded",
                "cover reimburse", "ceded",
                "cover compare", "compare",
                "cover quote", "quote"));
        schemas.putAll(Map.of(
                "worksheet", "worksheet",
                "worksheet --recovery", "apportionment",
                "worksheet --terms --terms", "contribution",
                "localize", "finding",
                "localize --diff", "diff",
                "record", "recorded",
                "trace", "trace",
                "ask", "answer",
                "policy report", "answer",
                "audit", "audit"));
        schemas.putAll(Map.of(
                "prove", "proved",
                "verify", "verified",
                "contribution kept", "disclosure",
                "contribution show", "sharing",
                "contribution commit", "sharing",
                "contribution open", "sharing",
                "negotiation show", "process",
                "negotiation of", "process",
                "transfer show", "process"));
        schemas.put("cover cession", "cession-answer");
        schemas.putAll(ofMoves());
        return schemas;
    }

    private static Map<String, String> ofMoves() {
        Map<String, String> schemas = new TreeMap<>();
        moves("claim").forEach(verb -> schemas.put("claim " + verb, "claim-move"));
        moves("contribution").forEach(verb -> schemas.put("contribution " + verb, "sharing"));
        Stream.of("request", "agree", "verify", "finalize")
                .forEach(verb -> schemas.put("negotiation " + verb, "process"));
        Stream.of("request", "start", "complete").forEach(verb -> schemas.put("transfer " + verb, "process"));
        return schemas;
    }

    /** The moves of a group that are called with a file. */
    private static List<String> moves(String group) {
        return Objects.requireNonNull(Whence.commands().getSubcommands().get(group))
                .getSubcommands()
                .entrySet()
                .stream()
                .filter(command -> command.getValue()
                        .getCommandSpec()
                        .userObject()
                        .getClass()
                        .getSimpleName()
                        .equals("Moves"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String text(String schema) {
        try {
            return Files.readString(SCHEMAS.resolve(schema + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
