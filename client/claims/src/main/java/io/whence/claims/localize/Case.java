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

    /** Checks every opening against its commitment, the original, and the codeword that its own seed gives. */
    static Case open(Table original, List<CopyOpening> copies) {
        Case opened = new Case();
        Digest canonical = original.canonical();
        Map<List<Object>, Marking> versions = new HashMap<>();
        List<Optional<Opening>> openings =
                copies.parallelStream().map(Case::committed).toList();
        for (int copy = 0; copy < copies.size(); copy++) {
            Optional<Opening> opening =
                    openings.get(copy).filter(one -> one.original().equals(canonical));
            opened.contradicted |=
                    opening.isEmpty() && copies.get(copy).opening().isPresent();
            if (opening.isPresent()) {
                opened.add(copy, opening.get(), versions, original);
                opened.addSlots(copy, opening.get(), copies.get(copy).slots());
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

    private void add(int copy, Opening opening, Map<List<Object>, Marking> versions, Table original) {
        Marking own = versions.computeIfAbsent(
                List.of(opening.plan(), opening.seedHex()),
                key -> new Marking(original, opening.version(), opening.plan(), opening.seed()));
        BitSet codeword = own.codeword(opening.delivery());
        boolean sameVersion = marking.isEmpty() || marking.get() == own;
        if (sameVersion && own.text(codeword).equals(opening.codewordHex())) {
            marking = Optional.of(own);
            codewords.put(copy, codeword);
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
