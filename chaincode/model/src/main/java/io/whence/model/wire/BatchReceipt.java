package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Batch;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Digest;
import java.util.Map;

/** What the ledger keeps of a batch and answers to it: its root and size, and the transaction that recorded it first. */
public record BatchReceipt(String producer, long sequence, Digest root, long size, String transaction) {

    public static BatchReceipt of(Batch batch, String transaction) {
        return new BatchReceipt(
                batch.producer(),
                batch.sequence(),
                MerkleHash.root(batch.leaves()),
                batch.events().size(),
                transaction);
    }

    public static BatchReceipt read(byte[] canonical) {
        FieldReader fields = new FieldReader("", Json.parse(canonical));
        return new BatchReceipt(
                fields.id("producer"),
                fields.count("sequence"),
                fields.digest("root"),
                fields.count("size"),
                fields.text("transaction"));
    }

    /** Whether this is the receipt of exactly these events. */
    public boolean covers(Batch batch) {
        return root.equals(MerkleHash.root(batch.leaves()))
                && size == batch.events().size();
    }

    public Json.Fields json() {
        return Json.object(Map.of(
                "producer", Json.of(producer),
                "sequence", Json.of(sequence),
                "root", Json.of(root.hex()),
                "size", Json.of(size),
                "transaction", Json.of(transaction)));
    }
}
