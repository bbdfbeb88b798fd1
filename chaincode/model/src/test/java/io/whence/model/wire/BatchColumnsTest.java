package io.whence.model.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whence.model.circulation.Batch;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.wire.proto.ColumnsMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BatchColumnsTest {
    private static final long SEED = 20_261_122L;
    private static final List<String> IDS = List.of(
            "copy-0",
            "copy-00",
            "copy-007",
            "copy-1000",
            "0",
            "12",
            "00",
            "9.99",
            "a",
            "a-1-2",
            "999999999999999",
            "9999999999999999",
            "1234567890123456789012345678901234567890123456789012345678901234",
            "3f2a77b0-1c1f-4c6e-8f16-9c41e2b7d012",
            "x".repeat(64));

    @Test
    void by_columns_a_batch_is_the_same_batch() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            List<byte[]> leaves = leaves(random, 1 + random.nextInt(60));
            Map<Integer, byte[]> signatures = Map.of(random.nextInt(leaves.size()), new byte[] {1, 2, 3});

            Batch columns = BatchCodec.open(BatchCodec.sealColumns("exchange", 7, leaves, signatures));
            Batch rows = BatchCodec.open(BatchCodec.seal("exchange", 7, leaves, signatures));

            assertThat(columns.leaves()).as("seed %d, round %d", SEED, round).containsExactlyElementsOf(leaves);
            assertThat(columns.events()).isEqualTo(rows.events());
            assertThat(columns.signatures()).containsOnlyKeys(rows.signatures().keySet());
        }
    }

    @Test
    void a_day_of_uses_takes_a_third_of_the_bytes_or_less() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            Event.Used used =
                    new Event.Used("copy-" + random.nextInt(20_000), "read", "scoring", 1 + random.nextInt(3));
            leaves.add(EventCodec.encode(
                    new Event("k3-" + i, Instant.ofEpochMilli(1_772_352_000_000L + 10L * i), "exchange", used)));
        }

        int rows = BatchCodec.sealDeflated("exchange", 1, leaves, Map.of()).length;
        int columns = BatchCodec.sealColumns("exchange", 1, leaves, Map.of()).length;

        assertThat(3 * columns).isLessThan(rows);
    }

    @Test
    void whatever_columns_make_is_read_as_its_leaf_or_refused() {
        SplittableRandom random = new SplittableRandom(SEED);
        int read = 0;
        for (int round = 0; round < 4000; round++) {
            byte[] message = message(leaves(random, 1 + random.nextInt(8)));
            message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Batch batch = BatchCodec.open(Deflated.write((byte) 2, message));
                for (int i = 0; i < batch.events().size(); i++) {
                    assertThat(EventCodec.parse(batch.leaves().get(i)))
                            .as("seed %d, round %d", SEED, round)
                            .isEqualTo(batch.events().get(i));
                }
                read++;
            } catch (Refused refused) {
                assertThat(refused.code()).isNotNull();
            }
        }
        assertThat(read).isPositive().isLessThan(4000);
    }

    @Test
    void columns_that_do_not_fit_together_are_refused() {
        assertRefused("columns", message -> message.addAt(1));
        assertRefused("columns", message -> message.addPurpose(0));
        assertRefused("places", message -> message.addPlaces(0));
        assertRefused("words", message -> message.addWords("not a word"));
        assertRefused("words", message -> message.setBy(0, 99));
        assertRefused("words", message -> message.setBy(0, -1));
        assertRefused("numbers", message -> message.setIdNumber(0, -5));
        assertRefused("numbers", message -> message.setCopyNumber(0, Long.MIN_VALUE));
    }

    @Test
    void a_row_that_makes_no_sound_use_is_refused_as_its_leaf_is() {
        assertThatThrownBy(() -> open(message -> message.setCount(0, -1)))
                .hasMessageContaining("events[0]")
                .hasMessageContaining("count");
        assertThatThrownBy(() -> open(message -> message.setAt(0, -1)))
                .hasMessageContaining("events[0]")
                .hasMessageContaining("at");
        assertThatThrownBy(() -> open(message -> message.addWords("")
                        .setId(0, message.getWordsCount() - 1)
                        .setIdNumber(0, 0)))
                .hasMessageContaining("events[0]")
                .hasMessageContaining("id");
        assertThatThrownBy(() -> open(message -> message.addWords("y".repeat(64))
                        .setCopy(0, message.getWordsCount() - 1)
                        .setCopyNumber(0, 11)))
                .hasMessageContaining("events[0]")
                .hasMessageContaining("copy");
    }

    private static void assertRefused(String field, UnaryOperator<ColumnsMessage.Builder> change) {
        assertThatThrownBy(() -> open(change)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(CirculationRule.BATCH_MALFORMED.name());
            assertThat(refused.field()).isEqualTo(field);
        });
    }

    private static Batch open(UnaryOperator<ColumnsMessage.Builder> change) {
        byte[] use = EventCodec.encode(
                new Event("e-1", Instant.ofEpochMilli(5), "exchange", new Event.Used("copy-1", "read", "scoring", 1)));
        ColumnsMessage.Builder message =
                BatchColumns.of(List.of(use)).setProducer("exchange").setSequence(1);
        return BatchCodec.open(
                Deflated.write((byte) 2, change.apply(message).build().toByteArray()));
    }

    private static byte[] message(List<byte[]> leaves) {
        return BatchColumns.of(leaves)
                .setProducer("exchange")
                .setSequence(1)
                .build()
                .toByteArray();
    }

    private static List<byte[]> leaves(RandomGenerator random, int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(EventCodec.encode(new Event(
                    id(random),
                    Instant.ofEpochMilli(random.nextLong(1L << random.nextInt(1, 47))),
                    id(random),
                    fact(random))));
        }
        return leaves;
    }

    private static Event.Fact fact(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Event.Deleted(id(random), "agreement-end");
            case 1 -> new Event.Received(id(random), Digest.over(), random.nextInt(100));
            default -> new Event.Used(id(random), id(random), "scoring", random.nextInt(4));
        };
    }

    private static String id(RandomGenerator random) {
        return random.nextInt(3) == 0 ? IDS.get(random.nextInt(IDS.size())) : "k-" + random.nextInt(500);
    }
}
