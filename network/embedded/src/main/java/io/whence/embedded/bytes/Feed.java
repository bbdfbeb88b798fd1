package io.whence.embedded.bytes;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Shows the bytes of byte strings to something that only reads them, without copying. */
final class Feed extends ByteOutput {
    private final Reader reader;

    /** Reads a run of bytes and does not keep or change the array. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] bytes, int offset, int length);
    }

    private Feed(Reader reader) {
        this.reader = reader;
    }

    static void show(ByteString bytes, Reader reader) {
        try {
            UnsafeByteOperations.unsafeWriteTo(bytes, new Feed(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(byte value) {
        reader.read(new byte[] {value}, 0, 1);
    }

    @Override
    public void write(byte[] value, int offset, int length) {
        reader.read(value, offset, length);
    }

    @Override
    public void writeLazy(byte[] value, int offset, int length) {
        reader.read(value, offset, length);
    }

    @Override
    public void write(ByteBuffer value) {
        if (value.hasArray()) {
            reader.read(value.array(), value.arrayOffset() + value.position(), value.remaining());
        } else {
            byte[] copy = new byte[value.remaining()];
            value.duplicate().get(copy);
            reader.read(copy, 0, copy.length);
        }
    }

    @Override
    public void writeLazy(ByteBuffer value) {
        write(value);
    }
}
