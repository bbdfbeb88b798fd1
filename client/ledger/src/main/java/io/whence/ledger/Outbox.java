package io.whence.ledger;

import io.whence.model.value.Digest;
import io.whence.model.value.Id;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a producer's writer promised and what became of it, on disk before it is sent: {@code outbox/LEDGER/PRODUCER/} holds
 * one journal for each input file, named by the digest of the file's first stretch, so that the same file, or one that has
 * grown since, is recognised wherever it stands; and one for each named input.
 */
final class Outbox implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("(\\d+)-([0-9a-f]{64})\\.journal");
    private static final int LEDGER_DIGITS = 16;

    private final Path folder;
    private final FolderLock lock;

    private Outbox(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Opens the outbox of a producer on one ledger, and keeps other writers out of it. */
    static Outbox open(Path home, Digest ledger, String producer) {
        Path folder = home.resolve("outbox")
                .resolve(ledger.hex().substring(0, LEDGER_DIGITS))
                .resolve(producer);
        try {
            return FolderLock.take(folder)
                    .map(lock -> new Outbox(folder, lock))
                    .orElseThrow(() -> LedgerRule.PRODUCER_NOT_ALONE.refuse("producer", producer));
        } catch (IOException e) {
            throw LedgerRule.OUTBOX_UNWRITABLE.refuse(folder.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** The journal of an input file, if any of it was ever sealed. */
    Optional<Journal> journalOf(Path input) {
        TreeMap<Long, List<Path>> byLength = new TreeMap<>();
        for (Path journal : journals()) {
            Matcher name = NAME.matcher(journal.getFileName().toString());
            if (name.matches()) {
                byLength.computeIfAbsent(Long.parseLong(name.group(1)), length -> new ArrayList<>())
                        .add(journal);
            }
        }
        return journalOf(input, byLength).map(Journal::open);
    }

    /** The journal of a named input, if any of it was ever sealed. */
    Optional<Journal> journalOf(String source) {
        Path journal = named(source);
        return Files.exists(journal) ? Optional.of(Journal.open(journal)) : Optional.empty();
    }

    /** A new journal for a named input. */
    Journal begin(String source) {
        return Journal.open(named(source));
    }

    /** A new journal for a file whose first stretch is this. */
    Journal begin(Draft first) {
        return Journal.open(journal(first.to(), first.prefix()));
    }

    @Override
    public void close() {
        lock.close();
    }

    /** Identifiers may hold a colon, which not every file system takes. */
    private Path named(String source) {
        return folder.resolve(Id.check("source", source).replace(':', '~') + ".source");
    }

    private List<Path> journals() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw LedgerRule.OUTBOX_UNWRITABLE.refuse(folder.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** Reads the input once, however many journals there are, and stops at each length that one of them begins with. */
    private Optional<Path> journalOf(Path input, SortedMap<Long, List<Path>> byLength) {
        MessageDigest sha = Digest.sha256();
        try (InputStream in = Files.newInputStream(input)) {
            long read = 0;
            for (Map.Entry<Long, List<Path>> entry : byLength.entrySet()) {
                byte[] more = in.readNBytes(Math.toIntExact(entry.getKey() - read));
                read += more.length;
                if (read < entry.getKey()) {
                    return Optional.empty();
                }
                sha.update(more);
                Path journal = journal(read, Digest.of(((MessageDigest) sha.clone()).digest()));
                if (entry.getValue().contains(journal)) {
                    return Optional.of(journal);
                }
            }
            return Optional.empty();
        } catch (IOException | CloneNotSupportedException e) {
            throw LedgerRule.FILE_UNREADABLE.refuse(input.toString(), String.valueOf(e.getMessage()));
        }
    }

    private Path journal(long length, Digest prefix) {
        return folder.resolve(length + "-" + prefix.hex() + ".journal");
    }
}
