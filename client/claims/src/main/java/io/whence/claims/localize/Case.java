package io.whence.claims.localize;

import io.whence.marking.Marking;
import io.whence.marking.Opening;
import io.whence.marking.Table;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The codewords of a version's copies as far as their openings are at hand and are the ones committed at delivery. */
final class Case {
    private final Map<Integer, BitSet> codewords = new TreeMap<>();
    private final Map<Integer, SlotCase> slots = new TreeMap<>();
    private Optional<Marking> marking = Optional.empty();
    private boolean contradicted;

    private Case() {}

    /** The original by the rules under which the openings have it, which may be older ones. */
    static Table committed(Table original, List<CopyOpening> copies) {
        return copies.stream()
                .flatMap(copy -> committed(copy).stream())
                .map(Opening::original)
                .distinct()
                .map(original::committed)
                .filter(table -> table != original)
                .findFirst()
                .orElse(original);
    }

    /** Checks every opening against its commitment, the original, and the codeword that its own seed gives. */
    static Case open(Table original, List<CopyOpening> copies) {
        Case opened = new Case();
        Digest canonical = original.canonical();
        List<Optional<Opening>> openings = copies.parallelStream()
                .map(copy -> committed(copy).filter(one -> one.original().equals(canonical)))
                .toList();
        Map<List<Object>, Marking> versions = versions(openings, original);
        List<Optional<Codeword>> codewords = openings.parallelStream()
                .map(opening -> opening.flatMap(one ->
                        Optional.ofNullable(versions.get(version(one))).flatMap(marks -> Codeword.of(one, marks))))
                .toList();
        for (int copy = 0; copy < copies.size(); copy++) {
            if (codewords.get(copy).isPresent()) {
                opened.add(copy, codewords.get(copy).get());
                opened.addSlots(
                        copy, openings.get(copy).orElseThrow(), copies.get(copy).slots());
            } else {
                opened.contradicted |= copies.get(copy).opening().isPresent();
            }
        }
        return opened;
    }

    /** The marks of the version; empty where no opening could be used. */
    Optional<Marking> marking() {
        return marking;
    }

    /** The codewords by copy number. */
    Map<Integer, BitSet> codewords() {
        return codewords;
    }

    /** The slots of those copies that have any, by copy number. */
    Map<Integer, SlotCase> slots() {
        return slots;
    }

    Reason reason() {
        return contradicted ? Reason.OPENING_CONTRADICTS_COMMITMENT : Reason.OPENINGS_MISSING;
    }

    /** The code bits that a seed gives a delivery, where its opening says the same. */
    private record Codeword(Marking marking, BitSet bits) {
        static Optional<Codeword> of(Opening opening, Marking marking) {
            BitSet bits = marking.codeword(opening.delivery());
            return Optional.of(new Codeword(marking, bits))
                    .filter(codeword -> marking.text(bits).equals(opening.codewordHex()));
        }
    }

    /** The marks of every version that the openings speak of; none where a plan does not fit the original. */
    private static Map<List<Object>, Marking> versions(List<Optional<Opening>> openings, Table original) {
        Map<List<Object>, Marking> versions = new HashMap<>();
        openings.stream().flatMap(Optional::stream).forEach(opening -> {
            if (!versions.containsKey(version(opening))) {
                marking(original, opening).ifPresent(marks -> versions.put(version(opening), marks));
            }
        });
        return versions;
    }

    private static Optional<Marking> marking(Table original, Opening opening) {
        try {
            return Optional.of(new Marking(original, opening.version(), opening.plan(), opening.seed()));
        } catch (Refused unfit) {
            return Optional.empty();
        }
    }

    private static List<Object> version(Opening opening) {
        return List.of(opening.plan(), opening.seedHex());
    }

    /** All copies of a case are of one version: that of the first. */
    private void add(int copy, Codeword codeword) {
        if (marking.isEmpty() || marking.get() == codeword.marking()) {
            marking = Optional.of(codeword.marking());
            codewords.put(copy, codeword.bits());
        } else {
            contradicted = true;
        }
    }

    private void addSlots(int copy, Opening opening, Optional<SlotEvidence> evidence) {
        if (codewords.containsKey(copy)) {
            evidence.ifPresent(slotted -> slots.put(copy, SlotCase.of(slotted, marking.orElseThrow(), opening)));
        }
    }

    private static Optional<Opening> committed(CopyOpening copy) {
        try {
            return copy.opening()
                    .map(json -> Opening.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .filter(opening -> opening.commitment().equals(copy.committed()));
        } catch (Refused retired) {
            return Optional.empty();
        }
    }
}
