package io.whence.claims.evidence;

import io.whence.ledger.Recorded;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.wire.Document;
import io.whence.model.wire.LedgerLeaf;
import io.whence.trace.log.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which entries of the log are evidence for a claim: its moves, what they rest on, and the life of its copies. */
record Relevance(Subject subject) implements Predicate<LogEntry> {
    /** What moves a claim, and what it rests on. */
    private static final Set<String> MOVES = Set.of("claim", "claims", "incident", "cover");

    @Override
    public boolean test(LogEntry entry) {
        return entry.event()
                .map(this::concerns)
                .orElseGet(() -> concerns(entry.transaction().recorded()));
    }

    /** Whether a transaction may be evidence, as far as its function says. */
    boolean possible(LedgerLeaf leaf) {
        String contract = leaf.function().substring(0, leaf.function().indexOf(':'));
        return MOVES.contains(contract)
                || subject.documents().stream().anyMatch(document -> document.startsWith(contract + "/"));
    }

    private boolean concerns(Recorded recorded) {
        return switch (recorded) {
            case Recorded.Sealed sealed -> sealed.batch().events().stream().anyMatch(this::concerns);
            case Recorded.Added added -> concerns(added.document());
            case Recorded.Moved moved -> concerns(moved.function(), moved.arguments());
        };
    }

    /** Whether an event is of one of the copies, or cited. */
    boolean concerns(Event event) {
        return switch (event.fact()) {
            case Event.Delivered delivered -> handedOver(delivered.copy());
            case Event.Received received -> handedOver(received.copy());
            case Event.Used used ->
                subject.copies().contains(used.copy()) || subject.cited().uses().contains(event.id());
            case Event.Derived derived -> derived.inputs().stream().anyMatch(this::handedOver);
            case Event.Deleted deleted -> subject.copies().contains(deleted.copy());
        };
    }

    private boolean handedOver(String copy) {
        return subject.copies().contains(copy) || subject.cited().copies().contains(copy);
    }

    private boolean concerns(Document document) {
        return subject.documents().contains(document.type() + "/" + document.id())
                || (document.type().equals("cover") && document.id().equals(subject.cover()));
    }

    private boolean concerns(String function, List<byte[]> arguments) {
        String contract = function.substring(0, function.indexOf(':'));
        return switch (contract) {
            case "claim" -> names(arguments.getFirst(), "claim", subject.claim());
            case "claims" -> arguments.stream().anyMatch(this::isFinding);
            case "incident" ->
                names(arguments.getFirst(), "id", subject.incident())
                        || names(arguments.getFirst(), "incident", subject.incident());
            case "cover" -> text(arguments.getFirst()).equals(subject.cover());
            default -> false;
        };
    }

    private boolean isFinding(byte[] argument) {
        return subject.findingDigest().filter(text(argument)::equals).isPresent()
                || subject.finding()
                        .filter(finding -> finding.text().equals(text(argument)))
                        .isPresent();
    }

    private static boolean names(byte[] move, String member, String id) {
        FieldReader fields = new FieldReader("", Json.parse(move));
        return fields.textIfPresent(member).filter(id::equals).isPresent();
    }

    private static String text(byte[] argument) {
        return new String(argument, StandardCharsets.UTF_8);
    }
}
