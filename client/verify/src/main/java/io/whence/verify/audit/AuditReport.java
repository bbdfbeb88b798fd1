package io.whence.verify.audit;

import io.whence.model.bytes.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an audit of a ledger came to.
 *
 * @param origin the log's name
 * @param root of the whole log, in hex
 * @param checkpoints how many recorded ones were compared
 * @param tiles how many stored ones were compared, where that was asked for
 */
public record AuditReport(
        String origin,
        Counts counts,
        String root,
        List<Producer> producers,
        long checkpoints,
        Optional<Long> tiles,
        List<Finding> findings) {

    /**
     * How much there was: blocks, those with orderers' signatures that were verified, transactions of all kinds, valid ones
     * that recorded something, their events, the log's entries.
     */
    public record Counts(long blocks, long signed, long transactions, long recorded, long events, long entries) {}

    /** What one producer recorded. */
    public record Producer(String party, long batches, long events, long lastSequence) {
        static Producer of(String party, Sequences sequences) {
            return new Producer(party, sequences.batches(), sequences.events(), sequences.last());
        }

        private Json.Fields json() {
            return Json.object(Map.of(
                    "producer", Json.of(party),
                    "batches", Json.of(batches),
                    "events", Json.of(events),
                    "lastSequence", Json.of(lastSequence)));
        }
    }

    public AuditReport {
        producers = List.copyOf(producers);
        findings = List.copyOf(findings);
    }

    /** Whether everything held. */
    public boolean sound() {
        return findings.isEmpty();
    }

    public Json.Fields json() {
        Map<String, Json> members = new TreeMap<>();
        members.put("sound", Json.of(sound()));
        members.put("origin", Json.of(origin));
        members.put("blocks", Json.of(counts.blocks));
        members.put("signed", Json.of(counts.signed));
        members.put("transactions", Json.of(counts.transactions));
        members.put("recorded", Json.of(counts.recorded));
        members.put("events", Json.of(counts.events));
        members.put("entries", Json.of(counts.entries));
        members.put("root", Json.of(root));
        members.put(
                "producers", Json.array(producers.stream().map(Producer::json).toList()));
        members.put("checkpoints", Json.of(checkpoints));
        members.put("tiles", tiles.<Json>map(Json::of).orElse(Json.nothing()));
        members.put("findings", Json.array(findings.stream().map(Finding::json).toList()));
        return Json.object(members);
    }
}
