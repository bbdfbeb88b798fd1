package io.whence.trace.log;

import io.whence.ledger.Position;
import io.whence.model.merkle.LogFold;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.merkle.MerkleProofs;
import io.whence.model.merkle.Subtrees;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.TlogProof;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An append-only log in C2SP tiles. What was committed survives the end of the process at any moment; what was appended
 * since is gone then, and is read again from blocks at the head's position. A commit forces the right edge and the head to
 * the disk; whole tiles are left to the system, because blocks can give them back. Not shared between threads.
 */
public final class TileLog implements Subtrees, AutoCloseable {
    private static final String HEAD = "head.json";

    private final Path folder;
    private final FileChannel lock;
    private final Tiles tiles;
    private final EntryBundle bundle = new EntryBundle();
    private final List<Path> unforced = new ArrayList<>();
    private final List<Path> outgrown = new ArrayList<>();
    private LogFold fold;
    private LogHead head;

    private TileLog(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
        this.head = DurableFile.read(folder.resolve(HEAD)).map(LogHead::read).orElse(LogHead.EMPTY);
        this.tiles = Tiles.open(folder, head.size());
        this.fold = LogFold.resume(head.size(), MerkleProofs.frontier(head.size(), tiles));
    }

    /** Opens a log, or begins one; refuses a damaged one by name. */
    public static TileLog open(Path folder) {
        FileChannel lock = lock(folder);
        try {
            TileLog log = new TileLog(folder, lock);
            log.requireSound();
            return log;
        } catch (Refused | UncheckedIOException e) {
            close(lock);
            throw e;
        }
    }

    /** What is durably there. */
    public LogHead head() {
        return head;
    }

    /** How many entries there are, those included that are not committed yet. */
    public long size() {
        return fold.size();
    }

    /** Adds an entry at index {@link #size}. */
    public void append(byte[] entry) {
        EntryBundle.check(entry);
        Digest leaf = MerkleHash.leaf(entry);
        fold.appendHash(leaf);
        bundle.add(entry);
        if (fold.size() % TilePath.WIDTH == 0) {
            TilePath path = TilePath.entries(fold.size() / TilePath.WIDTH - 1);
            DurableFile.begin(path.in(folder), bundle.bytes());
            outgrown.add(path.parts(folder));
            bundle.clear();
        }
        for (Tiles.Whole whole : tiles.append(leaf)) {
            DurableFile.begin(whole.path().in(folder), whole.bytes());
            outgrown.add(whole.path().parts(folder));
        }
    }

    /** Makes everything appended durable, together with the ledger position up to which it goes. */
    public void commit(Position next) {
        int width = (int) (fold.size() % TilePath.WIDTH);
        if (width > 0) {
            keep(TilePath.entries(fold.size() / TilePath.WIDTH).in(folder, width), bundle.bytes());
        }
        tiles.partial().forEach(part -> keep(part.path().in(folder, part.width()), part.bytes()));
        unforced.forEach(DurableFile::force);
        unforced.stream().map(Path::getParent).distinct().forEach(DurableFile::force);
        unforced.clear();
        head = new LogHead(fold.size(), fold.root(), next);
        DurableFile.write(folder.resolve(HEAD), head.bytes(), true);
        outgrown.forEach(TileLog::remove);
        outgrown.clear();
    }

    /** The log's head as a checkpoint that nobody has signed yet. */
    public Checkpoint checkpoint(String origin) {
        return new Checkpoint(origin, fold.size(), fold.root());
    }

    @Override
    public Digest at(int level, long index) {
        return tiles.at(level, index);
    }

    /** The entry at an index. */
    public byte[] entry(long index) {
        if (index < 0 || index >= fold.size()) {
            throw LogRule.ENTRY_ABSENT.refuse("index", index + " of " + fold.size());
        }
        long tile = index / TilePath.WIDTH;
        byte[] bytes = tile == fold.size() / TilePath.WIDTH
                ? bundle.bytes()
                : DurableFile.read(TilePath.entries(tile).in(folder))
                        .orElseThrow(() -> LogRule.LOG_DAMAGED.refuse("entries", tile));
        return EntryBundle.read(bytes).get((int) (index % TilePath.WIDTH));
    }

    /**
     * The self-contained proof that the entry at an index stands under a checkpoint of this log. It is checked before it is
     * handed out: a tile that a power failure took is found here at the latest.
     */
    public TlogProof proof(long index, SignedNote checkpoint) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        byte[] entry = entry(index);
        TlogProof proof = TlogProof.of(entry, MerkleProofs.inclusion(index, size, this), checkpoint);
        if (!proof.proves(entry)) {
            throw LogRule.LOG_DAMAGED.refuse("index", index);
        }
        return proof;
    }

    /** Lets go of the log; what was not committed is gone. */
    @Override
    public void close() {
        close(lock);
    }

    private void keep(Path file, byte[] bytes) {
        DurableFile.write(file, bytes, false);
        unforced.add(file);
    }

    /** The right edge must lead to the root, and the last entries to the last leaf hashes. */
    private void requireSound() {
        if (!fold.root().equals(head.root())) {
            throw LogRule.LOG_DAMAGED.refuse("root", fold.root());
        }
        int width = (int) (head.size() % TilePath.WIDTH);
        long tile = head.size() / TilePath.WIDTH;
        List<byte[]> last = width == 0
                ? List.of()
                : EntryBundle.read(DurableFile.read(TilePath.entries(tile).in(folder, width))
                        .orElseThrow(() -> LogRule.LOG_DAMAGED.refuse("entries", tile)));
        for (int i = 0; i < last.size(); i++) {
            if (!MerkleHash.leaf(last.get(i)).equals(tiles.at(0, tile * TilePath.WIDTH + i))) {
                throw LogRule.LOG_DAMAGED.refuse("entries", tile * TilePath.WIDTH + i);
            }
            bundle.add(last.get(i));
        }
        if (last.size() != width) {
            throw LogRule.LOG_DAMAGED.refuse("entries", last.size() + " of " + width);
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel).isEmpty()) {
                channel.close();
                throw LogRule.LOG_IN_USE.refuse("log", folder);
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder, e);
        }
    }

    private static Optional<FileLock> locked(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private static void close(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            throw new UncheckedIOException("cannot remove " + parts, e);
        }
    }
}
