package io.whence.claims.localize;

import io.whence.marking.Marking;
import io.whence.marking.Marks;
import io.whence.model.value.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The marks read, in pieces by where they stood, and what the leading belief would be without each piece. */
final class MarkEvidence {
    private static final int PIECES = 3;

    private final Marking marking;
    private final MarkReads reads;
    private final Suspects suspects;
    private final List<Posterior.Hypothesis> hypotheses;

    MarkEvidence(Marking marking, MarkReads reads, Suspects suspects, List<Posterior.Hypothesis> hypotheses) {
        this.marking = marking;
        this.reads = reads;
        this.suspects = suspects;
        this.hypotheses = hypotheses;
    }

    /** The pieces that weigh most for or against the leading copy, which has this id. */
    List<Evidence> about(Suspect leading, String id) {
        Map<String, List<Integer>> pieces = new TreeMap<>();
        for (int position : reads.positions()) {
            pieces.computeIfAbsent(what(position), fresh -> new ArrayList<>()).add(position);
        }
        Posterior with = suspects.posterior(hypotheses);
        List<Weighed> evidence = new ArrayList<>();
        pieces.forEach((what, positions) ->
                evidence.add(piece(sentence(what, positions, leading, id), positions, leading, with)));
        return evidence.stream().sorted().limit(PIECES).map(Weighed::evidence).toList();
    }

    /** A piece of evidence about a copy, where beliefs by all of it are {@code with}. */
    private Weighed piece(String what, List<Integer> positions, Suspect leading, Posterior with) {
        BitSet piece = new BitSet();
        positions.forEach(piece::set);
        Posterior without = suspects.posteriorWithout(piece, hypotheses);
        return Weighed.of(new Weighed.Named(digest(positions), what), with, without, List.of(leading.copy()));
    }

    private String sentence(String what, List<Integer> positions, Suspect leading, String id) {
        long matched = positions.stream()
                .filter(position -> leading.codeword().get(position) == reads.bit(position))
                .count();
        return positions.size() + " " + what + ", of which " + matched + " match " + id;
    }

    private String what(int position) {
        Marks marks = marking.marks();
        if (reads.canary(position)) {
            boolean forPurpose =
                    marking.canaries().all().get(position - marks.count()).forPurpose();
            return forPurpose ? "canary rows for purposes found" : "canary rows found";
        }
        return "marks read in column " + marks.column(marks.rowAt(position)).name();
    }

    private Digest digest(List<Integer> positions) {
        MessageDigest sha = Digest.sha256();
        ByteBuffer shown = ByteBuffer.allocate(Integer.BYTES);
        for (int position : positions) {
            sha.update(shown.putInt(0, 2 * position + (reads.bit(position) ? 1 : 0))
                    .array());
        }
        return Digest.of(sha.digest());
    }
}
