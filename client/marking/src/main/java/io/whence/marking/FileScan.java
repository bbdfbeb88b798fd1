package io.whence.marking;

import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One pass over the bytes of a file: takes their digest, refuses, by line and column, what is not UTF-8, and sees quotes
 * that stand where plain CSV has none.
 */
final class FileScan {
    static final int LINE_BYTES_MAX = 16 << 20;
    private static final int BUFFER = 1 << 16;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String name;
    private long line = 1;
    private int column;
    private int continued;
    private int lead;
    private int start;
    private byte before = '\n';
    private byte twoBefore = '\n';
    private boolean oddQuotes;
    private int continuation;
    private int lower = 0x80;
    private int upper = 0xbf;

    private FileScan(String name) {
        this.name = name;
    }

    /** What the bytes of a text file are: their digest, and whether quotes in it are escaped or have space around them. */
    record Text(Digest digest, boolean oddQuotes) {}

    static Text text(Path file) throws IOException {
        MessageDigest sha = Digest.sha256();
        FileScan scan = new FileScan(String.valueOf(file.getFileName()));
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
                scan.check(buffer, n);
            }
        }
        if (scan.continuation > 0) {
            throw scan.notUtf8();
        }
        return new Text(Digest.of(sha.digest()), scan.oddQuotes);
    }

    /** The digest of a file that need not be text. */
    static Digest digestOfBytes(Path file) throws IOException {
        MessageDigest sha = Digest.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        }
        return Digest.of(sha.digest());
    }

    /** The same bytes without a byte order mark in front. */
    static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(in, MARK.length);
        byte[] start = pushback.readNBytes(MARK.length);
        if (!Arrays.equals(start, MARK)) {
            pushback.unread(start);
        }
        return pushback;
    }

    private void check(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            byte b = buffer[i];
            column++;
            if (b == '\n') {
                endLine();
            } else if (b == '"') {
                quote(buffer, i, length);
            } else if (b < 0 || continuation > 0) {
                multibyte(b & 0xff);
            }
            if (column > LINE_BYTES_MAX) {
                throw MarkingRule.LINE_TOO_LONG.refuse(
                        name + " line " + line, "more than " + LINE_BYTES_MAX + " bytes");
            }
        }
        twoBefore = at(buffer, length - 2);
        before = at(buffer, length - 1);
    }

    private byte at(byte[] buffer, int i) {
        return i >= 0 ? buffer[i] : i == -1 ? before : twoBefore;
    }

    /** Odd is a quote after a backslash, one after a space at the start of a cell, and one before a space at its end. */
    private void quote(byte[] buffer, int i, int length) {
        if (continuation > 0) {
            throw notUtf8();
        }
        byte last = at(buffer, i - 1);
        boolean spaceAfter = i + 1 < length && buffer[i + 1] == ' ';
        oddQuotes |= last == '\\'
                || (last == ' ' && startsCell(at(buffer, i - 2)))
                || (spaceAfter && last != '"' && !startsCell(last));
    }

    /** Whether a cell may start after this byte; after two spaces it may too. */
    private static boolean startsCell(byte b) {
        return ",;\t|\n\r ".indexOf(b) >= 0;
    }

    private void endLine() {
        if (continuation > 0) {
            throw notUtf8();
        }
        line++;
        column = 0;
        continued = 0;
    }

    /** The table of well-formed sequences of Unicode section 3.9, one byte at a time. */
    private void multibyte(int b) {
        if (continuation > 0) {
            if (b < lower || b > upper) {
                throw notUtf8();
            }
            continuation--;
            continued++;
            bounds(0x80, 0xbf);
            return;
        }
        lead = b;
        start = column - continued;
        if (b >= 0xc2 && b <= 0xdf) {
            continuation = 1;
        } else if (b >= 0xe0 && b <= 0xef) {
            continuation = 2;
            bounds(b == 0xe0 ? 0xa0 : 0x80, b == 0xed ? 0x9f : 0xbf);
        } else if (b >= 0xf0 && b <= 0xf4) {
            continuation = 3;
            bounds(b == 0xf0 ? 0x90 : 0x80, b == 0xf4 ? 0x8f : 0xbf);
        } else {
            throw notUtf8();
        }
    }

    private void bounds(int low, int high) {
        lower = low;
        upper = high;
    }

    /** Names the first byte of what is no character, by the characters that stand before it. */
    private Refused notUtf8() {
        return MarkingRule.NOT_UTF8.refuse(name + " line " + line + ", column " + start, Integer.toHexString(lead));
    }
}
