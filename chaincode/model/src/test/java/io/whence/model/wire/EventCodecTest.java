package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.model.circulation.Batch;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Events and batches through their bytes and back. */
class EventCodecTest {
    private static final int CASES = 2_000;

    @Test
    void a_use_has_these_bytes() {
        Event use = new Event(
                "e-3", Instant.ofEpochMilli(1), "lender-03", new Event.Used("c-1", "aggregate", "credit-scoring", 1));
        assertThat(HexFormat.of().formatHex(EventCodec.encode(use)))
                .isEqualTo("0a03652d3310011a096c656e6465722d303332"
                        + "220a03632d3112096167677265676174651a0e6372656469742d73636f72696e672001");
    }

    @Test
    void random_events_and_batches_come_back_as_they_went() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            List<Event> events = new ArrayList<>();
            for (int n = random.nextInt(1, 20); n > 0; n--) {
                events.add(draw(random));
            }
            List<byte[]> leaves = events.stream().map(EventCodec::encode).toList();
            Map<Integer, byte[]> signatures = Map.of(random.nextInt(events.size()), new byte[] {1, 2});
            byte[] sealed = random.nextBoolean()
                    ? BatchCodec.seal("exchange", i + 1L, leaves, signatures)
                    : BatchCodec.sealDeflated("exchange", i + 1L, leaves, signatures);
            Batch batch = BatchCodec.open(sealed);
            assertThat(batch.events()).as("seed %d, case %d", seed, i).isEqualTo(events);
            assertThat(batch.sequence()).isEqualTo(i + 1L);
            assertThat(batch.signatures().keySet()).isEqualTo(signatures.keySet());
        }
    }

    @Test
    void any_cut_of_a_sealed_batch_is_refused_and_nothing_else_happens() {
        byte[] leaf = EventCodec.encode(draw(new SplittableRandom(1)));
        for (byte[] sealed : List.of(
                BatchCodec.seal("exchange", 1, List.of(leaf, leaf), Map.of()),
                BatchCodec.sealDeflated("exchange", 1, List.of(leaf, leaf), Map.of()))) {
            for (int length = 0; length < sealed.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(sealed, length);
                assertThat(refused(cut)).as("cut at %d", length).isTrue();
            }
        }
    }

    /** A cut at the boundary of a field leaves a shorter batch of the same events, never another one. */
    private static boolean refused(byte[] sealed) {
        try {
            return BatchCodec.open(sealed).events().size() < 2;
        } catch (Refused refused) {
            return true;
        }
    }

    private static Event draw(SplittableRandom random) {
        return new Event(
                "e-" + random.nextInt(1000),
                Instant.ofEpochMilli(random.nextLong(0, 4_000_000_000_000L)),
                "p-" + random.nextInt(10),
                fact(random));
    }

    private static Event.Fact fact(SplittableRandom random) {
        Digest root = Digest.over(new byte[] {(byte) random.nextInt()});
        String copy = "c-" + random.nextInt(100);
        return switch (random.nextInt(5)) {
            case 0 ->
                new Event.Delivered(
                        copy,
                        "pv-1",
                        "agr-1",
                        "r-1",
                        root,
                        random.nextInt(1000),
                        random.nextBoolean() ? Optional.of(root) : Optional.empty(),
                        random.nextBoolean()
                                ? Optional.of(new SlotCommitment(root, root, root, "MEUCIQ=="))
                                : Optional.empty(),
                        random.nextBoolean() ? Optional.of("t-1") : Optional.empty());
            case 1 -> new Event.Received(copy, root, random.nextInt(1000));
            case 2 -> new Event.Used(copy, "use", "scoring", random.nextInt(1000));
            case 3 -> new Event.Derived(List.of(copy, "c-x"), "pv-2", "join");
            default -> new Event.Deleted(copy, "agreement-end");
        };
    }
}
