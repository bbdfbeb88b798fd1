package io.whence.marking.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_023, 1_024, 1_025, Chunks.SIZE - 1, Chunks.SIZE, Chunks.SIZE + 1, 2 * Chunks.SIZE + 3})
    void what_was_added_is_there_at_and_around_every_boundary(int size) {
        Ints ints = Ints.growing();
        Longs longs = Longs.growing();
        for (int i = 0; i < size; i++) {
            ints.add(3 * i);
            longs.add(5L * i);
        }
        assertThat(ints.size()).isEqualTo(size);
        assertThat(longs.size()).isEqualTo(size);
        for (int i = 0; i < size; i++) {
            if (ints.at(i) != 3 * i || longs.at(i) != 5L * i) {
                throw new AssertionError("element " + i + " is " + ints.at(i) + " and " + longs.at(i));
            }
        }
    }

    @Test
    void bytes_are_read_as_they_were_appended_across_chunks() {
        byte[] part = new byte[700_001];
        new SplittableRandom(1).nextBytes(part);
        Bytes bytes = Bytes.growing();
        for (int i = 0; i < 4; i++) {
            bytes.append(part, 0, part.length);
        }
        byte[] read = new byte[part.length];
        for (int i = 0; i < 4; i++) {
            bytes.read((long) i * part.length, read, 0, read.length);
            assertThat(read).isEqualTo(part);
            assertThat(bytes.equal((long) i * part.length, part, 0, part.length))
                    .isTrue();
        }
        assertThat(bytes.equal(1, part, 0, part.length)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, Chunks.SIZE, 3 * Chunks.SIZE + 17})
    void numbers_are_sorted_across_chunks(int size) {
        SplittableRandom random = new SplittableRandom(size);
        long[] expected = random.longs(size, 0, 1_000_000).toArray();
        Longs longs = Longs.growing();
        Arrays.stream(expected).forEach(longs::add);
        Arrays.sort(expected);
        Longs sorted = longs.sorted();
        assertThat(LongStream.range(0, size).map(sorted::at).toArray()).isEqualTo(expected);
    }

    @Test
    void a_mapped_chunk_is_memory_like_any_other_and_starts_as_zeros() {
        ByteBuffer memory = Chunks.mapped(1 << 20);
        assertThat(memory.getLong((1 << 20) - 8)).isZero();
        memory.putLong(40, 7);
        assertThat(memory.getLong(40)).isEqualTo(7);
        assertThat(memory.isDirect()).isTrue();
    }
}
