package io.whence.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.whence.marking.slot.SlotChoice;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotReceiver;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An exchange of slots, honest and not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlotsTest {
    private static final SlotOffer.Heading HEADING = new SlotOffer.Heading("c-1", "pv-1", "agr-1", "lender");
    private static final MarkPlan PLAN =
            new MarkPlan(2, 3, List.of(new MarkColumn.Numeric("speed", new BigDecimal("9"), List.of())), List.of(), 5);

    private final List<List<String>> rows = rows(1_500);
    private final Table original = Table.of(List.of("id", "speed", "note"), rows);
    private final Marking marking = new Marking(original, "pv-1", PLAN, bytes(1));
    private final SlottedCopy copy = SlottedCopy.of(marking, Delivery.of("c-1"), bytes(2));
    private final SlotOffer offer = copy.offer(HEADING);
    private final SlotReceiver receiver = new SlotReceiver(bytes(3));

    @TempDir
    private Path folder;

    @Test
    void the_recipient_gets_the_variants_that_it_chose_and_the_root_that_the_ledger_has() throws IOException {
        SealedCopy opened = SealedCopy.open(sealed(receiver.choice(offer)), offer, receiver);
        assertThat(opened.root(receiver)).isEqualTo(copy.opening(offer).root());
        Path file = folder.resolve("copy.csv");
        opened.write(file);
        Table held = Table.read(file);
        assertThat(held.rows()).isEqualTo(copy.base().table().rows());
        assertThat(held.names()).isEqualTo(original.names());
        for (Slots.Cell cell : Slots.of(marking, bytes(2)).cells()) {
            int row = rowOf(held, original.required("id").cell(cell.row()));
            assertThat(held.required("speed").cell(row))
                    .isEqualTo(cell.column().values().get(cell.value(receiver.bit(cell.slot()))));
        }
    }

    @Test
    void a_slot_shows_one_of_two_values_that_nobody_elses_copy_has() {
        Slots slots = Slots.of(marking, bytes(2));
        Set<Integer> filled = new HashSet<>();
        for (Slots.Cell cell : slots.cells()) {
            filled.add(cell.slot());
            assertThat(marking.marks().marked(cell.row())).isFalse();
            assertThat(Set.of(cell.first(), cell.second(), cell.column().code(cell.row())))
                    .hasSize(3);
        }
        assertThat(filled).hasSize(SlotOffer.SLOTS);
        assertThat(slots.cells()).hasSizeBetween(SlotOffer.SLOTS, 8 * SlotOffer.SLOTS);
    }

    @Test
    void what_slots_and_marks_change_is_reported_for_either_variant() {
        int slots = Slots.of(marking, bytes(2)).cells().size();
        int marks = copy.base().report().columns().getFirst().cellsChanged();
        for (int variant = 0; variant < 2; variant++) {
            ChangeReport report = copy.report(variant);
            assertThat(report.columns()).singleElement().satisfies(change -> {
                assertThat(change.column()).isEqualTo("speed");
                assertThat(change.cellsChanged()).isEqualTo(marks + slots);
                assertThat(change.after()).isNotEqualTo(change.before());
            });
            assertThat(report.rowsAdded()).isEqualTo(copy.base().table().rows() - original.rows());
        }
        assertThat(copy.report(0).columns()).isNotEqualTo(copy.report(1).columns());
    }

    @Test
    void slots_are_the_same_whatever_the_order_of_rows_and_others_under_another_seed() {
        List<List<String>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(7));
        Marking again = new Marking(Table.of(original.names(), shuffled), "pv-1", PLAN, bytes(1));
        assertThat(SlottedCopy.of(again, Delivery.of("c-1"), bytes(2)).commitments())
                .isEqualTo(copy.commitments());
        assertThat(SlottedCopy.of(marking, Delivery.of("c-1"), bytes(9)).commitments())
                .doesNotContainAnyElementsOf(copy.commitments());
    }

    @Test
    void every_message_is_the_same_when_it_is_made_again_and_reads_back() throws IOException {
        SlotChoice choice = receiver.choice(offer).signed("MEUCIQ==");
        assertThat(copy.offer(HEADING)).isEqualTo(offer);
        assertThat(SlotOffer.read(offer.json())).isEqualTo(offer);
        assertThat(SlotChoice.read(choice.json())).isEqualTo(choice);
        assertThat(sealed(choice)).hasSameBinaryContentAs(sealed(choice));
        Opening opening = copy.opening(offer);
        assertThat(Opening.read(opening.json().canonical())).isEqualTo(opening);
    }

    @Test
    void a_choice_opens_to_the_bits_that_made_it_and_to_no_others() {
        SlotChoice choice = receiver.choice(offer);
        assertThat(receiver.made(choice, offer)).isTrue();
        assertThat(SlotReceiver.read(receiver.disclosed("c-1"), "c-1").made(choice, offer))
                .isTrue();
        assertThat(new SlotReceiver(bytes(4)).made(choice, offer)).isFalse();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> SlotReceiver.read(receiver.disclosed("c-2"), "c-1"));
    }

    /** A recipient with the bits of one seed in its commitment and the points of another is not believed with either. */
    @Test
    void a_commitment_to_other_bits_than_the_points_hide_is_a_lie_whatever_is_opened() {
        SlotReceiver other = new SlotReceiver(bytes(4));
        SlotChoice own = receiver.choice(offer);
        SlotChoice lie = new SlotChoice(
                "c-1", offer.digest(), own.points(), other.choice(offer).commitment(), "");
        assertThat(receiver.made(lie, offer)).isFalse();
        assertThat(other.made(lie, offer)).isFalse();
    }

    @Test
    void a_provider_that_seals_another_variant_than_it_committed_to_is_noticed() throws IOException {
        List<Digest> exchanged = new ArrayList<>(offer.variants());
        int slot = 17;
        Collections.swap(exchanged, 2 * slot, 2 * slot + 1);
        SlotOffer lie = new SlotOffer(HEADING, offer.columns(), offer.rows(), offer.point(), exchanged);
        Path file = folder.resolve("lie");
        Files.write(file, sealedBytes(lie, receiver.choice(lie)));
        SealedCopy opened = SealedCopy.open(file, lie, receiver);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> opened.root(receiver))
                .withMessageContaining("SLOT_VARIANT_FALSE: slot = 17");
    }

    @Test
    void another_recipient_opens_nothing() throws IOException {
        Path file = sealed(receiver.choice(offer));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SealedCopy.open(file, offer, new SlotReceiver(bytes(4))))
                .withMessageContaining("SLOT_SEAL_BROKEN");
    }

    @Test
    void a_choice_for_another_offer_is_refused() {
        SlotOffer other = SlottedCopy.of(marking, Delivery.of("c-1"), bytes(9)).offer(HEADING);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> sealedBytes(offer, receiver.choice(other)))
                .withMessageContaining("SLOT_OFFER_DIFFERS");
    }

    @Test
    void any_cut_or_altered_file_is_refused() throws IOException {
        byte[] bytes = sealedBytes(offer, receiver.choice(offer));
        Random random = new Random(5);
        for (int i = 0; i < 6; i++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            Path file = Files.write(folder.resolve("cut"), cut);
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> SealedCopy.open(file, offer, receiver));
        }
    }

    @Test
    void points_off_the_curve_and_the_identity_are_refused() {
        SlotChoice choice = receiver.choice(offer);
        for (String wrong :
                List.of("", "AA==", "no point", "A".repeat(44), offer.point().substring(4) + "AAAA")) {
            List<String> points = new ArrayList<>(choice.points());
            points.set(5, wrong);
            assertThatExceptionOfType(Refused.class)
                    .as(wrong)
                    .isThrownBy(() -> new SlotChoice("c-1", offer.digest(), points, choice.commitment(), ""))
                    .withMessageContaining("SLOT_POINT_INVALID: points[5]");
        }
        List<String> theirs = Collections.nCopies(SlotOffer.SLOTS, offer.point());
        SlotChoice same = new SlotChoice("c-1", offer.digest(), theirs, choice.commitment(), "");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> sealedBytes(offer, same))
                .withMessageContaining("SLOT_POINT_INVALID: points[0]");
    }

    @Test
    void a_table_too_small_for_the_slots_is_refused_by_name() {
        Marking small = new Marking(Table.of(original.names(), rows(150)), "pv-1", PLAN, bytes(1));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SlottedCopy.of(small, Delivery.of("c-1"), bytes(2)))
                .withMessageContaining("SLOTS_TOO_FEW");
    }

    private Path sealed(SlotChoice choice) throws IOException {
        Path file = folder.resolve("sealed-" + System.nanoTime());
        return Files.write(file, sealedBytes(offer, choice));
    }

    private byte[] sealedBytes(SlotOffer offered, SlotChoice choice) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy.seal(offered, choice, out);
        return out.toByteArray();
    }

    private static int rowOf(Table table, String id) {
        return IntStream.range(0, table.rows())
                .filter(row -> table.required("id").cell(row).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> rows(int count) {
        Random random = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(row -> List.of(
                        "r" + row,
                        String.valueOf(100 + random.nextInt(40)),
                        random.nextInt(9) == 0 ? "a, \"quoted\"\nnote" : ""))
                .toList();
    }

    private static byte[] bytes(int number) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) number;
        return bytes;
    }
}
