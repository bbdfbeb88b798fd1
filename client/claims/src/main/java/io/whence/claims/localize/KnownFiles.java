package io.whence.claims.localize;

import io.whence.marking.Readings;
import io.whence.marking.Table;
import io.whence.marking.TableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files whose origin is known: delivered copies, and perhaps the table that they were made from. */
record KnownFiles(List<TableFile> copies, Optional<TableFile> original) {
    KnownFiles {
        copies = List.copyOf(copies);
    }

    /** A leak and the known files, all read in one way. */
    record Compared(Table leak, KnownFiles known) {}

    List<TableFile> all() {
        return Stream.concat(copies.stream(), original.stream()).toList();
    }

    /**
     * The same files and a leak, dates like 03/04/2026 and numbers like 1,500 read as all files together show. The files
     * are gone through for it where the leak has such cells, or where it is {@code due} because they will be held in memory.
     */
    Compared with(Table leak, boolean due) {
        Readings found = Readings.of(leak);
        if (!due && !found.askOthers()) {
            return new Compared(leak, this);
        }
        List<Readings> shown = all().parallelStream().map(KnownFiles::shown).toList();
        Readings known = Readings.together(shown);
        List<TableFile> read = IntStream.range(0, shown.size())
                .mapToObj(i -> known.or(shown.get(i)).or(found).known(all().get(i)))
                .toList();
        return new Compared(
                known.or(found).found(leak),
                new KnownFiles(read.subList(0, copies.size()), original.map(table -> read.getLast())));
    }

    private static Readings shown(TableFile file) {
        try {
            return Readings.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
