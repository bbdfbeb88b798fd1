package io.whence.ledger;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.util.List;
import java.util.Map;

/** What an outbox remembers of one input file, in the order in which it happened. */
sealed interface OutboxEntry {
    /** The sequence that the entry is about. */
    long sequence();

    /**
     * A stretch of the file was sealed under a sequence; written before anything is sent. A later entry for the same
     * stretch replaces it.
     *
     * @param prefix the digest of the file up to {@code to}
     * @param without the places in the stretch of events that were set aside
     */
    record Sealed(long sequence, long from, long to, Digest prefix, Digest root, List<Integer> without)
            implements OutboxEntry {
        public Sealed {
            without = List.copyOf(without);
        }
    }

    /** A block says that the batch is valid. */
    record Recorded(long sequence, String transaction, long block) implements OutboxEntry {}

    /** The batch was never sent, or was refused: its sequence stands for nothing. */
    record Withdrawn(long sequence) implements OutboxEntry {}

    /**
     * The ledger refuses the batch at last, and an earlier run may have sent it. Its sequence is used again, so that at most
     * one of the two ever stands.
     */
    record Recalled(long sequence) implements OutboxEntry {}

    /** The entry as a line of a journal. */
    default Json json() {
        return switch (this) {
            case Sealed sealed ->
                Json.object(Map.of(
                        "entry", Json.of("sealed"),
                        "sequence", Json.of(sealed.sequence()),
                        "from", Json.of(sealed.from()),
                        "to", Json.of(sealed.to()),
                        "prefix", Json.of(sealed.prefix().hex()),
                        "root", Json.of(sealed.root().hex()),
                        "without",
                                Json.array(
                                        sealed.without().stream().map(Json::of).toList())));
            case Recorded recorded ->
                Json.object(Map.of(
                        "entry", Json.of("recorded"),
                        "sequence", Json.of(recorded.sequence()),
                        "transaction", Json.of(recorded.transaction()),
                        "block", Json.of(recorded.block())));
            case Withdrawn withdrawn ->
                Json.object(Map.of("entry", Json.of("withdrawn"), "sequence", Json.of(withdrawn.sequence())));
            case Recalled recalled ->
                Json.object(Map.of("entry", Json.of("recalled"), "sequence", Json.of(recalled.sequence())));
        };
    }

    static OutboxEntry read(Json json) {
        FieldReader fields = new FieldReader("outbox", json);
        String kind = fields.text("entry");
        return switch (kind) {
            case "sealed" ->
                new Sealed(
                        fields.count("sequence"),
                        fields.count("from"),
                        fields.count("to"),
                        fields.digest("prefix"),
                        fields.digest("root"),
                        fields.list("without", FieldReader.LIST_MAX, OutboxEntry::place));
            case "recorded" ->
                new Recorded(fields.count("sequence"), fields.text("transaction"), fields.count("block"));
            case "withdrawn" -> new Withdrawn(fields.count("sequence"));
            case "recalled" -> new Recalled(fields.count("sequence"));
            default -> throw LedgerRule.OUTBOX_CORRUPT.refuse("outbox.entry", kind);
        };
    }

    private static int place(String at, Json json) {
        if (json instanceof Json.Whole whole) {
            return Math.toIntExact(whole.value());
        }
        throw LedgerRule.OUTBOX_CORRUPT.refuse(at, "not a number");
    }
}
