package io.whence.verify.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fields of one protobuf message, read from its bytes by their numbers (protobuf.dev, Encoding). */
record Message(ByteBuffer bytes) {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;
    private static final int TYPE_BITS = 3;
    private static final int VARINT_BITS = 7;

    /** Says that bytes are no message. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    static Message of(byte[] bytes) {
        return new Message(ByteBuffer.wrap(bytes));
    }

    /** A message inside this one; an absent one has no fields. */
    Message message(int field) {
        return new Message(slice(field));
    }

    /** The bytes of a field; none where it is absent. */
    byte[] value(int field) {
        return bytes(slice(field));
    }

    String text(int field) {
        return new String(value(field), StandardCharsets.UTF_8);
    }

    /** Every value of a repeated field, in order. */
    List<byte[]> values(int field) {
        return slices(field).stream().map(Message::bytes).toList();
    }

    List<Message> messages(int field) {
        return slices(field).stream().map(Message::new).toList();
    }

    /** A number; the last one counts, and an absent one is 0. */
    long number(int field) {
        long last = 0;
        ByteBuffer in = bytes.duplicate();
        while (in.hasRemaining()) {
            long tag = varint(in);
            if (tag == (((long) field << TYPE_BITS) | VARINT)) {
                last = varint(in);
            } else {
                skip(in, tag);
            }
        }
        return last;
    }

    ByteBuffer slice(int field) {
        List<ByteBuffer> all = slices(field);
        return all.isEmpty() ? ByteBuffer.allocate(0) : all.getLast();
    }

    private List<ByteBuffer> slices(int field) {
        List<ByteBuffer> slices = new ArrayList<>();
        ByteBuffer in = bytes.duplicate();
        while (in.hasRemaining()) {
            long tag = varint(in);
            if (tag == (((long) field << TYPE_BITS) | LENGTH_DELIMITED)) {
                slices.add(delimited(in));
            } else {
                skip(in, tag);
            }
        }
        return slices;
    }

    private static void skip(ByteBuffer in, long tag) {
        switch ((int) (tag & ((1 << TYPE_BITS) - 1))) {
            case VARINT -> varint(in);
            case FIXED_64 -> taken(in, Long.BYTES);
            case LENGTH_DELIMITED -> delimited(in);
            case FIXED_32 -> taken(in, Integer.BYTES);
            default -> throw new Malformed("a field of an unknown type");
        }
    }

    private static ByteBuffer delimited(ByteBuffer in) {
        return taken(in, varint(in));
    }

    private static ByteBuffer taken(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new Malformed("a field that is cut off");
        }
        ByteBuffer slice = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return slice;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
            if (!in.hasRemaining()) {
                throw new Malformed("a number that is cut off");
            }
            byte next = in.get();
            value |= (long) (next & Byte.MAX_VALUE) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed("a number that does not end");
    }

    static byte[] bytes(ByteBuffer slice) {
        byte[] bytes = new byte[slice.remaining()];
        slice.duplicate().get(bytes);
        return bytes;
    }
}
