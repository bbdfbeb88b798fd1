package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Event;
import io.whence.model.value.Refused;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class UsedLeafTest {
    private static final long SEED = 20_260_301L;
    private static final int ROUNDS = 20_000;

    @Test
    void a_plain_use_is_read_at_once() {
        Event use = use(new SplittableRandom(SEED));

        assertThat(UsedLeaf.read(EventCodec.encode(use))).contains(use);
    }

    @Test
    void whatever_is_read_at_once_the_general_parser_reads_alike() {
        SplittableRandom random = new SplittableRandom(SEED);
        int plain = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] leaf = damaged(EventCodec.encode(use(random)), random);
            Optional<Event> read = UsedLeaf.read(leaf);
            if (read.isPresent()) {
                plain++;
                assertThat(parsed(leaf)).as("seed %d, round %d", SEED, round).isEqualTo(read);
            }
        }
        assertThat(plain).isGreaterThan(ROUNDS / 10).isLessThan(ROUNDS);
    }

    private static Optional<Event> parsed(byte[] leaf) {
        try {
            return Optional.of(EventCodec.parse(leaf));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static Event use(RandomGenerator random) {
        return new Event(
                "u-" + random.nextLong(1L << random.nextInt(1, 62)),
                Instant.ofEpochMilli(random.nextLong(1L << random.nextInt(1, 47))),
                "exchange",
                new Event.Used(
                        "c." + random.nextInt(),
                        "read",
                        "credit-scoring",
                        random.nextLong(1L << random.nextInt(1, 60))));
    }

    /** Changes, drops or adds a few bytes; sometimes none. */
    private static byte[] damaged(byte[] leaf, RandomGenerator random) {
        byte[] changed = leaf;
        for (int blow = random.nextInt(3); blow > 0; blow--) {
            int at = random.nextInt(changed.length);
            changed = switch (random.nextInt(3)) {
                case 0 -> Arrays.copyOf(changed, Math.max(1, at));
                case 1 -> Arrays.copyOf(changed, changed.length + 1);
                default -> {
                    byte[] other = changed.clone();
                    other[at] = (byte) random.nextInt(256);
                    yield other;
                }
            };
        }
        return changed;
    }
}
