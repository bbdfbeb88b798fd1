package io.whence.ledger;

import io.whence.model.circulation.Touched;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import io.whence.model.value.Pieces;
import io.whence.model.value.Refused;
import io.whence.model.wire.BatchCodec;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A stretch of the input, encoded.
 *
 * @param without the places in the stretch of events that are set aside
 * @param leaves their bytes
 * @param hashes of the leaves, 32 bytes each, one after the other
 * @param signatures by index among {@code leaves}
 * @param touches ids of copies whose custody the batch changes, and of versions that it derives
 */
record SealedBatch(
        Draft draft,
        SortedSet<Integer> without,
        Pieces leaves,
        @SuppressWarnings("ArrayRecordComponent") byte[] hashes,
        Map<Integer, byte[]> signatures,
        Set<String> touches,
        Digest root) {
    SealedBatch {
        without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
        signatures = Map.copyOf(signatures);
        touches = Set.copyOf(touches);
    }

    /** Reads and encodes the events of a stretch but those set aside; refuses the first that is malformed. */
    static SealedBatch of(Draft draft, SortedSet<Integer> without, String producer, PartyKeys keys) {
        Pieces.Builder pieces = new Pieces.Builder();
        TreeMap<Integer, byte[]> signatures = new TreeMap<>();
        Touched touched = new Touched();
        for (int place = 0; place < draft.lines().size(); place++) {
            if (!without.contains(place)) {
                byte[] line = draft.lines().get(place);
                Statement statement = draft.form().statement(draft.path(place), line);
                byte[] leaf = draft.form().leaf(statement, line);
                signature(statement, leaf, producer, keys)
                        .ifPresent(signature -> signatures.put(pieces.size(), signature));
                touched.add(statement.event().fact());
                pieces.add(leaf);
            }
        }
        Pieces leaves = pieces.build();
        byte[] hashes = MerkleHash.leaves(leaves);
        Digest root = MerkleHash.foldInPlace(hashes.clone(), leaves.size());
        return new SealedBatch(draft, without, leaves, hashes, signatures, ids(touched), root);
    }

    /** The transaction argument. */
    byte[] argument(String producer, long sequence) {
        return BatchCodec.sealColumns(producer, sequence, leaves, signatures);
    }

    /** The refusal of the ledger, whose index is of this batch, in terms of the input. */
    Refused translated(Refused refused) {
        String field = refused.field();
        int end = field.indexOf(']');
        if (!field.startsWith("events[") || end < 0) {
            return refused;
        }
        int index = Integer.parseInt(field.substring("events[".length(), end));
        String path = draft.path(place(index)) + field.substring(end + 1);
        return refused.at(path);
    }

    /** Where in the stretch the event stands that the batch has at an index. */
    private int place(int index) {
        int place = index;
        for (int aside : without) {
            if (aside <= place) {
                place++;
            }
        }
        return place;
    }

    private static Optional<byte[]> signature(Statement statement, byte[] leaf, String producer, PartyKeys keys) {
        String by = statement.event().by();
        if (statement.signature().isPresent() || by.equals(producer)) {
            return statement.signature();
        }
        return keys.sign(by, leaf);
    }

    private static Set<String> ids(Touched touched) {
        Set<String> ids = new HashSet<>(touched.copies());
        ids.addAll(touched.derived());
        return ids;
    }
}
