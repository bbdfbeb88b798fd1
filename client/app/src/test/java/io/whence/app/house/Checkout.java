package io.whence.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this checkout that people wrote, found from wherever the tests run. */
final class Checkout {
    static final Path ROOT = root(Path.of("").toAbsolutePath());

    private static final List<String> GENERATED = List.of("target", "node_modules", ".git");

    private Checkout() {}

    /** The Java sources of a kind, {@code main} or {@code test}, of every module. */
    static List<Path> sources(String kind) {
        Path marker = Path.of("src", kind, "java");
        return files().filter(file -> file.toString().endsWith(".java"))
                .filter(file -> file.toString().contains("/" + marker + "/"))
                .toList();
    }

    static Stream<Path> files() {
        return list(ROOT).stream();
    }

    /** A path as people name it, from the root of the checkout. */
    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(
                            entry -> !GENERATED.contains(entry.getFileName().toString()))
                    .sorted()
                    .flatMap(entry -> Files.isDirectory(entry) ? list(entry).stream() : Stream.of(entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root(Path folder) {
        if (Files.isDirectory(folder.resolve("chaincode")) && Files.isDirectory(folder.resolve("scripts"))) {
            return folder;
        }
        Path parent = folder.getParent();
        if (parent == null) {
            throw new IllegalStateException("the tests run outside a checkout");
        }
        return root(parent);
    }
}
