package io.whence.claims.localize;

import io.whence.marking.MarkingRule;
import io.whence.marking.TableFile;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The delivered files in a folder: one file a copy, its id the file name up to the ending, in any letter case. Text files are
 * copies where they share a column with the leak. What else lies there is skipped, and named.
 */
public record CopyFolder(List<Copy> copies, List<String> skipped) {
    private static final Pattern COPY =
            Pattern.compile("(.+)\\.(csv|tsv|txt|jsonl|ndjson|parquet)", Pattern.CASE_INSENSITIVE);

    public CopyFolder {
        copies = List.copyOf(copies);
        skipped = List.copyOf(skipped);
    }

    /** One delivered file. */
    public record Copy(String id, TableFile file) {}

    /** Opens the files of a folder; two of the same id are refused by name. */
    static CopyFolder open(Path folder, List<String> leakedColumns) throws IOException {
        TreeMap<String, Path> files = new TreeMap<>();
        List<String> skipped = new ArrayList<>();
        for (Path path : listed(folder)) {
            Optional<String> id = id(path);
            if (id.isEmpty() || Files.isDirectory(path)) {
                skipped.add(name(path));
                continue;
            }
            Path other = files.put(id.get(), path);
            if (other != null) {
                throw MarkingRule.COPY_TWICE.refuse("--copies", name(other) + " and " + name(path));
            }
        }
        List<Copy> copies = files.entrySet().parallelStream()
                .map(file -> opened(file.getKey(), file.getValue(), leakedColumns))
                .flatMap(Optional::stream)
                .toList();
        files.values().stream()
                .filter(path ->
                        copies.stream().noneMatch(copy -> copy.file().path().equals(path)))
                .forEach(path -> skipped.add(name(path)));
        return new CopyFolder(copies, skipped.stream().sorted().toList());
    }

    List<String> ids() {
        return copies.stream().map(Copy::id).toList();
    }

    List<TableFile> files() {
        return copies.stream().map(Copy::file).toList();
    }

    private static Optional<Copy> opened(String id, Path path, List<String> leakedColumns) {
        try {
            TableFile file = TableFile.open(path);
            boolean table = !text(path) || file.columns().stream().anyMatch(leakedColumns::contains);
            return table ? Optional.of(new Copy(id, file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Refused refused) {
            if (text(path)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static boolean text(Path path) {
        return name(path).regionMatches(true, name(path).length() - 4, ".txt", 0, 4);
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing(CopyFolder::name)).toList();
        }
    }

    private static Optional<String> id(Path path) {
        Matcher name = COPY.matcher(name(path));
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
