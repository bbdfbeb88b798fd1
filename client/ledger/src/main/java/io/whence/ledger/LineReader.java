package io.whence.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a stream into lines of bounded length without ever holding more than one; refuses by line number. */
final class LineReader implements Line.Source {
    /** The longest line, in bytes. */
    static final int LINE_BYTES_MAX = 16 << 20;

    private static final int BUFFER_BYTES = 1 << 18;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int start;
    private int limit;
    private long offset;
    private long number;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line, or nothing at the end of the stream. A last line needs no line feed. */
    @Override
    public Optional<Line> next() {
        number++;
        ByteArrayOutputStream earlier = new ByteArrayOutputStream(0);
        while (start < limit || fill()) {
            int feed = feed();
            if (feed < limit) {
                byte[] bytes = join(earlier, feed);
                start = feed + 1;
                return Optional.of(line(bytes, true));
            }
            keep(earlier);
        }
        return earlier.size() == 0 ? Optional.empty() : Optional.of(line(earlier.toByteArray(), false));
    }

    /** Bytes at hand are taken for a line: whoever writes one does not stop in its middle for long. */
    @Override
    public boolean ready() {
        try {
            return start < limit || in.available() > 0;
        } catch (IOException e) {
            throw LedgerRule.FILE_UNREADABLE.refuse("line " + number, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Form form() {
        return Form.JSON;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int feed() {
        int feed = start;
        while (feed < limit && buffer[feed] != '\n') {
            feed++;
        }
        return feed;
    }

    private byte[] join(ByteArrayOutputStream earlier, int feed) {
        if (earlier.size() == 0) {
            requireShort(feed - start);
            return Arrays.copyOfRange(buffer, start, feed);
        }
        requireShort(earlier.size() + feed - start);
        earlier.write(buffer, start, feed - start);
        return earlier.toByteArray();
    }

    private void keep(ByteArrayOutputStream earlier) {
        requireShort(earlier.size() + limit - start);
        earlier.write(buffer, start, limit - start);
        start = limit;
    }

    private void requireShort(int length) {
        if (length > LINE_BYTES_MAX) {
            throw LedgerRule.LINE_TOO_LONG.refuse("line " + number, "more than " + LINE_BYTES_MAX + " bytes");
        }
    }

    private boolean fill() {
        try {
            start = 0;
            offset += limit;
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            return limit > 0;
        } catch (IOException e) {
            throw LedgerRule.FILE_UNREADABLE.refuse("line " + number, String.valueOf(e.getMessage()));
        }
    }

    private Line line(byte[] bytes, boolean fed) {
        requireUtf8(bytes);
        return new Line(number, offset + start, fed, bytes);
    }

    private void requireUtf8(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                decodeStrictly(bytes);
                return;
            }
        }
    }

    private void decodeStrictly(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw LedgerRule.LINE_NOT_UTF8.refuse("line " + number, "malformed bytes");
        }
    }
}
