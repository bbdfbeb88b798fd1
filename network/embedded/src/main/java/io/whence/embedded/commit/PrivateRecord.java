package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.embedded.rule.EmbeddedRule;
import io.whence.embedded.state.Draft;
import io.whence.embedded.state.PrivateWrites;
import io.whence.embedded.state.State;
import io.whence.embedded.state.Version;
import io.whence.embedded.state.Versioned;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** The private values that a committed transaction wrote to one collection. */
public record PrivateRecord(Version version, PrivateWrites writes) {
    /** The bytes kept on disk: block, transaction, collection, write set. */
    ByteString encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(version.block());
            out.writeLong(version.transaction());
            out.writeUTF(writes.collection());
            writes.writeSet().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    static PrivateRecord decode(ByteString record) {
        try (DataInputStream in = new DataInputStream(record.newInput())) {
            Version version = new Version(in.readLong(), in.readLong());
            return new PrivateRecord(version, new PrivateWrites(in.readUTF(), ByteString.readFrom(in)));
        } catch (IOException e) {
            throw EmbeddedRule.LEDGER_DAMAGED.refuse("private.dat", e);
        }
    }

    void apply(Draft draft) {
        for (KVWrite write : keys()) {
            if (write.getIsDelete()) {
                draft.deleteSecret(writes.collection(), write.getKey());
            } else {
                draft.putSecret(writes.collection(), write.getKey(), new Versioned(write.getValue(), version));
            }
        }
    }

    /** The record without what it says of a purged key. */
    PrivateRecord without(Effects.Purge purge) {
        if (!writes.collection().equals(purge.collection())) {
            return this;
        }
        List<KVWrite> kept = keys().stream()
                .filter(write -> !State.keyHash(write.getKey()).equals(purge.keyHash()))
                .toList();
        if (kept.size() == keys().size()) {
            return this;
        }
        ByteString left = KVRWSet.newBuilder().addAllWrites(kept).build().toByteString();
        return new PrivateRecord(version, new PrivateWrites(writes.collection(), left));
    }

    private List<KVWrite> keys() {
        try {
            return KVRWSet.parseFrom(writes.writeSet()).getWritesList();
        } catch (InvalidProtocolBufferException e) {
            throw EmbeddedRule.LEDGER_DAMAGED.refuse("private.dat", e);
        }
    }
}
