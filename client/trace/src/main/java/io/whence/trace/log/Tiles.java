package io.whence.trace.log;

import io.whence.model.merkle.MerkleHash;
import io.whence.model.merkle.Subtrees;
import io.whence.model.value.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hashes of a log in tiles of 256: the growing tile of each level in memory, whole ones on disk. Each hash of a level
 * is the root of a whole tile one level below.
 */
final class Tiles implements Subtrees {
    private static final int HEIGHT = 8;
    private static final int LEVELS_MAX = Long.SIZE / HEIGHT;
    private static final int REMEMBERED_MAX = 64;

    private final Path folder;
    private final List<Growing> levels = new ArrayList<>();
    private final Map<TilePath, byte[]> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /** A tile that has become whole. */
    record Whole(TilePath path, List<byte[]> hashes) {
        byte[] bytes() {
            return joined(hashes);
        }
    }

    /** A tile that is not whole yet. */
    record Part(TilePath path, List<byte[]> hashes) {
        int width() {
            return hashes.size();
        }

        byte[] bytes() {
            return joined(hashes);
        }
    }

    /** The rightmost tile of a level, and how many whole ones stand before it. */
    private static final class Growing {
        private long wholeTiles;
        private final List<byte[]> hashes = new ArrayList<>(TilePath.WIDTH);

        /** Adds a hash, and says whether the tile is whole by it. */
        private boolean grow(byte[] hash) {
            hashes.add(hash);
            return hashes.size() == TilePath.WIDTH;
        }
    }

    private Tiles(Path folder) {
        this.folder = folder;
    }

    /** How many leaves there are. */
    long size() {
        Growing leaves = level(0);
        return leaves.wholeTiles * TilePath.WIDTH + leaves.hashes.size();
    }

    /** The tiles of a log of this size, as they are on disk. */
    static Tiles open(Path folder, long size) {
        Tiles tiles = new Tiles(folder);
        for (int level = 0; level < LEVELS_MAX && size >>> (HEIGHT * level) > 0; level++) {
            Growing growing = tiles.level(level);
            long hashes = size >>> (HEIGHT * level);
            growing.wholeTiles = hashes / TilePath.WIDTH;
            int width = (int) (hashes % TilePath.WIDTH);
            if (width > 0) {
                TilePath path = TilePath.hashes(level, growing.wholeTiles);
                byte[] bytes = read(path, path.in(folder, width), width);
                for (int i = 0; i < width; i++) {
                    growing.hashes.add(Arrays.copyOfRange(bytes, i * Digest.BYTES, (i + 1) * Digest.BYTES));
                }
            }
        }
        return tiles;
    }

    /** Adds a leaf hash; answers the tiles that became whole by it, the lowest first. */
    List<Whole> append(Digest leaf) {
        List<Whole> whole = new ArrayList<>();
        byte[] hash = leaf.bytes();
        for (int level = 0; level(level).grow(hash); level++) {
            Growing grown = level(level);
            Whole done = new Whole(TilePath.hashes(level, grown.wholeTiles), List.copyOf(grown.hashes));
            whole.add(done);
            hash = MerkleHash.foldInPlace(done.bytes(), TilePath.WIDTH).bytes();
            grown.hashes.clear();
            grown.wholeTiles++;
        }
        return whole;
    }

    /** The tiles on the right edge that are not whole. */
    List<Part> partial() {
        List<Part> parts = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            Growing growing = levels.get(level);
            if (!growing.hashes.isEmpty()) {
                parts.add(new Part(TilePath.hashes(level, growing.wholeTiles), List.copyOf(growing.hashes)));
            }
        }
        return parts;
    }

    @Override
    public Digest at(int level, long index) {
        int within = level % HEIGHT;
        long first = index << within;
        long tile = first / TilePath.WIDTH;
        int from = (int) (first % TilePath.WIDTH);
        byte[] hashes = hashes(level / HEIGHT, tile, from, 1 << within);
        return MerkleHash.foldInPlace(hashes, 1 << within);
    }

    private byte[] hashes(int level, long tile, int from, int count) {
        Growing growing = level(level);
        if (tile == growing.wholeTiles) {
            return joined(growing.hashes.subList(from, from + count));
        }
        byte[] bytes = remembered.computeIfAbsent(
                TilePath.hashes(level, tile), path -> read(path, path.in(folder), TilePath.WIDTH));
        return Arrays.copyOfRange(bytes, from * Digest.BYTES, (from + count) * Digest.BYTES);
    }

    private static byte[] read(TilePath path, Path file, int width) {
        byte[] bytes = DurableFile.read(file)
                .orElseThrow(
                        () -> LogRule.LOG_DAMAGED.refuse("tile", path.level() + "/" + path.index() + " is absent"));
        if (bytes.length != width * Digest.BYTES) {
            throw LogRule.LOG_DAMAGED.refuse(
                    "tile", path.level() + "/" + path.index() + " has " + bytes.length + " bytes");
        }
        return bytes;
    }

    private Growing level(int level) {
        while (levels.size() <= level) {
            levels.add(new Growing());
        }
        return levels.get(level);
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] bytes = new byte[hashes.size() * Digest.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, bytes, i * Digest.BYTES, Digest.BYTES);
        }
        return bytes;
    }
}
