package io.whence.ledger;

import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * An append-only file of JSON entries, one a line behind its CRC-32C. A torn last entry, which a crash leaves, is cut off
 * when the journal is opened; damage anywhere else is refused by name and line.
 */
final class Journal implements AutoCloseable {
    private static final int CHECK_DIGITS = 8;

    private final Path file;
    private final FileChannel channel;
    private final List<Json> entries;
    private final boolean repaired;
    private final Object forcing = new Object();
    private long written;
    private long forced;

    private Journal(Path file, FileChannel channel, List<Json> entries, boolean repaired) throws IOException {
        this.file = file;
        this.channel = channel;
        this.entries = List.copyOf(entries);
        this.repaired = repaired;
        this.written = channel.size();
        this.forced = written;
    }

    /** Opens a journal, which may not exist yet, and reads what stands in it. */
    static Journal open(Path file) {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            List<Json> entries = new ArrayList<>();
            int whole = read(file, bytes, entries);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            channel.truncate(whole);
            channel.position(whole);
            return new Journal(file, channel, entries, whole < bytes.length);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** What stood in the journal when it was opened. */
    List<Json> entries() {
        return entries;
    }

    /** Whether a torn last entry was cut off. */
    boolean repaired() {
        return repaired;
    }

    Path file() {
        return file;
    }

    /** Appends an entry and returns the position up to which the file must be forced for it to be durable. */
    synchronized long append(Json entry) {
        byte[] json = entry.canonical();
        byte[] line =
                (check(json) + " " + new String(json, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer, written + buffer.position());
            }
            written += line.length;
            return written;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /** Returns once everything up to a position is on disk; one disk write serves all who wait. */
    void force(long position) {
        synchronized (forcing) {
            if (forced >= position) {
                return;
            }
            try {
                long upTo = written();
                channel.force(false);
                forced = upTo;
            } catch (IOException e) {
                throw unwritable(file, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private synchronized long written() {
        return written;
    }

    /** Reads all whole entries and returns where they end. */
    private static int read(Path file, byte[] bytes, List<Json> entries) {
        int start = 0;
        while (start < bytes.length) {
            int feed = start;
            while (feed < bytes.length && bytes[feed] != '\n') {
                feed++;
            }
            byte[] line = Arrays.copyOfRange(bytes, start, feed);
            boolean last = feed + 1 >= bytes.length;
            if (feed == bytes.length || !sound(line)) {
                if (last) {
                    return start;
                }
                throw LedgerRule.OUTBOX_CORRUPT.refuse(file.getFileName() + " line " + (entries.size() + 1), "damaged");
            }
            entries.add(Json.parse(Arrays.copyOfRange(line, CHECK_DIGITS + 1, line.length)));
            start = feed + 1;
        }
        return start;
    }

    private static boolean sound(byte[] line) {
        if (line.length <= CHECK_DIGITS) {
            return false;
        }
        byte[] json = Arrays.copyOfRange(line, CHECK_DIGITS + 1, line.length);
        return check(json).equals(new String(line, 0, CHECK_DIGITS, StandardCharsets.US_ASCII));
    }

    private static String check(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return String.format(java.util.Locale.ROOT, "%08x", crc.getValue());
    }

    private static Refused unwritable(Path file, IOException cause) {
        return LedgerRule.OUTBOX_UNWRITABLE.refuse(file.toString(), String.valueOf(cause.getMessage()));
    }
}
