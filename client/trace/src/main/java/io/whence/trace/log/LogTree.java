package io.whence.trace.log;

import io.whence.ledger.Connection;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The log's tree as of one size, with those entries kept that somebody asked for. */
public final class LogTree {
    private final List<Digest> hashes = new ArrayList<>();
    private final List<LogEntry> kept = new ArrayList<>();

    private LogTree() {}

    /** Reads the whole log, keeping the entries that {@code wanted} names. */
    public static LogTree read(Connection connection, Predicate<LogEntry> wanted) {
        LogTree tree = new LogTree();
        LogReader.read(connection, entry -> tree.add(entry, wanted));
        return tree;
    }

    public long size() {
        return hashes.size();
    }

    /** The kept entries that stand before {@code size}, in order. */
    public List<LogEntry> kept(long size) {
        return kept.stream().filter(entry -> entry.index() < size).toList();
    }

    /** The root as of {@code size} entries. */
    public Digest root(long size) {
        return at(size).root();
    }

    /** The tree as of {@code size} entries, for proofs. */
    public MerkleTree at(long size) {
        return MerkleTree.ofHashes(hashes.subList(0, Math.toIntExact(size)));
    }

    private void add(LogEntry entry, Predicate<LogEntry> wanted) {
        hashes.add(MerkleHash.leaf(entry.bytes()));
        if (wanted.test(entry)) {
            kept.add(entry);
        }
    }
}
