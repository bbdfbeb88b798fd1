package io.whence.embedded.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.whence.embedded.bytes.Checksum;
import io.whence.embedded.rule.EmbeddedRule;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * An append-only file of records. Each has a header of three integers: its length, the CRC-32C of its bytes, and the CRC-32C
 * of those two. A last record that never reached the disk whole is cut off on opening; any other difference is damage.
 *
 * <p>One thread appends, any number read.
 */
public final class RecordFile implements Closeable {
    private static final int HEADER_BYTES = 3 * Integer.BYTES;
    private static final int PART_BYTES = 1 << 16;
    private static final int BLANK_BYTES_MIN = 16;

    private final Path path;
    private final FileChannel channel;
    private final RandomAccessFile input;
    private volatile long[] offsets = new long[1024];
    private volatile int count;
    private long end;

    private RecordFile(Path path, FileChannel channel, RandomAccessFile input) {
        this.path = path;
        this.channel = channel;
        this.input = input;
    }

    /** Opens or creates a file and shows each of its records, oldest first. */
    public static RecordFile open(Path path, Consumer<ByteString> reader) {
        try {
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            RecordFile file = new RecordFile(path, channel, new RandomAccessFile(path.toFile(), "r"));
            file.recover(reader);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many records there are. */
    public int count() {
        return count;
    }

    /** How long the file is, in bytes. */
    public long bytes() {
        return end;
    }

    /** Appends records and returns once they are on the disk; a disk that is full is refused by name. */
    public void append(List<ByteString> records) {
        try {
            for (ByteString body : records) {
                long at = end;
                write(body);
                remember(at);
            }
            channel.force(false);
        } catch (IOException e) {
            throw EmbeddedRule.LEDGER_UNWRITABLE.refuse(path.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** Reads a record again, from 0. */
    public ByteString read(int index) {
        try {
            return record(offsets[index], header(offsets[index]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ByteString body) throws IOException {
        ByteBuffer header =
                ByteBuffer.allocate(HEADER_BYTES).putInt(body.size()).putInt(Checksum.of(body));
        header.putInt(crc(header.duplicate().flip())).flip();
        long at = end;
        at += fill(header, at);
        for (ByteBuffer part : body.asReadOnlyByteBufferList()) {
            at += fill(part, at);
        }
        end = at;
    }

    private int fill(ByteBuffer from, long at) throws IOException {
        int length = from.remaining();
        while (from.hasRemaining()) {
            channel.write(from, at + length - from.remaining());
        }
        return length;
    }

    private void remember(long offset) {
        int index = count;
        long[] known = offsets;
        if (index == known.length) {
            known = Arrays.copyOf(known, 2 * known.length);
        }
        known[index] = offset;
        offsets = known;
        count = index + 1;
    }

    private void recover(Consumer<ByteString> reader) throws IOException {
        long size = channel.size();
        while (end < size) {
            ByteBuffer header = header(end);
            if (tornHeader(header, size)) {
                break;
            }
            long next = end + HEADER_BYTES + header.getInt(0);
            if (next > size) {
                break;
            }
            ByteString body = bytes(end + HEADER_BYTES, header.getInt(0));
            if (Checksum.of(body) != header.getInt(Integer.BYTES)) {
                if (next == size && endsBlank(body)) {
                    break;
                }
                throw damaged(end);
            }
            remember(end);
            end = next;
            reader.accept(body);
        }
        if (end < size) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    private boolean tornHeader(ByteBuffer header, long size) {
        if (header.limit() < HEADER_BYTES) {
            return true;
        }
        if (headerHolds(header)) {
            return false;
        }
        boolean blank = header.getInt(0) == 0 && header.getInt(Integer.BYTES) == 0;
        if (blank && blankFrom(end, size)) {
            return true;
        }
        throw damaged(end);
    }

    private static boolean headerHolds(ByteBuffer header) {
        return header.getInt(0) > 0
                && crc(header.duplicate().limit(2 * Integer.BYTES)) == header.getInt(2 * Integer.BYTES);
    }

    /** Whether the end of a record never reached the disk: file systems show such bytes as zero. */
    private static boolean endsBlank(ByteString body) {
        ByteString end = body.substring(Math.max(0, body.size() - BLANK_BYTES_MIN));
        return end.equals(ByteString.copyFrom(new byte[BLANK_BYTES_MIN]));
    }

    private boolean blankFrom(long start, long size) {
        for (long at = start; at < size; at += PART_BYTES) {
            ByteString part = bytes(at, (int) Math.min(PART_BYTES, size - at));
            for (int i = 0; i < part.size(); i++) {
                if (part.byteAt(i) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private ByteString record(long offset, ByteBuffer header) {
        if (header.limit() < HEADER_BYTES || !headerHolds(header)) {
            throw damaged(offset);
        }
        ByteString body = bytes(offset + HEADER_BYTES, header.getInt(0));
        if (Checksum.of(body) != header.getInt(Integer.BYTES)) {
            throw damaged(offset);
        }
        return body;
    }

    private ByteBuffer header(long offset) throws IOException {
        return part(offset, HEADER_BYTES);
    }

    private ByteString bytes(long offset, int length) {
        try {
            return UnsafeByteOperations.unsafeWrap(part(offset, length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many of these bytes as the file has. Not read through the channel: an interrupted reader would close that. */
    private ByteBuffer part(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = 0;
        synchronized (input) {
            input.seek(offset);
            int more = input.read(bytes, 0, length);
            while (more > 0) {
                read += more;
                more = input.read(bytes, read, length - read);
            }
        }
        return ByteBuffer.wrap(bytes, 0, read);
    }

    private RuntimeException damaged(long offset) {
        return EmbeddedRule.LEDGER_DAMAGED.refuse(String.valueOf(path.getFileName()), "record at byte " + offset);
    }

    private static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
