package io.whence.verify;

import io.whence.model.circulation.Event;
import io.whence.model.note.TlogProof;
import io.whence.model.pack.PackPaths;
import io.whence.model.value.Refused;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.EventJson;
import io.whence.model.wire.LedgerLeaf;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The log entries in a pack that were proved to stand under its checkpoint, by their index in the log.
 *
 * @param events each under a transaction that is in the pack as well
 */
record LoggedEntries(SortedMap<Long, Event> events, SortedMap<Long, LedgerLeaf> transactions) {

    static LoggedEntries of(PackFiles files) {
        SortedMap<Long, LedgerLeaf> transactions = new TreeMap<>();
        proved(files, PackPaths.TRANSACTIONS).forEach((index, entry) -> {
            files.require(PackPaths.transaction(index), entry, "another entry than the proved one");
            transactions.put(index, files.read(PackPaths.transaction(index), LedgerLeaf::read));
        });
        SortedMap<Long, Event> events = new TreeMap<>();
        proved(files, PackPaths.EVENTS).forEach((index, entry) -> {
            events.put(index, event(files, index, entry));
            requireBatch(transactions, index);
        });
        return new LoggedEntries(events, transactions);
    }

    /** The entries that the proofs in a folder carry, every one of them under the pack's own checkpoint. */
    private static SortedMap<Long, byte[]> proved(PackFiles files, String folder) {
        SortedMap<Long, byte[]> entries = new TreeMap<>();
        for (String path : files.under(folder)) {
            if (path.endsWith(PackPaths.PROOF)) {
                TlogProof proof = files.read(path, TlogProof::parse);
                entries.put(proof.inclusion().index(), entry(files, path, proof));
            } else if (!files.has(path.replace(".json", PackPaths.PROOF))) {
                throw new Broken(path, "file", "nothing proves it");
            }
        }
        return entries;
    }

    private static byte[] entry(PackFiles files, String path, TlogProof proof) {
        files.require(path, proof.bytes(), "not the one spelling of this proof");
        if (!Arrays.equals(proof.checkpoint().bytes(), files.bytes(PackPaths.CHECKPOINT))) {
            throw new Broken(path, "checkpoint", "another checkpoint than the pack's");
        }
        byte[] entry = proof.extra().orElseThrow(() -> new Broken(path, "extra", "carries no entry"));
        if (!proof.proves(entry)) {
            throw new Broken(path, "path", "does not lead to the checkpoint's root");
        }
        boolean transaction = LedgerLeaf.isTransaction(entry);
        long index = proof.inclusion().index();
        String name = transaction ? PackPaths.transactionProof(index) : PackPaths.eventProof(index);
        if (!path.equals(name)) {
            throw new Broken(path, "index", "proves the entry of " + name);
        }
        return entry;
    }

    private static Event event(PackFiles files, long index, byte[] entry) {
        String path = PackPaths.event(index);
        try {
            Event event = EventCodec.decode(entry);
            files.require(path, EventJson.write(event).canonical(), "says something else than the proved event");
            return event;
        } catch (Refused refused) {
            throw Broken.in(PackPaths.eventProof(index), refused);
        }
    }

    /** A batch before the event must reach as far as the event; then no other transaction stands between them. */
    private static void requireBatch(SortedMap<Long, LedgerLeaf> transactions, long index) {
        boolean sealed = transactions.headMap(index).entrySet().stream()
                .anyMatch(head -> reaches(head.getKey(), head.getValue(), index));
        if (!sealed) {
            throw new Broken(PackPaths.eventProof(index), "index", "the pack holds no batch that sealed this event");
        }
    }

    private static boolean reaches(long head, LedgerLeaf leaf, long index) {
        return leaf.batch().filter(batch -> index - head <= batch.size()).isPresent();
    }

    String told() {
        return events.size() + " events under " + transactions.size() + " transactions";
    }
}
