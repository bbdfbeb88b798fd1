package io.whence.marking;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/** One pass over the bytes of a file: takes their digest and refuses, by line and column, what is not UTF-8. */
final class FileScan {
    static final int LINE_BYTES_MAX = 16 << 20;
    private static final int BUFFER = 1 << 16;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String name;
    private long line = 1;
    private int column;
    private int continuation;
    private int lower = 0x80;
    private int upper = 0xbf;

    private FileScan(String name) {
        this.name = name;
    }

    static Digest digest(Path file) throws IOException {
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
            throw scan.notUtf8("end of file");
        }
        return Digest.of(sha.digest());
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
            } else if (b < 0 || continuation > 0) {
                multibyte(b & 0xff);
            }
            if (column > LINE_BYTES_MAX) {
                throw MarkingRule.LINE_TOO_LONG.refuse(
                        name + " line " + line, "more than " + LINE_BYTES_MAX + " bytes");
            }
        }
    }

    private void endLine() {
        if (continuation > 0) {
            throw notUtf8("0a");
        }
        line++;
        column = 0;
    }

    /** The table of well-formed sequences of Unicode section 3.9, one byte at a time. */
    private void multibyte(int b) {
        if (continuation > 0) {
            if (b < lower || b > upper) {
                throw notUtf8(Integer.toHexString(b));
            }
            continuation--;
            bounds(0x80, 0xbf);
            return;
        }
        if (b >= 0xc2 && b <= 0xdf) {
            continuation = 1;
        } else if (b >= 0xe0 && b <= 0xef) {
            continuation = 2;
            bounds(b == 0xe0 ? 0xa0 : 0x80, b == 0xed ? 0x9f : 0xbf);
        } else if (b >= 0xf0 && b <= 0xf4) {
            continuation = 3;
            bounds(b == 0xf0 ? 0x90 : 0x80, b == 0xf4 ? 0x8f : 0xbf);
        } else {
            throw notUtf8(Integer.toHexString(b));
        }
    }

    private void bounds(int low, int high) {
        lower = low;
        upper = high;
    }

    private io.whence.model.value.Refused notUtf8(String value) {
        return MarkingRule.NOT_UTF8.refuse(name + " line " + line + ", column " + column, value);
    }
}
