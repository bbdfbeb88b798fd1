package io.whence.model.wire;

import io.whence.model.circulation.CirculationRule;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A deflated body of an argument: one byte that says what it is, its inflated size in four (big-endian), zlib. */
final class Deflated {
    static final int HEADER = 1 + Integer.BYTES;

    private static final int CHUNK = 1 << 16;

    private Deflated() {}

    /** Deflates at level 1: half the bytes or less, for little time. */
    static byte[] write(byte kind, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 2 + HEADER);
        out.write(kind);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(body.length).array());
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(body);
            deflater.finish();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    /** The body of an argument, which must be of the size that it says, and that within bounds. */
    static ByteBuffer read(byte[] argument, int bytesMax) {
        if (argument.length < HEADER) {
            throw CirculationRule.BATCH_MALFORMED.refuse("batch", "no inflated size");
        }
        int size = ByteBuffer.wrap(argument, 1, Integer.BYTES).getInt();
        if (size < 0 || size > bytesMax) {
            throw CirculationRule.BATCH_TOO_LARGE.refuse("batch", Integer.toUnsignedString(size) + " bytes inflated");
        }
        byte[] body = new byte[size];
        if (!inflates(argument, body)) {
            throw CirculationRule.BATCH_MALFORMED.refuse("batch", "does not inflate to its size");
        }
        return ByteBuffer.wrap(body);
    }

    private static boolean inflates(byte[] argument, byte[] body) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(argument, HEADER, argument.length - HEADER);
            return inflater.inflate(body) == body.length
                    && inflater.inflate(new byte[1]) == 0
                    && inflater.finished()
                    && inflater.getRemaining() == 0;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
