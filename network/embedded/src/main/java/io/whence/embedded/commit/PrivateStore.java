package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import io.whence.embedded.block.RecordFile;
import io.whence.embedded.state.PrivateWrites;
import io.whence.embedded.state.Version;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Private values: those endorsed and not yet committed, in memory, and those committed, in a file of their own beside the
 * blocks. A purge rewrites that file, so that nothing of the value is left in it.
 */
public final class PrivateStore implements Closeable {
    private static final int ENDORSED_MAX = 20_000;

    private final Path path;
    private final ConcurrentNavigableMap<Long, List<PrivateRecord>> committed = new ConcurrentSkipListMap<>();
    private final SequencedMap<Endorsed, PrivateWrites> endorsed = new LinkedHashMap<>();
    private RecordFile file;

    private record Endorsed(String transactionId, String collection, ByteString hash) {}

    PrivateStore(Path path) {
        this.path = path;
        this.file = RecordFile.open(path, record -> remember(PrivateRecord.decode(record)));
    }

    /** Keeps what a peer wrote privately while endorsing, until the transaction is committed or long forgotten. */
    public void endorsed(String transactionId, List<PrivateWrites> writes) {
        synchronized (endorsed) {
            for (PrivateWrites part : writes) {
                endorsed.put(new Endorsed(transactionId, part.collection(), part.hash()), part);
            }
            while (endorsed.size() > ENDORSED_MAX) {
                endorsed.pollFirstEntry();
            }
        }
    }

    /** The private values that a block's transactions wrote, as far as they are known and not purged. */
    public List<PrivateRecord> written(long block) {
        return committed.getOrDefault(block, List.of());
    }

    /** What a transaction that is about to be committed wrote privately. */
    List<PrivateRecord> take(String transactionId, Effects effects, Version version) {
        List<PrivateRecord> taken = new ArrayList<>();
        for (Effects.InCollection collection : effects.collections()) {
            take(new Endorsed(transactionId, collection.name(), collection.writesHash()))
                    .ifPresent(writes -> taken.add(new PrivateRecord(version, writes)));
        }
        return taken;
    }

    /** Writes the values of a block that is about to be written; they count only once the block stands. */
    void append(List<PrivateRecord> records) {
        if (!records.isEmpty()) {
            file.append(records.stream().map(PrivateRecord::encoded).toList());
            records.forEach(this::remember);
        }
    }

    /** Forgets values of blocks that were never written. */
    void dropFrom(long height) {
        if (!committed.tailMap(height).isEmpty()) {
            committed.tailMap(height).clear();
            rewrite();
        }
    }

    /** Forgets every value of the purged keys up to and including a block. */
    void purge(List<Effects.Purge> purges, long lastBlock) {
        boolean found = false;
        for (Map.Entry<Long, List<PrivateRecord>> entry :
                committed.headMap(lastBlock, true).entrySet()) {
            List<PrivateRecord> left = entry.getValue().stream()
                    .map(record -> without(record, purges))
                    .toList();
            found |= !left.equals(entry.getValue());
            committed.put(entry.getKey(), left);
        }
        if (found) {
            rewrite();
        }
    }

    @Override
    public void close() {
        file.close();
    }

    private static PrivateRecord without(PrivateRecord record, List<Effects.Purge> purges) {
        PrivateRecord left = record;
        for (Effects.Purge purge : purges) {
            left = left.without(purge);
        }
        return left;
    }

    private Optional<PrivateWrites> take(Endorsed key) {
        synchronized (endorsed) {
            return Optional.ofNullable(endorsed.remove(key));
        }
    }

    private void remember(PrivateRecord record) {
        committed.merge(record.version().block(), List.of(record), (known, more) -> {
            List<PrivateRecord> all = new ArrayList<>(known);
            all.addAll(more);
            return List.copyOf(all);
        });
    }

    private void rewrite() {
        Path unfinished = path.resolveSibling("private.part");
        try {
            Files.deleteIfExists(unfinished);
            RecordFile next = RecordFile.open(unfinished, record -> {});
            next.append(committed.values().stream()
                    .flatMap(List::stream)
                    .map(PrivateRecord::encoded)
                    .toList());
            next.close();
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            file.close();
            file = RecordFile.open(path, record -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
