package io.whence.app.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders as a whole. */
public final class Folder {
    private Folder() {}

    /** Deletes a folder and all in it, where it exists. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path file : deepestFirst(folder)) {
            Files.deleteIfExists(file);
        }
    }

    /** Copies a folder and all in it to where nothing is yet; returns the copy. */
    public static Path copy(Path from, Path to) throws IOException {
        for (Path file : deepestFirst(from).reversed()) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(
                    Files.isDirectory(file) ? copy : copy.toAbsolutePath().getParent());
            if (!Files.isDirectory(file)) {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
