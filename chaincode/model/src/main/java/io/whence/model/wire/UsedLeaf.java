package io.whence.model.wire;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.value.Id;
import io.whence.model.value.Time;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the leaf of a use whose fields stand in the order of their numbers, each once and as short as it can be, as every
 * encoder writes them: the lane of the many, in a third of the time. Whatever is otherwise is left to the parser of
 * {@link EventCodec}, which says the same of these leaves and names what is wrong with others. One reader reads any number
 * of leaves, one after the other.
 */
final class UsedLeaf {
    static final int ID_TAG = 0x0a;
    static final int AT_TAG = 0x10;
    static final int BY_TAG = 0x1a;
    static final int USED_TAG = 0x32;
    static final int COPY_TAG = 0x0a;
    static final int ACTION_TAG = 0x12;
    static final int PURPOSE_TAG = 0x1a;
    static final int COUNT_TAG = 0x20;

    /** The identifiers of a use, in the order of its leaf. */
    static final int ID = 0;

    static final int BY = 1;
    static final int COPY = 2;
    static final int ACTION = 3;
    static final int PURPOSE = 4;
    private static final int IDENTIFIERS = 5;

    private static final int VARINT_BYTES_MAX = 8;

    private final int[] from = new int[IDENTIFIERS];
    private final int[] to = new int[IDENTIFIERS];
    private byte[] leaf = {};
    private int position;
    private boolean plain;
    private long at;
    private long count;

    /** The event, if the leaf is a plain use. */
    static Optional<Event> read(byte[] leaf) {
        UsedLeaf reader = new UsedLeaf();
        return reader.scan(leaf) ? Optional.of(reader.event()) : Optional.empty();
    }

    /** Finds the fields of a leaf; returns whether it is a plain use. */
    boolean scan(byte[] bytes) {
        leaf = bytes;
        position = 0;
        plain = true;
        id(ID_TAG, ID);
        expect(AT_TAG);
        at = varint();
        id(BY_TAG, BY);
        expect(USED_TAG);
        long length = varint();
        plain &= length == leaf.length - position;
        id(COPY_TAG, COPY);
        id(ACTION_TAG, ACTION);
        id(PURPOSE_TAG, PURPOSE);
        expect(COUNT_TAG);
        count = varint();
        plain &= position == leaf.length && at > 0 && count > 0 && count <= Json.INTEGER_MAX;
        return plain && Time.writable(at);
    }

    /** The leaf last scanned. */
    byte[] bytes() {
        return leaf;
    }

    /** Where an identifier of the leaf last scanned begins. */
    int from(int field) {
        return from[field];
    }

    /** Where an identifier of the leaf last scanned ends. */
    int to(int field) {
        return to[field];
    }

    /** Milliseconds since 1970, of the leaf last scanned. */
    long at() {
        return at;
    }

    long count() {
        return count;
    }

    private Event event() {
        Event.Used used = new Event.Used(text(COPY), text(ACTION), text(PURPOSE), count);
        return new Event(text(ID), Instant.ofEpochMilli(at), text(BY), used);
    }

    private String text(int field) {
        return new String(leaf, from(field), to(field) - from(field), StandardCharsets.ISO_8859_1);
    }

    private void id(int tag, int field) {
        expect(tag);
        int length = plain && position < leaf.length ? leaf[position++] : -1;
        int begin = position;
        plain &= length > 0 && length <= leaf.length - begin && Id.wellFormed(leaf, begin, begin + length);
        if (plain) {
            from[field] = begin;
            to[field] = begin + length;
            position += length;
        }
    }

    private void expect(int tag) {
        plain &= position < leaf.length && leaf[position] == tag;
        position++;
    }

    private long varint() {
        long value = 0;
        for (int i = 0; plain && i < VARINT_BYTES_MAX && position < leaf.length; i++) {
            byte next = leaf[position++];
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                plain &= next > 0 || i == 0;
                return value;
            }
        }
        plain = false;
        return value;
    }
}
