package io.whence.claims.evidence;

import io.whence.claims.evidence.PackContents.Bytes;
import io.whence.claims.evidence.PackContents.ProvedEvent;
import io.whence.claims.evidence.PackContents.ProvedTransaction;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Event;
import io.whence.model.circulation.Role;
import io.whence.model.merkle.InclusionProof;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.merkle.MerkleTree;
import io.whence.model.note.Checkpoint;
import io.whence.model.note.SignedNote;
import io.whence.model.note.SignerKey;
import io.whence.model.value.Digest;
import io.whence.model.wire.EventCodec;
import io.whence.model.wire.LedgerLeaf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The log that a ledger would keep of these transactions, with all that a pack takes from it. */
final class FakeLog {
    private final List<byte[]> entries = new ArrayList<>();
    private final List<Logged> transactions = new ArrayList<>();
    private final List<Integer> events = new ArrayList<>();

    private record Logged(int index, LedgerLeaf leaf, List<Bytes> arguments, Optional<Bytes> answer) {}

    static Caller caller(String mspId, Role role) {
        Digest certificate = Digest.over((mspId + role).getBytes(StandardCharsets.UTF_8));
        return new Caller(mspId, role, role == Role.APPROVER ? 100_000_000 : 0, certificate);
    }

    String nextTransaction() {
        return "tx-" + transactions.size();
    }

    void call(Caller caller, Instant at, String function, List<byte[]> arguments, byte[] answer) {
        LedgerLeaf leaf = new LedgerLeaf(
                nextTransaction(),
                transactions.size(),
                0,
                at,
                caller,
                function,
                arguments.stream().map(Digest::over).toList(),
                Optional.empty(),
                Digest.over(answer));
        add(leaf, arguments.stream().map(Bytes::of).toList(), Optional.of(Bytes.of(answer)));
    }

    void record(Caller caller, Instant at, List<Event> batch) {
        List<byte[]> leaves = batch.stream().map(EventCodec::encode).toList();
        LedgerLeaf leaf = new LedgerLeaf(
                nextTransaction(),
                transactions.size(),
                0,
                at,
                caller,
                "circulation:record",
                List.of(),
                Optional.of(new LedgerLeaf.Sealed(
                        "exchange", transactions.size() + 1, leaves.size(), MerkleHash.root(leaves))),
                Digest.over(leaves.getFirst()));
        add(leaf, List.of(), Optional.empty());
        leaves.forEach(bytes -> {
            events.add(entries.size());
            entries.add(bytes);
        });
    }

    private void add(LedgerLeaf leaf, List<Bytes> arguments, Optional<Bytes> answer) {
        transactions.add(new Logged(entries.size(), leaf, arguments, answer));
        entries.add(leaf.bytes());
    }

    SignedNote checkpoint(Instant at, List<SignerKey> witnesses) {
        Checkpoint checkpoint = new Checkpoint("whence/circulation/test", entries.size(), tree().root());
        SignedNote note = checkpoint.unsigned();
        for (SignerKey witness : witnesses) {
            note = note.with(witness.cosign(checkpoint, at));
        }
        return note;
    }

    List<ProvedEvent> events(Predicate<Event> wanted) {
        return events.stream()
                .filter(index -> wanted.test(EventCodec.decode(entries.get(index))))
                .map(index -> new ProvedEvent(Bytes.of(entries.get(index)), proof(index)))
                .toList();
    }

    List<ProvedTransaction> transactions() {
        return transactions.stream()
                .map(logged -> new ProvedTransaction(logged.leaf, proof(logged.index), logged.arguments, logged.answer))
                .toList();
    }

    private InclusionProof proof(int index) {
        return tree().inclusion(index);
    }

    private MerkleTree tree() {
        return MerkleTree.of(entries);
    }
}
