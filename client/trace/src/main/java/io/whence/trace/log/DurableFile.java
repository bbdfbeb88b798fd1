package io.whence.trace.log;

import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/** Files that are there whole or not at all; a full disk is refused by name. */
final class DurableFile {
    private DurableFile() {}

    /** Replaces a file; with {@code force} it is on the disk when this returns. */
    static void write(Path file, byte[] bytes, boolean force) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(folder(file));
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                if (force) {
                    channel.force(true);
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (force) {
                force(folder(file));
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Writes a file that nothing leads to yet, and leaves it to the system to bring it to the disk. */
    static void begin(Path file, byte[] bytes) {
        try {
            Files.createDirectories(folder(file));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Brings what was written to a file or folder onto the disk. */
    static void force(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A full or failing disk, by name; what was there before is still whole. */
    static Refused unwritable(Path file, IOException e) {
        return LogRule.LOG_UNWRITABLE.refuse(file.toString(), Objects.requireNonNullElse(e.getMessage(), "no room"));
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }
}
