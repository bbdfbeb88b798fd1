package io.whence.trace.log;

import io.whence.model.merkle.MerkleHash;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * One organisation's witness: it folds the log from its own peer's blocks, and cosigns a head only if the log still
 * continues the largest one that it signed before. What it saw last is compared and stored under a lock, as one step.
 */
public record Witness(WitnessKeys keys, String name, String origin) {

    /** Cosigns the head as of {@code size} entries of the log in {@code tree}. */
    public SignedNote cosign(LogTree tree, long size, Instant now) {
        Path state = keys.connection().resolve("witness").resolve(name + ".seen");
        try (FileChannel channel = FileChannel.open(
                        state.resolveSibling(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Checkpoint head = new Checkpoint(origin, size, tree.root(size));
            Checkpoint seen = seen(state);
            requireContinued(tree, seen, lock);
            if (size > seen.size()) {
                store(state, head);
            }
            return head.unsigned().with(keys.key(name).cosign(head, now));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + state, e);
        }
    }

    private void requireContinued(LogTree tree, Checkpoint seen, FileLock held) {
        if (!held.isValid()) {
            throw new IllegalStateException("a lock lost while it was held");
        }
        if (tree.size() < seen.size()) {
            throw WitnessRule.LOG_SHRUNK.refuse("size", tree.size());
        }
        if (!tree.root(seen.size()).equals(seen.root())) {
            throw WitnessRule.LOG_REWRITTEN.refuse("root", tree.root(seen.size()));
        }
    }

    private Checkpoint seen(Path state) throws IOException {
        if (!Files.exists(state)) {
            return new Checkpoint(origin, 0, MerkleHash.empty());
        }
        try {
            return Checkpoint.parse(Files.readString(state));
        } catch (Refused broken) {
            throw WitnessRule.WITNESS_STATE_BROKEN.refuse("seen", state);
        }
    }

    private static void store(Path state, Checkpoint head) throws IOException {
        Path part = state.resolveSibling(state.getFileName() + ".part");
        Files.writeString(part, head.text());
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
