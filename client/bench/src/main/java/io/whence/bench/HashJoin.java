package io.whence.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The plain way to compare a leak with a copy: put the leak's lines into a hash set and look every line of the copy up. */
final class HashJoin {
    private final Set<String> leak = new HashSet<>();

    HashJoin(Path leaked) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(leaked)) {
            lines.lines().skip(1).forEach(leak::add);
        }
    }

    /** How many lines of a copy stand in the leak as they are. */
    long held(Path copy) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(copy)) {
            return lines.lines().skip(1).filter(leak::contains).count();
        }
    }
}
