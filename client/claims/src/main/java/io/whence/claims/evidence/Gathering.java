package io.whence.claims.evidence;

import io.whence.ledger.Connection;
import io.whence.ledger.Recorded;
import io.whence.model.merkle.InclusionProof;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.VerifierKey;
import io.whence.trace.log.LedgerEntries;
import io.whence.trace.log.LedgerLog;
import io.whence.trace.log.LogEntry;
import io.whence.trace.log.LogRule;
import io.whence.trace.log.RecordedCheckpoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers what goes into the pack of one claim from the ledger and its log. */
public final class Gathering {
    private final Connection connection;
    private final LedgerLog log;
    private final List<VerifierKey> witnesses;

    /** Gathers from the ledger behind a connection, proves from its log, and names these witnesses. */
    public Gathering(Connection connection, LedgerLog log, List<VerifierKey> witnesses) {
        this.connection = connection;
        this.log = log;
        this.witnesses = List.copyOf(witnesses);
    }

    /** What the exporter discloses of copies, by copy: openings of their commitments, and their slots. */
    public record Disclosure(Map<String, byte[]> openings, Map<String, byte[]> slots) {
        public Disclosure {
            openings = Collections.unmodifiableMap(new TreeMap<>(openings));
            slots = Collections.unmodifiableMap(new TreeMap<>(slots));
        }
    }

    /**
     * Gathers a claim's evidence under the largest checkpoint that most witnesses recorded.
     *
     * @param disclosure of commitments made at delivery; what is of other copies is left out
     */
    public PackContents of(String claim, Disclosure disclosure, Instant now) {
        Subject subject = Subject.of(connection, claim);
        SignedNote checkpoint = checkpoint();
        List<LogEntry> entries = relevant(new Relevance(subject), checkpoint);
        return new PackContents(
                claim,
                now,
                checkpoint,
                checkpoint.signedBy(witnesses),
                entries.stream()
                        .filter(entry -> entry.event().isPresent())
                        .map(entry -> event(entry, checkpoint))
                        .toList(),
                entries.stream()
                        .filter(entry -> entry.event().isEmpty())
                        .map(entry -> transaction(entry, checkpoint))
                        .toList(),
                disclosed(subject, disclosure.openings()),
                disclosed(subject, disclosure.slots()),
                subject.record(),
                subject.finding(),
                subject.settlement());
    }

    /** The entries under the checkpoint that are evidence, from the blocks alone that the log says may hold some. */
    private List<LogEntry> relevant(Relevance relevance, SignedNote checkpoint) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        List<LogEntry> kept = new ArrayList<>();
        LedgerEntries.read(connection, log.blocks(size, relevance::possible, relevance::concerns), entry -> {
            if (entry.index() < size && relevance.test(entry)) {
                kept.add(entry);
            }
        });
        return kept;
    }

    private PackContents.ProvedEvent event(LogEntry entry, SignedNote checkpoint) {
        return new PackContents.ProvedEvent(PackContents.Bytes.of(entry.bytes()), inclusion(entry, checkpoint));
    }

    private PackContents.ProvedTransaction transaction(LogEntry entry, SignedNote checkpoint) {
        Recorded recorded = entry.transaction().recorded();
        Optional<PackContents.Bytes> answer = recorded instanceof Recorded.Moved moved
                ? Optional.of(PackContents.Bytes.of(moved.answer().canonical()))
                : Optional.empty();
        return new PackContents.ProvedTransaction(
                entry.leaf(),
                inclusion(entry, checkpoint),
                LedgerEntries.arguments(recorded).stream()
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

    private InclusionProof inclusion(LogEntry entry, SignedNote checkpoint) {
        return log.proof(entry.index(), checkpoint).inclusion();
    }

    private SignedNote checkpoint() {
        return RecordedCheckpoints.of(connection)
                .best(head -> head.size() <= log.size())
                .map(RecordedCheckpoints.Head::note)
                .orElseThrow(() -> LogRule.CHECKPOINT_MISSING.refuse("checkpoint", "none recorded"));
    }
}
