package io.whence.trace.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 entries, each after its length in two bytes, big-endian (C2SP tlog-tiles). */
final class EntryBundle {
    private static final int LENGTH_MAX = 0xffff;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static List<byte[]> read(byte[] bundle) {
        ByteBuffer in = ByteBuffer.wrap(bundle);
        List<byte[]> entries = new ArrayList<>();
        while (in.remaining() >= Short.BYTES) {
            int length = Short.toUnsignedInt(in.getShort());
            if (length > in.remaining()) {
                throw LogRule.LOG_DAMAGED.refuse("entries", "entry " + entries.size() + " is cut off");
            }
            byte[] entry = new byte[length];
            in.get(entry);
            entries.add(entry);
        }
        if (in.hasRemaining()) {
            throw LogRule.LOG_DAMAGED.refuse("entries", "a byte too many");
        }
        return entries;
    }

    static void check(byte[] entry) {
        if (entry.length > LENGTH_MAX) {
            throw LogRule.ENTRY_TOO_LONG.refuse("entry", entry.length + " bytes");
        }
    }

    void add(byte[] entry) {
        bytes.write(entry.length >>> Byte.SIZE);
        bytes.write(entry.length);
        bytes.writeBytes(entry);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    void clear() {
        bytes.reset();
    }
}
