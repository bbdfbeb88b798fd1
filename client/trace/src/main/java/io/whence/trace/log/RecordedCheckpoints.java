package io.whence.trace.log;

import io.whence.ledger.Connection;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.NoteSignature;
import io.whence.model.note.SignedNote;
import io.whence.model.wire.CheckpointRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The heads of the log that witnesses recorded on the ledger, in the order of their sizes. */
public final class RecordedCheckpoints {
    private static final int PAGE_MAX = 1000;

    private final List<CheckpointRecord> records;

    private RecordedCheckpoints(List<CheckpointRecord> records) {
        this.records = List.copyOf(records);
    }

    /** One head, with the signatures of all who recorded it in one note. */
    public record Head(Checkpoint checkpoint, SignedNote note, List<String> witnesses) {}

    public static RecordedCheckpoints of(Connection connection) {
        List<CheckpointRecord> records = new ArrayList<>();
        List<CheckpointRecord> page = page(connection, 0);
        while (page.size() == PAGE_MAX) {
            long last = page.getLast().checkpoint().size();
            page.stream().filter(record -> record.checkpoint().size() < last).forEach(records::add);
            page = page(connection, last);
        }
        records.addAll(page);
        return new RecordedCheckpoints(records);
    }

    static RecordedCheckpoints of(List<CheckpointRecord> records) {
        return new RecordedCheckpoints(records);
    }

    public List<CheckpointRecord> all() {
        return records;
    }

    /** The head that most witnesses recorded, the largest of those, among the wanted ones. */
    public Optional<Head> best(Predicate<Checkpoint> wanted) {
        return heads().stream()
                .filter(head -> wanted.test(head.checkpoint()))
                .max(Comparator.comparingInt((Head head) -> head.witnesses().size())
                        .thenComparingLong(head -> head.checkpoint().size()));
    }

    /** The largest head that somebody had cosigned by then, by the word of its witnesses. */
    public Optional<Head> seenBy(Instant then) {
        return heads().stream()
                .filter(head -> head.note().signatures().stream()
                        .flatMap(signature -> signature.cosignedAt().stream())
                        .anyMatch(at -> !at.isAfter(then)))
                .max(Comparator.comparingLong(head -> head.checkpoint().size()));
    }

    /** The recorded heads that another one of the same size contradicts: an alarm. */
    public List<CheckpointRecord> forked() {
        Map<Long, Set<Checkpoint>> bySize = new TreeMap<>();
        records.forEach(record -> bySize.computeIfAbsent(record.checkpoint().size(), size -> new HashSet<>())
                .add(record.checkpoint()));
        return records.stream()
                .filter(record -> bySize.getOrDefault(record.checkpoint().size(), Set.of())
                                .size()
                        > 1)
                .toList();
    }

    /** The recorded heads that one's own log contradicts: an alarm as well. */
    public List<CheckpointRecord> denied(LedgerLog log) {
        return records.stream()
                .filter(record -> record.checkpoint().size() <= log.size())
                .filter(record -> !record.checkpoint()
                        .equals(log.checkpoint(record.checkpoint().size())))
                .toList();
    }

    private List<Head> heads() {
        Map<String, List<CheckpointRecord>> together = new TreeMap<>();
        records.forEach(record -> together.computeIfAbsent(record.checkpoint().text(), text -> new ArrayList<>())
                .add(record));
        return together.values().stream().map(RecordedCheckpoints::head).toList();
    }

    private static Head head(List<CheckpointRecord> together) {
        Checkpoint checkpoint = together.getFirst().checkpoint();
        SignedNote note = checkpoint.unsigned();
        for (CheckpointRecord record : together) {
            for (NoteSignature own : own(record).toList()) {
                note = note.with(own);
            }
        }
        return new Head(
                checkpoint,
                note,
                together.stream().map(CheckpointRecord::witness).toList());
    }

    /** A witness's own lines: the ledger checked one of them, and whatever else somebody put there counts for nothing. */
    private static Stream<NoteSignature> own(CheckpointRecord record) {
        return SignedNote.parse(record.note().getBytes(StandardCharsets.UTF_8)).signatures().stream()
                .filter(signature -> signature.name().equals(record.witness()));
    }

    private static List<CheckpointRecord> page(Connection connection, long fromSize) {
        byte[] listed = connection.evaluate("checkpoint:list", Long.toString(fromSize));
        return new FieldReader("", Json.parse(listed)).objects("items", PAGE_MAX, CheckpointRecord::read);
    }
}
