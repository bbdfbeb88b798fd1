package io.whence.claims.localize;

import io.whence.marking.FingerprintIndex;
import io.whence.marking.Readings;
import io.whence.marking.RowStream;
import io.whence.marking.TableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Streams delivered copies past the rows of a leak, several at a time; nothing of a copy stays in memory. */
final class CopyScan {
    private CopyScan() {}

    /**
     * Which of the indexed rows each file holds, in the order of the files. A file that turns out to have cells which only
     * others explain is read once more.
     */
    static List<Holdings.Held> scan(List<TableFile> files, List<String> columns, FingerprintIndex leak) {
        List<Scanned> scanned =
                files.parallelStream().map(file -> scan(file, columns, leak)).toList();
        Readings all = Readings.together(scanned.stream().map(Scanned::shown).toList());
        return IntStream.range(0, files.size())
                .parallel()
                .mapToObj(i -> scanned.get(i).undecidedBeside(all)
                        ? scan(all.known(files.get(i)), columns, leak).held()
                        : scanned.get(i).held())
                .toList();
    }

    /** What one file holds, and what its cells show of how to read them. */
    private record Scanned(Holdings.Held held, Readings shown, boolean undecided) {
        boolean undecidedBeside(Readings all) {
            return undecided && !shown.equals(all);
        }
    }

    static TableFile open(Path path) {
        try {
            return TableFile.open(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scanned scan(TableFile file, List<String> columns, FingerprintIndex leak) {
        if (!file.columns().containsAll(columns)) {
            return new Scanned(new Holdings.Held(0, new BitSet()), Readings.NONE, false);
        }
        Counter counter = new Counter(leak);
        try {
            Readings shown = RowStream.read(file, columns, counter::begin);
            boolean undecided = !file.told() && shown.undecided();
            return new Scanned(new Holdings.Held(counter.rows, counter.held), shown, undecided);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counter {
        private final FingerprintIndex leak;
        private final BitSet held;
        private long rows;

        Counter(FingerprintIndex leak) {
            this.leak = leak;
            this.held = new BitSet(leak.size());
        }

        RowStream.Rows begin() {
            rows = 0;
            held.clear();
            return this::row;
        }

        private void row(long first, long second) {
            rows++;
            int number = leak.number(first, second);
            if (number != FingerprintIndex.ABSENT) {
                held.set(number);
            }
        }
    }
}
