package io.whence.model.wire;

import com.google.protobuf.ByteString;
import io.whence.model.wire.proto.ColumnsMessage;
import java.util.List;

/** Writes the leaves of a batch as a {@code ColumnsMessage} of events.proto. */
final class BatchColumns {
    private static final int DIGITS_MAX = 15;

    private final ColumnsMessage.Builder message = ColumnsMessage.newBuilder();
    private final Words words = new Words();
    private final UsedLeaf use = new UsedLeaf();
    private long idNumber;
    private long at;

    /** Where the word ends and the number begins, of the identifier last split. */
    private int split;

    private BatchColumns() {}

    /** A message with all but producer, sequence and signatures. */
    static ColumnsMessage.Builder of(List<byte[]> leaves) {
        BatchColumns columns = new BatchColumns();
        for (int place = 0; place < leaves.size(); place++) {
            columns.add(place, leaves.get(place));
        }
        return columns.message.addAllWords(columns.words.texts());
    }

    private void add(int place, byte[] leaf) {
        if (use.scan(leaf)) {
            row();
        } else {
            message.addOthers(ByteString.copyFrom(leaf)).addPlaces(place);
        }
    }

    private void row() {
        long number = number(UsedLeaf.ID);
        message.addId(words.number(use.bytes(), use.from(UsedLeaf.ID), split));
        message.addIdNumber(number - idNumber);
        idNumber = number;
        message.addAt(use.at() - at);
        at = use.at();
        message.addBy(word(UsedLeaf.BY));
        message.addCopyNumber(number(UsedLeaf.COPY));
        message.addCopy(words.number(use.bytes(), use.from(UsedLeaf.COPY), split));
        message.addAction(word(UsedLeaf.ACTION)).addPurpose(word(UsedLeaf.PURPOSE));
        message.addCount(use.count());
    }

    private int word(int field) {
        return words.number(use.bytes(), use.from(field), use.to(field));
    }

    /** Splits an identifier; returns its number plus one, or 0 where it has none. */
    private long number(int field) {
        byte[] leaf = use.bytes();
        int to = use.to(field);
        int from = Math.max(use.from(field), to - DIGITS_MAX);
        split = to;
        while (split > from && leaf[split - 1] >= '0' && leaf[split - 1] <= '9') {
            split--;
        }
        while (split < to - 1 && leaf[split] == '0') {
            split++;
        }
        long number = 0;
        for (int i = split; i < to; i++) {
            number = 10 * number + (leaf[i] - '0');
        }
        return split < to ? number + 1 : 0;
    }
}
