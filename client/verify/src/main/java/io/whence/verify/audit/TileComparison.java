package io.whence.verify.audit;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Makes the tiles of a log (C2SP tlog-tiles) in memory as its entries come, and compares each with the stored one when it
 * is whole, and those of the right edge when the stored log's own head is reached. What is stored beyond the head is not
 * part of the log.
 */
final class TileComparison {
    private static final int WIDTH = 256;
    private static final int DIGITS = 1000;

    private final Path folder;
    private final BiConsumer<String, String> differs;
    private final List<ByteArrayOutputStream> levels = new ArrayList<>();
    private final long headSize;
    private final String headRoot;
    private ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private long size;
    private long compared;

    /** Compares with the log in a folder; what differs is told by its path and how. */
    TileComparison(Path folder, BiConsumer<String, String> differs) {
        this.folder = folder;
        this.differs = differs;
        long toldSize = 0;
        String toldRoot = "";
        try {
            FieldReader head = new FieldReader("", Json.parse(Files.readAllBytes(folder.resolve("head.json"))));
            toldSize = head.count("size");
            toldRoot = head.text("root");
        } catch (IOException | Refused e) {
            differs.accept("head.json", "cannot be read");
        }
        this.headSize = toldSize;
        this.headRoot = toldRoot;
    }

    /** Takes in the next entry. */
    void add(byte[] entry, Digest leafHash) {
        if (size >= headSize) {
            return;
        }
        bundle.write(entry.length >>> Byte.SIZE);
        bundle.write(entry.length);
        bundle.writeBytes(entry);
        size++;
        grow(0, leafHash);
        if (size % WIDTH == 0) {
            compare(path("entries", size / WIDTH - 1), bundle.toByteArray());
            bundle = new ByteArrayOutputStream();
        }
    }

    /** At the end of a block: whether the stored log ends here, and if so, whether it ends alike. */
    void endBlock(Digest root) {
        if (size != headSize || headSize == 0 || levels.isEmpty()) {
            return;
        }
        if (!root.hex().equals(headRoot)) {
            differs.accept("head.json", "states another root of " + headSize + " entries");
        }
        int width = (int) (size % WIDTH);
        if (width > 0) {
            compare(path("entries", size / WIDTH) + ".p/" + width, bundle.toByteArray());
        }
        for (int level = 0; level < levels.size(); level++) {
            int hashes = levels.get(level).size() / Digest.BYTES;
            if (hashes > 0) {
                String whole = path(Integer.toString(level), size >>> (Byte.SIZE * (level + 1)));
                compare(whole + ".p/" + hashes, levels.get(level).toByteArray());
            }
        }
        levels.clear();
    }

    /** At the end of the ledger: a head that was not reached is not of this ledger. */
    void end(long ledgerSize) {
        if (headSize > ledgerSize || !levels.isEmpty()) {
            differs.accept("head.json", "states " + headSize + " entries, which no block ends");
        }
    }

    long compared() {
        return compared;
    }

    private void grow(int level, Digest hash) {
        if (levels.size() == level) {
            levels.add(new ByteArrayOutputStream());
        }
        ByteArrayOutputStream tile = levels.get(level);
        tile.writeBytes(hash.bytes());
        if (tile.size() == WIDTH * Digest.BYTES) {
            byte[] whole = tile.toByteArray();
            tile.reset();
            compare(path(Integer.toString(level), (size >>> (Byte.SIZE * (level + 1))) - 1), whole);
            grow(level + 1, root(whole));
        }
    }

    private static Digest root(byte[] hashes) {
        Folding folding = new Folding();
        for (int at = 0; at < hashes.length; at += Digest.BYTES) {
            folding.add(Digest.of(Arrays.copyOfRange(hashes, at, at + Digest.BYTES)));
        }
        return folding.root();
    }

    private void compare(String path, byte[] made) {
        compared++;
        try {
            byte[] stored = Files.readAllBytes(folder.resolve("tile").resolve(path));
            if (!Arrays.equals(stored, made)) {
                differs.accept("tile/" + path, "differs at byte " + Arrays.mismatch(stored, made));
            }
        } catch (IOException e) {
            differs.accept("tile/" + path, "cannot be read");
        }
    }

    /** 1234067 is {@code x001/x234/067}. */
    private static String path(String level, long index) {
        StringBuilder path = new StringBuilder(digits(index % DIGITS));
        for (long rest = index / DIGITS; rest > 0; rest /= DIGITS) {
            path.insert(0, "x" + digits(rest % DIGITS) + "/");
        }
        return level + "/" + path;
    }

    private static String digits(long three) {
        return String.format(Locale.ROOT, "%03d", three);
    }
}
