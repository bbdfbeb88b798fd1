package io.whence.marking.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Zeroed stretches of memory of one array: the first ones on the heap, those beyond its part of the heap in files. */
final class Chunks {
    /** Elements of a chunk, as a power of two. */
    static final int SHIFT = 20;

    static final int SIZE = 1 << SHIFT;
    static final int MASK = SIZE - 1;

    /** An array of more than this part of the heap continues on disk. */
    private static final int PART_OF_HEAP = 256;

    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));
    private static final long HEAP_BYTES_MAX = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;

    private Chunks() {}

    /** Memory for a chunk of this many bytes in an array that already has some. */
    static ByteBuffer claim(long bytesBefore, int bytes) {
        ByteBuffer memory = bytesBefore + bytes <= HEAP_BYTES_MAX ? ByteBuffer.allocate(bytes) : mapped(bytes);
        return memory.order(ByteOrder.nativeOrder());
    }

    /** How many elements a first chunk grows to when it is full. */
    static int grown(int elements) {
        return Math.min(SIZE, 2 * elements);
    }

    /** The number of chunks for so many elements. */
    static int count(long elements) {
        return (int) ((elements + MASK) >>> SHIFT);
    }

    static <T> T[] withRoom(T[] chunks, int index) {
        return index < chunks.length ? chunks : Arrays.copyOf(chunks, Math.max(index + 1, 2 * chunks.length));
    }

    /** Zeros in a file that loses its name at once. */
    static ByteBuffer mapped(int bytes) {
        try {
            requireRoom(FOLDER, bytes);
            Path file = Files.createTempFile(FOLDER, "whence", ".rows");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mapped page that finds no disk ends the process; so the disk is asked first. */
    private static void requireRoom(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < 2 * bytes) {
            throw new IOException("no room for temporary rows in " + folder + ": " + free + " bytes are free");
        }
    }
}
