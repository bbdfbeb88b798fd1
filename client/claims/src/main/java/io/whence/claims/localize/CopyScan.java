package io.whence.claims.localize;

import io.whence.marking.FingerprintIndex;
import io.whence.marking.RowStream;
import io.whence.marking.TableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/** Streams delivered copies past the rows of a leak, several at a time; nothing of a copy stays in memory. */
final class CopyScan {
    private CopyScan() {}

    /** Which of the indexed rows each file holds, in the order of the files. */
    static List<Holdings.Held> scan(List<TableFile> files, List<String> columns, FingerprintIndex leak) {
        return files.parallelStream().map(file -> scan(file, columns, leak)).toList();
    }

    static TableFile open(Path path) {
        try {
            return TableFile.open(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Holdings.Held scan(TableFile file, List<String> columns, FingerprintIndex leak) {
        if (!file.columns().containsAll(columns)) {
            return new Holdings.Held(0, new BitSet());
        }
        Counter counter = new Counter(leak);
        try {
            RowStream.read(file, columns, counter::begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Holdings.Held(counter.rows, counter.held);
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
