package io.whence.model.wire;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.value.Id;
import io.whence.model.value.Refused;
import io.whence.model.value.Time;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads the leaf of a use whose fields stand in the order of their numbers, each once, as every encoder writes them: the
 * lane of the many, in a third of the time. Whatever is otherwise is left to the parser of {@link EventCodec}, which says
 * the same of these leaves and names what is wrong with others.
 */
final class UsedLeaf {
    private static final int ID = 0x0a;
    private static final int AT = 0x10;
    private static final int BY = 0x1a;
    private static final int USED = 0x32;
    private static final int COPY = 0x0a;
    private static final int ACTION = 0x12;
    private static final int PURPOSE = 0x1a;
    private static final int COUNT = 0x20;
    private static final int VARINT_BYTES_MAX = 8;

    private final byte[] leaf;
    private int position;
    private boolean plain = true;

    private UsedLeaf(byte[] leaf) {
        this.leaf = leaf;
    }

    /** The event, if the leaf is a plain use. */
    static Optional<Event> read(byte[] leaf) {
        return new UsedLeaf(leaf).event();
    }

    private Optional<Event> event() {
        String id = id(ID);
        expect(AT);
        long at = varint();
        String by = id(BY);
        expect(USED);
        long length = varint();
        plain &= length == leaf.length - position;
        Event.Used used = new Event.Used(id(COPY), id(ACTION), id(PURPOSE), count());
        plain &= position == leaf.length;
        return plain ? time(at).map(time -> new Event(id, time, by, used)) : Optional.empty();
    }

    private long count() {
        expect(COUNT);
        long count = varint();
        plain &= count >= 0 && count <= Json.INTEGER_MAX;
        return count;
    }

    private static Optional<Instant> time(long at) {
        try {
            return Optional.of(Time.check("at", at));
        } catch (Refused inFull) {
            return Optional.empty();
        }
    }

    private String id(int tag) {
        expect(tag);
        int length = plain && position < leaf.length ? leaf[position++] : -1;
        int from = position;
        plain &= length > 0 && length <= leaf.length - from && Id.wellFormed(leaf, from, from + length);
        if (!plain) {
            return "";
        }
        position += length;
        return new String(leaf, from, length, StandardCharsets.ISO_8859_1);
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
                return value;
            }
        }
        plain = false;
        return value;
    }
}
