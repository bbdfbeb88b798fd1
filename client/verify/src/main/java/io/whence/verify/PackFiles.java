package io.whence.verify;

import io.whence.model.value.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The files of an opened pack. Whatever is wrong inside one is told with its name. */
final class PackFiles {
    private final SortedMap<String, byte[]> files;

    PackFiles(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    int count() {
        return files.size();
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new Broken(path, "file", "absent");
        }
        return bytes;
    }

    /** What a reader of the model makes of a file. */
    <T> T read(String path, Function<byte[], T> reader) {
        try {
            return reader.apply(bytes(path));
        } catch (Refused refused) {
            throw Broken.in(path, refused);
        }
    }

    /** The paths in a folder, in order. */
    List<String> under(String folder) {
        return files.keySet().stream().filter(path -> path.startsWith(folder)).toList();
    }

    /** All files but these. */
    SortedMap<String, byte[]> without(String... paths) {
        SortedMap<String, byte[]> rest = new TreeMap<>(files);
        rest.keySet().removeAll(Arrays.asList(paths));
        return rest;
    }

    /** Requires that a file is byte for byte what it should be. */
    void require(String path, byte[] expected, String what) {
        int at = Arrays.mismatch(bytes(path), expected);
        if (at >= 0) {
            throw new Broken(path, "byte " + at, what);
        }
    }
}
