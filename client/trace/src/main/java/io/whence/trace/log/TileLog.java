package io.whence.trace.log;

import io.whence.ledger.FolderLock;
import io.whence.ledger.Position;
import io.whence.model.merkle.ConsistencyProof;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.merkle.MerkleProofs;
import io.whence.model.merkle.MerkleRule;
import io.whence.model.merkle.Subtrees;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.TlogProof;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An append-only log in C2SP tiles. What was committed survives the end of the process at any moment; what was appended
 * since is gone then, and is read again from blocks at the head's position. A commit forces the right edge and the head to
 * the disk; whole tiles are left to the system, because blocks can give them back. Whatever is handed out was checked
 * against the head's root first. Not shared between threads.
 */
public final class TileLog implements Subtrees, AutoCloseable {
    private static final String HEAD = "head.json";

    private final Path folder;
    private final FolderLock lock;
    private final Tiles tiles;
    private final EntryIndex index;
    private final EntryBundle bundle = new EntryBundle();
    private final List<Path> unforced = new ArrayList<>();
    private final List<Path> outgrown = new ArrayList<>();
    private boolean torn;
    private LogHead head;

    private TileLog(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.head = head(folder);
        this.tiles = Tiles.open(folder, head.size());
        this.index = new EntryIndex(folder, head.size());
    }

    /** Opens a log, or begins one; refuses a damaged one by name. */
    public static TileLog open(Path folder) {
        FolderLock lock = lock(folder);
        try {
            TileLog log = new TileLog(folder, lock);
            log.requireSound();
            return log;
        } catch (Refused | UncheckedIOException e) {
            lock.close();
            throw e;
        }
    }

    /** The right to write in a log's folder; refused where another program has it. */
    static FolderLock lock(Path folder) {
        try {
            return FolderLock.take(folder).orElseThrow(() -> LogRule.LOG_IN_USE.refuse("log", folder));
        } catch (IOException e) {
            throw DurableFile.unwritable(folder, e);
        }
    }

    /** What a log in this folder durably holds, by its own word; refused where it cannot be read. */
    static LogHead head(Path folder) {
        try {
            return DurableFile.read(folder.resolve(HEAD)).map(LogHead::read).orElse(LogHead.EMPTY);
        } catch (Refused malformed) {
            throw LogRule.LOG_DAMAGED.refuse(HEAD, malformed.rule());
        }
    }

    /** What is durably there. */
    public LogHead head() {
        return head;
    }

    /** How many entries there are, those included that are not committed yet. */
    public long size() {
        return tiles.size();
    }

    /** Adds an entry at index {@link #size}. After a refusal other than {@code ENTRY_TOO_LONG} the log is opened again. */
    public void append(byte[] entry) {
        EntryBundle.check(entry);
        requireUntorn();
        torn = true;
        bundle.add(entry);
        for (Tiles.Whole whole : tiles.append(MerkleHash.leaf(entry))) {
            begin(whole.path(), whole.bytes());
        }
        if (tiles.size() % TilePath.WIDTH == 0) {
            begin(TilePath.entries(tiles.size() / TilePath.WIDTH - 1), bundle.bytes());
            bundle.clear();
        }
        torn = false;
    }

    /** Makes everything appended durable, together with the ledger position up to which it goes. */
    public void commit(Position next) {
        requireUntorn();
        long size = tiles.size();
        int width = (int) (size % TilePath.WIDTH);
        if (width > 0) {
            keep(TilePath.entries(size / TilePath.WIDTH).in(folder, width), bundle.bytes());
        }
        tiles.partial().forEach(part -> keep(part.path().in(folder, part.width()), part.bytes()));
        unforced.forEach(DurableFile::force);
        unforced.stream().map(Path::getParent).distinct().forEach(DurableFile::force);
        unforced.clear();
        LogHead after = new LogHead(size, MerkleProofs.root(size, tiles), next);
        DurableFile.write(folder.resolve(HEAD), after.bytes(), true);
        head = after;
        outgrown.forEach(TileLog::remove);
        outgrown.clear();
        index.committed(this);
    }

    @Override
    public Digest at(int level, long index) {
        return tiles.at(level, index);
    }

    /** The entry at an index. */
    public byte[] entry(long index) {
        if (index < 0 || index >= tiles.size()) {
            throw LogRule.ENTRY_ABSENT.refuse("index", index + " of " + tiles.size());
        }
        return entries(index / TilePath.WIDTH).get((int) (index % TilePath.WIDTH));
    }

    /** The indexes of the committed entries of an id, which is an event's or a transaction's: ascending, at most 100. */
    public List<Long> find(String id) {
        return index.find(id, this);
    }

    /** The entries {@code [256 * tile, 256 * (tile + 1))}, as many as there are, uncommitted ones included. */
    public List<byte[]> entries(long tile) {
        byte[] bytes = tile == tiles.size() / TilePath.WIDTH
                ? bundle.bytes()
                : DurableFile.read(TilePath.entries(tile).in(folder))
                        .orElseThrow(() -> LogRule.LOG_DAMAGED.refuse("entries", tile + " is absent"));
        List<byte[]> entries = EntryBundle.read(bytes);
        if (entries.size() != Math.min(TilePath.WIDTH, tiles.size() - tile * TilePath.WIDTH)) {
            throw LogRule.LOG_DAMAGED.refuse("entries", tile + " has " + entries.size());
        }
        return entries;
    }

    /** The root that the log had at a committed size. */
    public Digest root(long size) {
        Digest root = MerkleProofs.root(within(size), tiles);
        if (size > 0 && !MerkleProofs.consistency(size, head.size(), tiles).proves(root, head.root())) {
            throw LogRule.LOG_DAMAGED.refuse("root", "of " + size + " entries");
        }
        return root;
    }

    /** The log's checkpoint at a committed size, which nobody has signed yet. */
    public Checkpoint checkpoint(String origin, long size) {
        return new Checkpoint(origin, size, root(size));
    }

    /** That the log at {@code to} began with the log at {@code from}, at least 1; both committed sizes. */
    public ConsistencyProof consistency(long from, long to) {
        ConsistencyProof proof = MerkleProofs.consistency(from, within(to), tiles);
        if (!proof.proves(root(from), root(to))) {
            throw LogRule.LOG_DAMAGED.refuse("from", from + " of " + to);
        }
        return proof;
    }

    /**
     * The self-contained proof that the entry at an index stands under a checkpoint of this log.
     *
     * @throws io.whence.model.value.Refused {@code CHECKPOINT_FORKED} where the checkpoint is of another log
     */
    public TlogProof proof(long index, SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        byte[] entry = entry(index);
        TlogProof proof = TlogProof.of(entry, MerkleProofs.inclusion(index, within(checkpoint.size()), tiles), note);
        if (!proof.proves(entry)) {
            Digest root = root(checkpoint.size());
            throw root.equals(checkpoint.root())
                    ? LogRule.LOG_DAMAGED.refuse("index", index)
                    : LogRule.CHECKPOINT_FORKED.refuse("root", checkpoint.root() + " where this log has " + root);
        }
        return proof;
    }

    /** Lets go of the log; what was not committed is gone. */
    @Override
    public void close() {
        lock.close();
    }

    private long within(long size) {
        if (size < 0 || size > head.size()) {
            throw MerkleRule.PROOF_MALFORMED.refuse("size", size + " of " + head.size());
        }
        return size;
    }

    private void begin(TilePath path, byte[] bytes) {
        DurableFile.begin(path.in(folder), bytes);
        outgrown.add(path.parts(folder));
    }

    private void keep(Path file, byte[] bytes) {
        DurableFile.write(file, bytes, false);
        unforced.add(file);
    }

    private void requireUntorn() {
        if (torn) {
            throw new IllegalStateException("an append failed halfway: the log is opened again");
        }
    }

    /** The right edge must lead to the root, and the last entries to the last leaf hashes. */
    private void requireSound() {
        Digest root = MerkleProofs.root(head.size(), tiles);
        if (!root.equals(head.root())) {
            throw LogRule.LOG_DAMAGED.refuse("root", root);
        }
        int width = (int) (head.size() % TilePath.WIDTH);
        long tile = head.size() / TilePath.WIDTH;
        List<byte[]> last = width == 0
                ? List.of()
                : EntryBundle.read(DurableFile.read(TilePath.entries(tile).in(folder, width))
                        .orElseThrow(() -> LogRule.LOG_DAMAGED.refuse("entries", tile)));
        if (last.size() != width) {
            throw LogRule.LOG_DAMAGED.refuse("entries", last.size() + " of " + width);
        }
        for (int i = 0; i < width; i++) {
            if (!MerkleHash.leaf(last.get(i)).equals(tiles.at(0, tile * TilePath.WIDTH + i))) {
                throw LogRule.LOG_DAMAGED.refuse("entries", tile * TilePath.WIDTH + i);
            }
            bundle.add(last.get(i));
        }
    }

    private static void remove(Path parts) {
        if (!Files.exists(parts)) {
            return;
        }
        try (var files = Files.list(parts)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(parts);
        } catch (IOException e) {
            throw DurableFile.unwritable(parts, e);
        }
    }
}
