package io.whence.claims.localize;

import static org.assertj.core.api.Assertions.assertThat;

import io.whence.marking.Delivery;
import io.whence.marking.Marking;
import io.whence.marking.Opening;
import io.whence.marking.SealedCopy;
import io.whence.marking.SlottedCopy;
import io.whence.marking.Table;
import io.whence.marking.slot.SlotChoice;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotReceiver;
import io.whence.marking.slot.SlotTranscript;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.SlotCommitment;
import io.whence.model.value.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A holder who leaked, a provider who leaks what it thinks the holder has, and lies on both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlotsInCourtTest {
    private static final String SUSPECT = "c-13";
    private static final byte[] PROVIDER = Strikes.seed(21);
    private static final SlotReceiver HOLDER = new SlotReceiver(Strikes.seed(22));

    private Strikes strikes;
    private SlottedCopy copy;
    private SlotOffer offer;
    private SlotCommitment committed;
    private List<List<String>> held;

    @BeforeAll
    void deliver(@TempDir Path folder) throws IOException {
        strikes = Strikes.deliver(folder, 2);
        copy = slotted(PROVIDER);
        offer = copy.offer(new SlotOffer.Heading(SUSPECT, "pv-1", "agr-1", "lender"));
        SlotChoice choice = HOLDER.choice(offer).signed("MEUCIQ==");
        committed = SlotTranscript.of(offer, choice, Digest.over());
        held = received(HOLDER);
    }

    @Test
    void a_holder_whose_choice_the_leak_shows_is_identified() throws IOException {
        Finding finding = find(held.subList(0, 1_500), evidence());
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED);
        assertThat(finding.named()).containsExactly(SUSPECT);
        SlotFinding slots = slots(finding);
        assertThat(slots.matched()).isEqualTo(slots.read()).isGreaterThan(60);
        assertThat(finding.bound().orElseThrow().statement()).contains("The provider, who knows every mark");
    }

    @Test
    void a_holder_who_altered_every_row_is_identified_by_what_is_left() throws IOException {
        List<List<String>> altered = held.stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>(row);
                    cells.set(2, "altered");
                    return List.copyOf(cells);
                })
                .toList();
        assertThat(find(altered, evidence()).verdict()).isEqualTo(Verdict.IDENTIFIED);
    }

    @Test
    void a_provider_who_leaks_what_it_thinks_the_holder_has_frames_nobody() throws IOException {
        for (int guess = 30; guess < 33; guess++) {
            Finding finding = find(received(new SlotReceiver(Strikes.seed(guess))), evidence());
            assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(finding.reason()).contains(Reason.SLOTS_EXCLUDE_HOLDER);
            assertThat(finding.named()).isEmpty();
            assertThat(slots(finding).read()).isEqualTo(SlotOffer.SLOTS);
            assertThat(slots(finding).matched()).isBetween(40, 88);
        }
    }

    @Test
    void a_provider_who_leaks_a_copy_without_slots_frames_nobody() throws IOException {
        Finding finding = find(strikes.rowsOf(copy.base()), evidence());
        assertThat(finding.reason()).contains(Reason.SLOTS_EXCLUDE_HOLDER);
        assertThat(slots(finding).variants()).isEqualTo("=".repeat(SlotOffer.SLOTS));
    }

    @Test
    void a_holder_who_mixes_its_rows_with_public_ones_is_identified() throws IOException {
        List<List<String>> mixed = new ArrayList<>(held);
        mixed.addAll(Strikes.rows(11));
        Collections.shuffle(mixed, new Random(8));
        assertThat(find(mixed.subList(0, 3_000), evidence()).verdict()).isEqualTo(Verdict.IDENTIFIED);
    }

    @Test
    void a_holder_who_lies_about_its_choice_is_caught_and_stays_a_suspect() throws IOException {
        SlotReceiver lie = new SlotReceiver(Strikes.seed(33));
        Finding finding = find(held, evidence(Optional.of(lie.disclosed(SUSPECT))));
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED_UP_TO_PROVIDER);
        assertThat(slots(finding).state()).isEqualTo(SlotFinding.State.HOLDER_CONTRADICTS);
        assertThat(finding.wouldChange())
                .anyMatch(change -> change.contains("is not behind the choice that it signed"));
    }

    @Test
    void a_holder_who_says_nothing_stays_a_suspect() throws IOException {
        Finding finding = find(held, evidence(Optional.empty()));
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED_UP_TO_PROVIDER);
        assertThat(slots(finding).state()).isEqualTo(SlotFinding.State.HOLDER_SILENT);
        assertThat(finding.wouldChange()).anyMatch(change -> change.contains("signed a choice of slots"));
    }

    /** The commitments hide that both variants are the same; making them again from the original shows it. */
    @Test
    void a_provider_who_offers_the_same_variant_twice_is_caught_at_the_opening() throws IOException {
        List<Digest> same = new ArrayList<>(offer.variants());
        same.set(9, same.get(8));
        SlotOffer lie = new SlotOffer(offer.heading(), offer.columns(), offer.rows(), offer.point(), same);
        SlotChoice choice = HOLDER.choice(lie).signed("MEUCIQ==");
        SlotEvidence evidence = new SlotEvidence(
                SlotTranscript.of(lie, choice, Digest.over()),
                Optional.of(lie.json()),
                Optional.of(choice.json()),
                Optional.of(HOLDER.disclosed(SUSPECT)));
        Finding finding = find(held, evidence);
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.reason()).contains(Reason.SLOTS_CONTRADICT_COMMITMENT);
    }

    @Test
    void missing_stale_and_retired_messages_leave_what_the_marks_say() throws IOException {
        SlotEvidence whole = evidence();
        Optional<Json> stale =
                Optional.of(HOLDER.choice(copyOffer("pv-0")).signed("MEUCIQ==").json());
        Optional<Json> retired = whole.offer()
                .map(json -> Json.parse(json.text()
                        .replace("whence-slot-1", "whence-slot-0")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        for (SlotEvidence evidence : List.of(
                new SlotEvidence(committed, Optional.empty(), whole.choice(), whole.disclosed()),
                new SlotEvidence(committed, whole.offer(), Optional.empty(), whole.disclosed()),
                new SlotEvidence(committed, whole.offer(), stale, whole.disclosed()),
                new SlotEvidence(committed, retired, whole.choice(), whole.disclosed()))) {
            Finding finding = find(held, evidence);
            assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED_UP_TO_PROVIDER);
            assertThat(slots(finding).state()).isEqualTo(SlotFinding.State.PROVIDER_SILENT);
        }
    }

    @Test
    void a_leak_of_another_copy_says_nothing_of_the_slots() throws IOException {
        Finding finding = find(strikes.sample(3, 1_000, new Random(1)), evidence());
        assertThat(finding.named()).containsExactly("c-03");
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED_UP_TO_PROVIDER);
        assertThat(finding.copies()).allMatch(one -> one.slots().isEmpty());
    }

    @Test
    void few_leaked_rows_show_too_few_slots() throws IOException {
        List<List<String>> shuffled = new ArrayList<>(held);
        Collections.shuffle(shuffled, new Random(4));
        Finding finding = find(shuffled.subList(0, 90), evidence());
        assertThat(finding.verdict()).isEqualTo(Verdict.IDENTIFIED_UP_TO_PROVIDER);
        assertThat(finding.wouldChange()).anyMatch(change -> change.contains("could be read"));
    }

    private SlotOffer copyOffer(String version) {
        return copy.offer(new SlotOffer.Heading(SUSPECT, version, "agr-1", "lender"));
    }

    private SlottedCopy slotted(byte[] seed) throws IOException {
        Marking marking = new Marking(Table.read(strikes.original), "pv-1", Strikes.plan(2), Strikes.seed(2));
        return SlottedCopy.of(marking, Delivery.of(SUSPECT), seed);
    }

    /** What a recipient with these bits holds. */
    private List<List<String>> received(SlotReceiver receiver) throws IOException {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        copy.seal(offer, receiver.choice(offer), sealed);
        Path file = Files.write(strikes.folder.resolve("sealed"), sealed.toByteArray());
        Path out = strikes.folder.resolve("received.csv");
        SealedCopy.open(file, offer, receiver).write(out);
        return strikes.rowsOf(out);
    }

    private SlotEvidence evidence() {
        return evidence(Optional.of(HOLDER.disclosed(SUSPECT)));
    }

    private SlotEvidence evidence(Optional<Json> disclosed) {
        Json choice = HOLDER.choice(offer).signed("MEUCIQ==").json();
        return new SlotEvidence(committed, Optional.of(offer.json()), Optional.of(choice), disclosed);
    }

    private Finding find(List<List<String>> leak, SlotEvidence evidence) throws IOException {
        Opening opening = copy.opening(offer);
        List<CopyOpening> openings = new ArrayList<>(strikes.openings);
        openings.add(new CopyOpening(
                SUSPECT,
                "lender",
                Optional.of(opening.json().text()),
                opening.commitment(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(evidence)));
        return Localizer.withOpenings(
                strikes.write("leak.csv", Strikes.COLUMNS, leak), strikes.original, openings, Policy.standard());
    }

    private static SlotFinding slots(Finding finding) {
        return finding.copies().getLast().slots().orElseThrow();
    }
}
