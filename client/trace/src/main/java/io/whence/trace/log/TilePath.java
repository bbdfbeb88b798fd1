package io.whence.trace.log;

import java.nio.file.Path;
import java.util.Locale;

/** Where C2SP tlog-tiles puts a tile: its level or {@code entries}, its index in groups of three digits, its width. */
record TilePath(String level, long index) {
    /** How many hashes or entries a whole tile holds. */
    static final int WIDTH = 256;

    private static final int GROUP = 1000;

    static TilePath hashes(int level, long index) {
        return new TilePath(Integer.toString(level), index);
    }

    static TilePath entries(long index) {
        return new TilePath("entries", index);
    }

    /** The whole tile. */
    Path in(Path folder) {
        return folder.resolve("tile").resolve(level).resolve(digits());
    }

    /** The tile as it was when it held {@code width} of its {@value #WIDTH}. */
    Path in(Path folder, int width) {
        return width == WIDTH ? in(folder) : parts(folder).resolve(Integer.toString(width));
    }

    /** The folder of all that the tile was before it was whole. */
    Path parts(Path folder) {
        return folder.resolve("tile").resolve(level).resolve(digits() + ".p");
    }

    /** 1234067 is {@code x001/x234/067}. */
    private String digits() {
        String last = String.format(Locale.ROOT, "%03d", index % GROUP);
        StringBuilder path = new StringBuilder(last);
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
        }
        return path.toString();
    }
}
