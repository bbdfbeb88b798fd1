package io.whence.model.wire;

import io.whence.model.value.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Room for the fields of one message that is written again and again, in the encoding of protobuf. */
final class LeafBuffer {
    /** More than a use can take: five identifiers of at most 84 bytes, three numbers, the tags. */
    private static final int BYTES_MAX = 512;

    private static final int DECIMAL = 10;

    private final byte[] bytes = new byte[BYTES_MAX];
    private int end;

    void clear() {
        end = 0;
    }

    /** Writes a number; returns itself. */
    LeafBuffer number(int tag, long number) {
        bytes[end++] = (byte) tag;
        varint(number);
        return this;
    }

    /** Writes an identifier that is a word alone, or a word and a number if that is more than zero; returns its length. */
    int identifier(int tag, byte[] word, long numberAndOne) {
        bytes[end++] = (byte) tag;
        int length = end++;
        System.arraycopy(word, 0, bytes, end, word.length);
        end += word.length;
        if (numberAndOne > 0) {
            decimal(numberAndOne - 1);
        }
        bytes[length] = (byte) (end - length - 1);
        return bytes[length];
    }

    /** Writes another message as a field. */
    void message(int tag, LeafBuffer inner) {
        number(tag, inner.end);
        System.arraycopy(inner.bytes, 0, bytes, end, inner.end);
        end += inner.end;
    }

    /** The last bytes written, as the text that they spell. */
    String last(int length) {
        return new String(bytes, end - length, length, StandardCharsets.ISO_8859_1);
    }

    void into(Pieces.Builder pieces) {
        pieces.add(bytes, 0, end);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, end);
    }

    private void varint(long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    private void decimal(long number) {
        int digits = 1;
        for (long rest = number / DECIMAL; rest > 0; rest /= DECIMAL) {
            digits++;
        }
        long rest = number;
        for (int i = end + digits - 1; i >= end; i--) {
            bytes[i] = (byte) ('0' + rest % DECIMAL);
            rest /= DECIMAL;
        }
        end += digits;
    }
}
