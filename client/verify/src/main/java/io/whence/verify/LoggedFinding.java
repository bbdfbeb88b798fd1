package io.whence.verify;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.claim.Finding;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Digest;
import io.whence.model.wire.FindingCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The finding that the claim was decided on: the very bytes that were recorded, the copies it names as they were delivered,
 * and the openings whose digests were committed to at delivery.
 *
 * @param deliveries of all copies in the pack, by copy
 */
record LoggedFinding(Optional<Finding> finding, Map<String, Event.Delivered> deliveries) {
    private static final String FUNCTION = "claims:find";
    private static final int INCIDENT = 0;
    private static final int DOCUMENT = 1;

    static LoggedFinding of(LoggedEntries entries, LoggedDocuments documents, ClaimRecord record) {
        PackFiles files = documents.files();
        Map<String, Event.Delivered> deliveries = deliveries(entries);
        requireOpenings(files, deliveries);
        Optional<Digest> decidedOn = record.claim().inquiry().finding();
        if (!files.has(PackPaths.FINDING)) {
            decidedOn.ifPresent(digest -> {
                throw new Broken(PackPaths.FINDING, "file", "absent, but the claim rests on finding " + digest);
            });
            return new LoggedFinding(Optional.empty(), deliveries);
        }
        LoggedDocuments.Logged found = found(documents);
        Finding finding = recorded(documents, found, record);
        decidedOn.filter(digest -> !digest.equals(finding.digest())).ifPresent(digest -> {
            throw new Broken(PackPaths.FINDING, "digest", "the claim rests on finding " + digest);
        });
        finding.traces().forEach(trace -> requireDelivered(finding, trace, deliveries));
        files.read(PackPaths.FINDING, bytes -> {
            FieldReader fields = new FieldReader("", Json.parse(bytes));
            PerilFacts.require(entries.events().headMap(found.index()).values(), documents, finding, fields);
            return fields;
        });
        return new LoggedFinding(Optional.of(finding), deliveries);
    }

    private static LoggedDocuments.Logged found(LoggedDocuments documents) {
        return documents
                .submitted(FUNCTION, DOCUMENT, Digest.over(documents.files().bytes(PackPaths.FINDING)))
                .orElseThrow(() -> new Broken(PackPaths.FINDING, "digest", "no logged " + FUNCTION + " submitted it"));
    }

    private static Finding recorded(LoggedDocuments documents, LoggedDocuments.Logged found, ClaimRecord record) {
        PackFiles files = documents.files();
        String incident = new String(documents.argument(found, INCIDENT), StandardCharsets.UTF_8);
        if (!incident.equals(record.claim().basis().incident())) {
            throw new Broken(PackPaths.FINDING, "incident", "recorded for incident " + incident);
        }
        String author = found.leaf().caller().mspId();
        return files.read(PackPaths.FINDING, canonical -> FindingCodec.finding(incident, author, canonical));
    }

    /** A copy that is named must have been delivered to its holder; any other copy only must not contradict the pack. */
    private static void requireDelivered(
            Finding finding, Finding.Trace trace, Map<String, Event.Delivered> deliveries) {
        Event.Delivered delivered = deliveries.get(trace.copy());
        if (delivered == null && finding.named().contains(trace.copy())) {
            throw new Broken(PackPaths.FINDING, "named", "no delivery of copy " + trace.copy() + " is in the pack");
        }
        if (delivered != null && !delivered.to().equals(trace.holder())) {
            throw new Broken(PackPaths.FINDING, "copies", trace.copy() + " was delivered to " + delivered.to());
        }
    }

    private static Map<String, Event.Delivered> deliveries(LoggedEntries entries) {
        Map<String, Event.Delivered> deliveries = new TreeMap<>();
        entries.events().values().stream()
                .map(Event::fact)
                .filter(Event.Delivered.class::isInstance)
                .map(Event.Delivered.class::cast)
                .forEach(delivered -> deliveries.put(delivered.copy(), delivered));
        return deliveries;
    }

    private static void requireOpenings(PackFiles files, Map<String, Event.Delivered> deliveries) {
        List<String> committed = deliveries.values().stream()
                .filter(delivered -> delivered.commitment().isPresent())
                .map(delivered -> PackPaths.opening(delivered.copy()))
                .toList();
        files.under(PackPaths.OPENINGS).stream()
                .filter(path -> !committed.contains(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new Broken(path, "name", "no delivery in the pack committed to it");
                });
        deliveries.values().stream()
                .filter(delivered -> files.has(PackPaths.opening(delivered.copy())))
                .forEach(delivered -> requireCommitted(files, delivered));
    }

    private static void requireCommitted(PackFiles files, Event.Delivered delivered) {
        String path = PackPaths.opening(delivered.copy());
        Digest opened = Digest.over(files.bytes(path));
        if (!delivered.commitment().filter(opened::equals).isPresent()) {
            throw new Broken(path, "digest", "the delivery committed to something else");
        }
    }

    Optional<String> verdict() {
        return finding.map(found -> found.verdict().name());
    }

    String told() {
        return finding.map(found -> found.verdict() + ", naming " + found.named() + ", digest " + found.digest())
                .orElse("no finding");
    }
}
