package io.whence.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Small text files with their folders; secrets can be read by their owner alone, where the file system knows owners. */
final class TextFile {
    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private TextFile() {}

    static void write(Path file, String text) {
        try {
            Files.createDirectories(parent(file));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writeSecret(Path file, String text) {
        try {
            Files.createDirectories(parent(file));
            Files.createFile(file, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            // It was created with the permissions it should have.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(file, text);
    }

    private static Path parent(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a folder, not a file: " + file);
        }
        return parent;
    }
}
