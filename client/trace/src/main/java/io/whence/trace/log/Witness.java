package io.whence.trace.log;

import io.whence.model.merkle.ConsistencyProof;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.SignerKey;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * One organisation as a witness: it remembers, per log, the head that it cosigned last, and cosigns another one only where
 * that continues it. Comparing and storing are one act, also between programs; the memory is on disk before the signature
 * is handed out.
 */
public final class Witness {
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path memory;
    private final SignerKey key;

    private Witness(Path memory, SignerKey key) {
        this.memory = memory;
        this.key = key;
    }

    /** A witness with its memory in this folder. */
    public static Witness in(Path memory, SignerKey key) {
        return new Witness(memory, key);
    }

    /** The head that was cosigned last for a log, as it was signed. */
    public Optional<SignedNote> last(String origin) {
        return DurableFile.read(file(origin)).map(SignedNote::parse);
    }

    /**
     * Cosigns a head.
     *
     * @param prover gives the proof that the head continues the tree of the asked size; not asked where nothing, or an
     *     empty log, was cosigned before, or where the size is the same
     * @throws io.whence.model.value.Refused {@code CHECKPOINT_FORKED} is an alarm: somebody has two logs under one name
     */
    public SignedNote cosign(Checkpoint next, LongFunction<ConsistencyProof> prover, Instant at) {
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = channel();
                    FileLock held = channel.lock()) {
                last(next.origin())
                        .map(note -> Checkpoint.parse(note.text()))
                        .ifPresent(seen -> requireContinues(seen, next, prover));
                SignedNote note = next.unsigned().with(key.cosign(next, at));
                DurableFile.write(file(next.origin()), note.bytes(), true);
                return note;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot lock " + memory, e);
            }
        }
    }

    private static void requireContinues(Checkpoint seen, Checkpoint next, LongFunction<ConsistencyProof> prover) {
        if (next.size() < seen.size()) {
            throw LogRule.CHECKPOINT_OLDER.refuse("size", next.size() + " after " + seen.size());
        }
        if (next.size() == seen.size()) {
            if (!next.root().equals(seen.root())) {
                throw LogRule.CHECKPOINT_FORKED.refuse("root", next.root() + " where " + seen.root() + " was cosigned");
            }
            return;
        }
        if (seen.size() > 0) {
            requireProved(seen, next, prover.apply(seen.size()));
        }
    }

    private static void requireProved(Checkpoint seen, Checkpoint next, ConsistencyProof proof) {
        boolean same = proof.from() == seen.size() && proof.to() == next.size();
        if (!same || !proof.proves(seen.root(), next.root())) {
            throw LogRule.CHECKPOINT_UNPROVED.refuse("size", next.size() + " after " + seen.size());
        }
    }

    private FileChannel channel() throws IOException {
        Files.createDirectories(memory);
        return FileChannel.open(memory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** A log's name may hold anything but a line's end; its digest names a file. */
    private Path file(String origin) {
        String name = Digest.over(origin.getBytes(StandardCharsets.UTF_8)).hex();
        return memory.resolve(name).resolve("checkpoint");
    }
}
