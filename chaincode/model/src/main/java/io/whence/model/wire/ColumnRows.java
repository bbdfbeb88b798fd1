package io.whence.model.wire;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Event;
import io.whence.model.value.Id;
import io.whence.model.value.Pieces;
import io.whence.model.value.Time;
import io.whence.model.wire.proto.ColumnsMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the leaves of a {@code ColumnsMessage} again, one after the other. A row that makes a sound use is read from its
 * columns at once; any other leaf by {@link EventCodec}, which names what is wrong with it.
 */
final class ColumnRows {
    private final ColumnsMessage message;
    private final List<String> texts;
    private final List<byte[]> words = new ArrayList<>();
    private final LeafBuffer leaf = new LeafBuffer();
    private final LeafBuffer used = new LeafBuffer();
    private int row;
    private long idNumber;
    private long at;
    private boolean sound;

    private ColumnRows(ColumnsMessage message) {
        this.message = message;
        this.texts = List.copyOf(message.getWordsList());
        for (String word : texts) {
            require(word.isEmpty() || Id.wellFormed(word), "words", word);
            words.add(word.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Hands over every leaf and every event, in their order. */
    static void read(ColumnsMessage message, Pieces.Builder leaves, List<Event> events) {
        requireAligned(message);
        ColumnRows rows = new ColumnRows(message);
        int size = message.getIdCount() + message.getOthersCount();
        int other = 0;
        for (int place = 0; place < size; place++) {
            if (other < message.getOthersCount() && message.getPlaces(other) == place) {
                byte[] bytes = message.getOthers(other++).toByteArray();
                events.add(EventCodec.decode(place, bytes));
                leaves.add(bytes);
            } else {
                require(rows.row < message.getIdCount(), "places", other);
                events.add(rows.next(place));
                rows.leaf.into(leaves);
            }
        }
    }

    private static void requireAligned(ColumnsMessage message) {
        int rows = message.getIdCount();
        boolean aligned = message.getIdNumberCount() == rows
                && message.getAtCount() == rows
                && message.getByCount() == rows
                && message.getCopyCount() == rows
                && message.getCopyNumberCount() == rows
                && message.getActionCount() == rows
                && message.getPurposeCount() == rows
                && message.getCountCount() == rows;
        require(aligned, "columns", "of different lengths");
        require(message.getPlacesCount() == message.getOthersCount(), "places", message.getPlacesCount());
    }

    /** Makes the leaf of the next row, and reads it. */
    private Event next(int place) {
        idNumber += message.getIdNumber(row);
        at += message.getAt(row);
        sound = at > 0 && Time.writable(at);
        leaf.clear();
        String id = identifier(leaf, UsedLeaf.ID_TAG, message.getId(row), idNumber);
        leaf.number(UsedLeaf.AT_TAG, at);
        String by = word(leaf, UsedLeaf.BY_TAG, message.getBy(row));
        Event.Used fact = used();
        leaf.message(UsedLeaf.USED_TAG, used);
        row++;
        return sound ? new Event(id, Instant.ofEpochMilli(at), by, fact) : EventCodec.decode(place, leaf.copy());
    }

    private Event.Used used() {
        used.clear();
        String copy = identifier(used, UsedLeaf.COPY_TAG, message.getCopy(row), message.getCopyNumber(row));
        String action = word(used, UsedLeaf.ACTION_TAG, message.getAction(row));
        String purpose = word(used, UsedLeaf.PURPOSE_TAG, message.getPurpose(row));
        long count = message.getCount(row);
        sound &= count > 0 && count <= Json.INTEGER_MAX;
        used.number(UsedLeaf.COUNT_TAG, count);
        return new Event.Used(copy, action, purpose, count);
    }

    private String identifier(LeafBuffer into, int tag, int word, long numberAndOne) {
        require(numberAndOne >= 0, "numbers", Long.toUnsignedString(numberAndOne));
        int length = into.identifier(tag, words.get(known(word)), numberAndOne);
        sound &= length > 0 && length <= Id.LENGTH_MAX;
        return into.last(length);
    }

    private String word(LeafBuffer into, int tag, int word) {
        int length = into.identifier(tag, words.get(known(word)), 0);
        sound &= length > 0;
        return texts.get(word);
    }

    private int known(int word) {
        require(word >= 0 && word < texts.size(), "words", Integer.toUnsignedString(word));
        return word;
    }

    private static void require(boolean condition, String field, Object value) {
        if (!condition) {
            throw CirculationRule.BATCH_MALFORMED.refuse(field, value);
        }
    }
}
