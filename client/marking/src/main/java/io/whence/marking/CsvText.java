package io.whence.marking;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The characters of a CSV file without its byte order mark, and after them a line of an end mark that no UTF-8 text has: a
 * parser that finds the mark inside a cell is inside a quote that nobody closed.
 */
final class CsvText extends FilterReader {
    /** Half a character, twice. */
    static final char END = '\ud800';

    static final int END_LENGTH = 2;
    private static final char[] TAIL = {'\n', END, END};

    private int told;

    private CsvText(Reader in) {
        super(in);
    }

    /** Opens a file; where its quotes are escaped, each comes out doubled, as parsers take it. */
    static Reader open(Path path, boolean escaped) throws IOException {
        Reader text = new InputStreamReader(FileScan.withoutMark(Files.newInputStream(path)), StandardCharsets.UTF_8);
        return new CsvText(escaped ? new Unescaped(text) : text);
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = told == 0 ? in.read(into, offset, length) : -1;
        if (read >= 0 || told == TAIL.length || length == 0) {
            return read;
        }
        int count = Math.min(length, TAIL.length - told);
        System.arraycopy(TAIL, told, into, offset, count);
        told += count;
        return count;
    }

    /** How many lines a text ends, whichever way they end. */
    static long lineEnds(Reader text) throws IOException {
        long lines = 0;
        int before = 0;
        char[] buffer = new char[1 << 13];
        for (int n = text.read(buffer); n >= 0; n = text.read(buffer)) {
            for (int i = 0; i < n; i++) {
                boolean second = buffer[i] == '\n' && before == '\r';
                lines += !second && (buffer[i] == '\n' || buffer[i] == '\r') ? 1 : 0;
                before = buffer[i];
            }
        }
        return lines;
    }

    /** Turns escaped quotes into doubled ones, and escaped backslashes into single ones. */
    private static final class Unescaped extends FilterReader {
        private boolean escaped;

        Unescaped(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            for (int n = in.read(into, offset + 1, length - 1); n >= 0; n = in.read(into, offset + 1, length - 1)) {
                int written = unescape(into, offset, n);
                if (written > 0) {
                    return written;
                }
            }
            return -1;
        }

        /** From one place further on to where they belong: what comes out is never ahead of what goes in. */
        private int unescape(char[] text, int offset, int count) {
            int out = offset;
            for (int i = offset + 1; i <= offset + count; i++) {
                char c = text[i];
                if (c == '\\' && !escaped) {
                    escaped = true;
                    continue;
                }
                if (escaped && c != '\\') {
                    text[out++] = c == '"' ? '"' : '\\';
                }
                text[out++] = c;
                escaped = false;
            }
            return out - offset;
        }
    }
}
