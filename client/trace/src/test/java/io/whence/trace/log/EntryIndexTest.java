package io.whence.trace.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.ledger.Position;
import io.whence.model.circulation.Event;
import io.whence.model.wire.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntryIndexTest {
    private static final int SIZE = 2 * EntryIndex.RUN + 700;

    @TempDir
    Path folder;

    @Test
    void every_id_is_found_where_it_stands_and_no_other() throws IOException {
        try (TileLog log = TileLog.open(folder)) {
            fill(log, SIZE);
            for (int i = 0; i < SIZE; i += 997) {
                assertThat(log.find("e-" + i)).containsExactly((long) i);
            }
            assertThat(log.find("e-" + SIZE)).isEmpty();
            assertThat(log.find("")).isEmpty();
        }
        assertThat(folder.resolve("tile/ids/001")).hasSize(EntryIndex.RUN * 8L);
        assertThat(folder.resolve("tile/ids/002")).doesNotExist();
        Files.delete(folder.resolve("tile/ids/001"));
        try (TileLog log = TileLog.open(folder)) {
            assertThat(log.find("e-100000")).containsExactly(100_000L);
        }
    }

    @Test
    void an_id_that_several_parties_used_is_found_at_each_place() {
        try (TileLog log = TileLog.open(folder)) {
            fill(log, 10);
            log.append(event("e-3"));
            fill(log, EntryIndex.RUN);
            log.append(event("e-3"));
            log.append(event("uncommitted"));
            log.commit(at(1));
            log.append(event("e-3"));
            assertThat(log.find("e-3")).isEqualTo(List.of(3L, 10L, (long) EntryIndex.RUN));
            log.commit(at(2));
            assertThat(log.find("e-3")).hasSize(4);
        }
    }

    private static void fill(TileLog log, int size) {
        while (log.size() < size) {
            log.append(event("e-" + log.size()));
        }
        log.commit(at(1));
    }

    private static byte[] event(String id) {
        return EventCodec.encode(new Event(id, Instant.EPOCH, "exchange", new Event.Used("c-1", "read", "test", 1)));
    }

    private static Position at(long block) {
        return new Position(block, Optional.empty());
    }
}
