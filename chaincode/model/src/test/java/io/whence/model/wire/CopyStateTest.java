package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.circulation.Copy;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The state of copies through its bytes and back. */
class CopyStateTest {
    private static final int CASES = 2_000;

    @Test
    void a_copy_has_these_bytes() {
        Copy copy = new Copy(
                "c-1",
                "lender-03",
                "pv-1",
                "agr-1",
                Digest.over(),
                7,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "exchange",
                Instant.ofEpochMilli(1),
                Optional.empty(),
                Optional.empty());
        assertThat(HexFormat.of().formatHex(CopyState.encode(copy)))
                .isEqualTo("0a096c656e6465722d3033" + "120470762d31" + "1a056167722d31" + "2220"
                        + Digest.over().hex() + "2807" + "4a0865786368616e6765" + "5001");
    }

    @Test
    void random_copies_come_back_as_they_went() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Copy copy = draw(random);
            assertThat(CopyState.decode(copy.id(), CopyState.encode(copy)))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(copy);
        }
    }

    @Test
    void a_copy_that_was_kept_as_json_is_read_too() {
        Copy copy = draw(new SplittableRandom(1));
        byte[] json = CustodyCodec.copy(copy).canonical();
        assertThat(CopyState.decode(copy.id(), json)).isEqualTo(copy);
    }

    @Test
    void state_that_is_no_copy_is_a_fault_and_names_the_copy() {
        byte[] whole = CopyState.encode(draw(new SplittableRandom(2)));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        for (byte[] broken : List.of(cut, new byte[] {'{'}, new byte[] {0x0a, 0})) {
            assertThatThrownBy(() -> CopyState.decode("c-7", broken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("c-7");
        }
    }

    private static Copy draw(SplittableRandom random) {
        Digest root = Digest.over(new byte[] {(byte) random.nextInt()});
        return new Copy(
                "c-" + random.nextInt(100),
                "r-" + random.nextInt(100),
                "pv-1",
                "agr-1",
                root,
                random.nextInt(1000),
                sometimes(random, () -> root),
                sometimes(random, () -> new SlotCommitment(root, root, root, "MEUCIQ==")),
                sometimes(random, () -> "t-1"),
                "exchange",
                time(random),
                sometimes(random, () -> new Copy.Receipt(root, random.nextInt(1000), time(random), basis(random))),
                sometimes(random, () -> time(random)));
    }

    private static <T> Optional<T> sometimes(SplittableRandom random, Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private static Instant time(SplittableRandom random) {
        return Instant.ofEpochMilli(random.nextLong(0, 4_000_000_000_000L));
    }

    private static Copy.Basis basis(SplittableRandom random) {
        return List.of(Copy.Basis.values()).get(random.nextInt(Copy.Basis.values().length));
    }
}
