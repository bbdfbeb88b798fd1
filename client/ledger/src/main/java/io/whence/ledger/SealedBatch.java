package io.whence.ledger;

import io.whence.model.circulation.Event;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.wire.BatchCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A stretch of the input, encoded.
 *
 * @param draft the stretch, without what can be read from it again
 * @param places of the events in the stretch: those that were not set aside
 * @param leaves their bytes
 * @param hashes of the leaves, 32 bytes each, one after the other
 * @param signatures by index among {@code leaves}
 * @param touches ids of copies and versions whose custody the batch reads or changes
 */
record SealedBatch(
        Draft draft,
        List<Integer> places,
        List<byte[]> leaves,
        @SuppressWarnings("ArrayRecordComponent") byte[] hashes,
        Map<Integer, byte[]> signatures,
        Set<String> touches,
        Digest root) {
    SealedBatch {
        places = List.copyOf(places);
        leaves = List.copyOf(leaves);
        signatures = Map.copyOf(signatures);
        touches = Set.copyOf(touches);
    }

    /** Reads and encodes the events of a stretch but those set aside; refuses the first that is malformed. */
    static SealedBatch of(Draft draft, Set<Integer> without, String producer, PartyKeys keys) {
        List<Integer> places = new ArrayList<>();
        List<byte[]> leaves = new ArrayList<>();
        TreeMap<Integer, byte[]> signatures = new TreeMap<>();
        Set<String> touches = new HashSet<>();
        for (int place = 0; place < draft.lines().size(); place++) {
            if (!without.contains(place)) {
                Statement statement = draft.lines().get(place).statement(draft.path(place));
                byte[] leaf = draft.lines().get(place).leaf(statement);
                signature(statement, leaf, producer, keys)
                        .ifPresent(signature -> signatures.put(leaves.size(), signature));
                touch(statement.event().fact(), touches);
                places.add(place);
                leaves.add(leaf);
            }
        }
        byte[] hashes = MerkleHash.leaves(leaves);
        Digest root = MerkleHash.foldInPlace(hashes.clone(), leaves.size());
        return new SealedBatch(draft.light(), places, leaves, hashes, signatures, touches, root);
    }

    /** The transaction argument. */
    byte[] argument(String producer, long sequence) {
        return BatchCodec.sealDeflated(producer, sequence, leaves, signatures);
    }

    /** The refusal of the ledger, whose index is of this batch, in terms of the input. */
    Refused translated(Refused refused) {
        String field = refused.field();
        int end = field.indexOf(']');
        if (!field.startsWith("events[") || end < 0) {
            return refused;
        }
        int index = Integer.parseInt(field.substring("events[".length(), end));
        String path = draft.path(places.get(index)) + field.substring(end + 1);
        return new Refused(refused.code(), path, refused.value(), refused.rule());
    }

    private static Optional<byte[]> signature(Statement statement, byte[] leaf, String producer, PartyKeys keys) {
        String by = statement.event().by();
        if (statement.signature().isPresent() || by.equals(producer)) {
            return statement.signature();
        }
        return keys.sign(by, leaf);
    }

    private static void touch(Event.Fact fact, Set<String> touches) {
        switch (fact) {
            case Event.Delivered delivered -> touches.add(delivered.copy());
            case Event.Received received -> touches.add(received.copy());
            case Event.Deleted deleted -> touches.add(deleted.copy());
            case Event.Derived derived -> {
                touches.addAll(derived.inputs());
                touches.add(derived.version());
            }
            case Event.Used used -> {
                // A use touches no state.
            }
        }
    }
}
