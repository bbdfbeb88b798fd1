package io.whence.claims.localize;

import io.whence.marking.Column;
import io.whence.marking.Fingerprint;
import io.whence.marking.FingerprintIndex;
import io.whence.marking.Slots;
import io.whence.marking.Table;
import io.whence.marking.slot.SlotOffer;
import io.whence.marking.slot.SlotReceiver;
import io.whence.marking.store.Longs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Which variants of the copies' slots a leak shows. What is read does not depend on what anybody chose; a slot of which
 * the leak shows both variants says nothing.
 */
final class SlotReads {
    private static final int VARIANTS = 2;
    private static final int ORIGINAL = 2;
    private static final String WORDS = "-01-=01-";

    private final Table original;
    private final List<String> columns;
    private final Map<Integer, SlotCase> cases;
    private final Map<Integer, byte[]> seen = new TreeMap<>();
    private final Map<Integer, BitSet> held = new TreeMap<>();

    private final Map<Integer, SlotFinding> findings = new TreeMap<>();

    private record Form(int copy, int slot, int variant) {}

    private record Shown(Slots.Cell cell, int variant) {}

    private SlotReads(Table original, List<String> columns, Map<Integer, SlotCase> cases) {
        this.original = original;
        this.columns = columns;
        this.cases = cases;
        cases.keySet().forEach(copy -> {
            seen.put(copy, new byte[SlotOffer.SLOTS]);
            held.put(copy, new BitSet());
        });
    }

    /** Reads the rows of a leak that are of no other form; {@code shown} is as {@link MarkReads#shown} gives it. */
    static SlotReads of(Table original, List<String> columns, Map<Integer, SlotCase> cases) {
        return new SlotReads(original, columns, cases);
    }

    /** Reads unaltered rows, and takes those it knows out of the unknown: they are plain to everybody else. */
    void read(FingerprintIndex leak, int[] shown) {
        FingerprintIndex forms = new FingerprintIndex(16);
        List<List<Form>> meanings = meanings(forms);
        for (int number = 0; number < shown.length; number++) {
            int form = forms.number(leak.lane(number), leak.secondLane(number));
            List<Form> meant = form == FingerprintIndex.ABSENT ? List.of() : meanings.get(form);
            if (shown[number] == Forms.PLAIN) {
                meant.stream().filter(meaning -> meaning.variant() == ORIGINAL).forEach(this::see);
            } else if (shown[number] == Forms.UNKNOWN && !meant.isEmpty()) {
                shown[number] = Forms.SLOT;
                int known = number;
                meant.forEach(meaning -> see(meaning, known));
            }
        }
    }

    /** Reads altered rows, whose row of the original was found by likeness, by their cell alone. */
    void readAltered(Table leak, int[] rows, int[] matches) {
        Map<Integer, List<Integer>> byRow = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            byRow.computeIfAbsent(matches[i], fresh -> new ArrayList<>()).add(rows[i]);
        }
        each((copy, cell) -> byRow.getOrDefault(cell.row(), List.of())
                .forEach(row -> readAltered(
                        copy, cell, leak.required(cell.column().name()).cell(row))));
    }

    /** The rows that this copy alone has, by the form of a slot that its holder may have. */
    BitSet held(int copy) {
        return held.getOrDefault(copy, new BitSet());
    }

    /** What the slots of a copy say; empty where it has none. */
    Optional<SlotFinding> finding(int copy) {
        return Optional.ofNullable(cases.get(copy))
                .map(one -> findings.computeIfAbsent(copy, fresh -> finding(copy, one)));
    }

    private SlotFinding finding(int copy, SlotCase one) {
        StringBuilder variants = new StringBuilder();
        for (byte shown : Objects.requireNonNull(seen.get(copy))) {
            variants.append(WORDS.charAt(shown));
        }
        int matched =
                one.receiver().map(receiver -> matched(variants, receiver)).orElse(0);
        return new SlotFinding(one.state(), variants.toString(), matched);
    }

    private static int matched(CharSequence variants, SlotReceiver receiver) {
        int matched = 0;
        for (int slot = 0; slot < variants.length(); slot++) {
            matched += variants.charAt(slot) == '0' + receiver.bit(slot) ? 1 : 0;
        }
        return matched;
    }

    private void readAltered(int copy, Slots.Cell cell, String leaked) {
        for (int variant = 0; variant <= VARIANTS; variant++) {
            if (cell.column().values().get(cell.value(variant)).equals(leaked)) {
                see(new Form(copy, cell.slot(), variant));
            }
        }
    }

    private void see(Form form) {
        Objects.requireNonNull(seen.get(form.copy()))[form.slot()] |= (byte) (1 << form.variant());
    }

    /** The row is the holder's, unless its holder disclosed that it took the other variant. */
    private void see(Form form, int number) {
        see(form);
        SlotCase one = Objects.requireNonNull(cases.get(form.copy()));
        if (one.receiver().map(receiver -> receiver.bit(form.slot())).orElse(form.variant()) == form.variant()) {
            Objects.requireNonNull(held.get(form.copy())).set(number);
        }
    }

    /** The forms of every cell, its original one too, that the leak's columns can show, by their fingerprints. */
    private List<List<Form>> meanings(FingerprintIndex forms) {
        List<List<Form>> meanings = new ArrayList<>();
        if (!cases.isEmpty()) {
            Longs lanes = Fingerprint.ofRows(original, columns);
            each((copy, cell) -> {
                for (int variant = 0; variant <= VARIANTS; variant++) {
                    int number = number(forms, lanes, new Shown(cell, variant));
                    if (number == meanings.size()) {
                        meanings.add(new ArrayList<>());
                    }
                    meanings.get(number).add(new Form(copy, cell.slot(), variant));
                }
            });
        }
        return meanings;
    }

    private static int number(FingerprintIndex forms, Longs lanes, Shown shown) {
        Column column = shown.cell().column();
        long row = 2L * shown.cell().row();
        long[] cells = new long[4];
        Fingerprint.ofCell(column.name(), column.cell(shown.cell().row()), cells, 0);
        Fingerprint.ofCell(column.name(), column.values().get(shown.cell().value(shown.variant())), cells, 2);
        return forms.add(lanes.at(row) - cells[0] + cells[2], lanes.at(row + 1) - cells[1] + cells[3]);
    }

    /** Every cell of every copy, as far as the leak has its column. */
    private void each(BiConsumer<Integer, Slots.Cell> reader) {
        cases.forEach((copy, one) -> one.slots()
                .ifPresent(slots -> slots.cells().stream()
                        .filter(cell -> columns.contains(cell.column().name()))
                        .forEach(cell -> reader.accept(copy, cell))));
    }
}
