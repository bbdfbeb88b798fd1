package io.whence.claims.evidence;

import io.whence.ledger.Connection;
import io.whence.ledger.Recorded;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.VerifierKey;
import io.whence.trace.log.LogEntry;
import io.whence.trace.log.LogReader;
import io.whence.trace.log.LogTree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gathers what goes into the pack of one claim from the ledger and its log. */
public final class Gathering {
    private static final int LIST_MAX = 1000;

    private final Connection connection;
    private final List<VerifierKey> witnesses;

    public Gathering(Connection connection, List<VerifierKey> witnesses) {
        this.connection = connection;
        this.witnesses = List.copyOf(witnesses);
    }

    /**
     * Gathers a claim's evidence under the largest checkpoint that most witnesses recorded.
     *
     * @param openings of commitments made at delivery, by copy; those of other copies are left out
     */
    public PackContents of(String claim, Map<String, byte[]> openings, Instant now) {
        Subject subject = Subject.of(connection, claim);
        SignedNote checkpoint = checkpoint();
        LogTree log = LogTree.read(connection, new Relevance(subject));
        long size = Checkpoint.parse(checkpoint.text()).size();
        MerkleTree tree = log.at(size);
        List<LogEntry> entries = log.kept(size);
        return new PackContents(
                claim,
                now,
                checkpoint,
                checkpoint.signedBy(witnesses),
                entries.stream()
                        .filter(entry -> entry.event().isPresent())
                        .map(entry -> event(tree, entry))
                        .toList(),
                entries.stream()
                        .filter(entry -> entry.event().isEmpty())
                        .map(entry -> transaction(tree, entry))
                        .toList(),
                disclosed(subject, openings),
                subject.record(),
                subject.finding(),
                subject.settlement());
    }

    private static PackContents.ProvedEvent event(MerkleTree tree, LogEntry entry) {
        return new PackContents.ProvedEvent(PackContents.Bytes.of(entry.bytes()), tree.inclusion(entry.index()));
    }

    private static PackContents.ProvedTransaction transaction(MerkleTree tree, LogEntry entry) {
        Recorded recorded = entry.transaction().recorded();
        Optional<PackContents.Bytes> answer = recorded instanceof Recorded.Moved moved
                ? Optional.of(PackContents.Bytes.of(moved.answer().canonical()))
                : Optional.empty();
        return new PackContents.ProvedTransaction(
                entry.leaf(),
                tree.inclusion(entry.index()),
                LogReader.arguments(recorded).stream()
                        .map(PackContents.Bytes::of)
                        .toList(),
                answer);
    }

    private static List<PackContents.Opening> disclosed(Subject subject, Map<String, byte[]> openings) {
        return openings.entrySet().stream()
                .filter(opening -> subject.copies().contains(opening.getKey()))
                .map(opening -> new PackContents.Opening(opening.getKey(), PackContents.Bytes.of(opening.getValue())))
                .toList();
    }

    /** The recorded checkpoint with the most cosignatures, the largest of those; all signatures in one note. */
    private SignedNote checkpoint() {
        Map<String, SignedNote> merged = new TreeMap<>();
        FieldReader listed = new FieldReader("", Json.parse(connection.evaluate("checkpoint:list", "0")));
        for (String text : listed.objects("items", LIST_MAX, item -> item.text("note"))) {
            SignedNote note = SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
            merged.merge(note.text(), note, Gathering::together);
        }
        return merged.values().stream()
                .max(Comparator.comparingInt(
                                (SignedNote note) -> note.signedBy(witnesses).size())
                        .thenComparingLong(note -> Checkpoint.parse(note.text()).size()))
                .orElseThrow(() -> EvidenceRule.CHECKPOINT_MISSING.refuse("checkpoint", "none recorded"));
    }

    private static SignedNote together(SignedNote one, SignedNote other) {
        return new SignedNote(
                one.text(),
                Stream.concat(one.signatures().stream(), other.signatures().stream())
                        .distinct()
                        .toList());
    }
}
