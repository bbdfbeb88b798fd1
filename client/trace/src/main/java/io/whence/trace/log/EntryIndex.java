package io.whence.trace.log;

import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.LedgerLeaf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Where ids stand in a log: one file of sorted fingerprints for every 65,536 committed entries, the rest in memory. It is
 * made from the log's own entries and can be thrown away; what it finds is looked up in the log before it is believed.
 */
final class EntryIndex {
    /** How many entries one file covers; a place among them is the low half word of a fingerprint. */
    static final int RUN = 1 << Short.SIZE;

    private static final long PLACE = RUN - 1;
    /** Fingerprints are spread evenly, so that one stands within eight standard deviations of where it is expected. */
    private static final int WINDOW = 1 << 10;

    private static final int FOUND_MAX = 100;

    private final Path folder;
    private final long[] tail = new long[RUN];
    private long known;

    /** The index beside a log of so many committed entries, as far as it was written. */
    EntryIndex(Path folder, long committed) {
        this.folder = folder;
        while (known + RUN <= committed && Files.exists(file(known / RUN))) {
            known += RUN;
        }
    }

    /** Writes the files that a commit made possible. */
    void committed(TileLog log) {
        if (log.head().size() - known >= RUN) {
            extend(log);
        }
    }

    private void extend(TileLog log) {
        long size = log.head().size();
        while (known < size) {
            long tile = known / TilePath.WIDTH;
            List<byte[]> entries = log.entries(tile);
            long end = Math.min(size, (tile + 1) * TilePath.WIDTH);
            for (; known < end; known++) {
                byte[] entry = entries.get((int) (known % TilePath.WIDTH));
                tail[(int) (known & PLACE)] = fingerprint(id(entry)) | (known & PLACE);
            }
            if (known % RUN == 0) {
                store(known / RUN - 1, tail.clone());
            }
        }
    }

    /** The indexes of all entries of an id, ascending; at most {@value #FOUND_MAX}. */
    List<Long> find(String id, TileLog log) {
        extend(log);
        if (id.isEmpty()) {
            return List.of();
        }
        List<Long> found = new ArrayList<>();
        LongConsumer look = index -> {
            if (found.size() < FOUND_MAX && id(log.entry(index)).equals(id)) {
                found.add(index);
            }
        };
        long sought = fingerprint(id);
        for (long run = 0; run < known / RUN; run++) {
            places(run, sought, look);
        }
        long first = known & ~PLACE;
        for (int place = 0; place < known - first; place++) {
            if ((tail[place] & ~PLACE) == sought) {
                look.accept(first + place);
            }
        }
        return found;
    }

    /** An event's own id, or the id of a transaction; what is neither has none. */
    private static String id(byte[] entry) {
        try {
            return LedgerLeaf.isTransaction(entry) ? LedgerLeaf.read(entry).transaction() : EventCodec.id(entry);
        } catch (Refused neither) {
            return "";
        }
    }

    private static long fingerprint(String id) {
        byte[] digest = Digest.over(id.getBytes(StandardCharsets.UTF_8)).bytes();
        return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE & ~PLACE;
    }

    private void places(long run, long sought, LongConsumer look) {
        int expected = (int) (sought >>> (Long.SIZE - 1 - Short.SIZE));
        int from = Math.max(0, expected - WINDOW);
        int to = Math.min(RUN, expected + WINDOW);
        LongBuffer slots = read(run, from, to);
        boolean bracketed =
                (from == 0 || slots.get(0) < sought) && (to == RUN || slots.get(to - from - 1) > (sought | PLACE));
        if (!bracketed) {
            slots = read(run, 0, RUN);
        }
        while (slots.hasRemaining()) {
            long slot = slots.get();
            if ((slot & ~PLACE) == sought) {
                look.accept(run * RUN + (slot & PLACE));
            }
        }
    }

    private LongBuffer read(long run, int from, int to) {
        ByteBuffer bytes = ByteBuffer.allocate((to - from) * Long.BYTES);
        try (FileChannel channel = FileChannel.open(file(run))) {
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, (long) from * Long.BYTES + bytes.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(run), e);
        }
        if (bytes.hasRemaining()) {
            throw LogRule.LOG_DAMAGED.refuse("ids", run + " is cut off");
        }
        return bytes.flip().asLongBuffer();
    }

    private void store(long run, long[] slots) {
        Arrays.sort(slots);
        ByteBuffer bytes = ByteBuffer.allocate(RUN * Long.BYTES);
        bytes.asLongBuffer().put(slots);
        DurableFile.write(file(run), bytes.array(), true);
    }

    private Path file(long run) {
        return new TilePath("ids", run).in(folder);
    }
}
