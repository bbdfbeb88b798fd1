package io.whence.model.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.model.circulation.Copy;
import io.whence.model.value.Digest;
import io.whence.model.value.Id;
import io.whence.model.value.Refused;
import io.whence.model.wire.proto.CopyMessage;
import io.whence.model.wire.proto.ReceiptMessage;
import java.time.Instant;
import java.util.Optional;

/** A copy as the ledger keeps it under its key: a {@code CopyMessage} of state.proto, a third of the JSON that is answered. */
public final class CopyState {
    private CopyState() {}

    public static byte[] encode(Copy copy) {
        CopyMessage.Builder message = CopyMessage.newBuilder()
                .setHolder(copy.holder())
                .setVersion(copy.version())
                .setAgreement(copy.agreement())
                .setRoot(EventCodec.bytes(copy.root()))
                .setRows(copy.rows())
                .setDeliveredBy(copy.deliveredBy())
                .setDeliveredAt(copy.deliveredAt().toEpochMilli());
        copy.commitment().ifPresent(commitment -> message.setCommitment(EventCodec.bytes(commitment)));
        copy.slots().ifPresent(slots -> message.setSlots(SlotsCodec.message(slots)));
        copy.transfer().ifPresent(message::setTransfer);
        copy.receipt().ifPresent(receipt -> message.setReceipt(message(receipt)));
        copy.deletedAt().ifPresent(at -> message.setDeletedAt(at.toEpochMilli()));
        return message.build().toByteArray();
    }

    /** The copy with this id; also from the JSON in which ledgers were written before. */
    public static Copy decode(String id, byte[] state) {
        try {
            return state[0] == '{' ? CustodyCodec.copy(state) : copy(id, CopyMessage.parseFrom(state));
        } catch (InvalidProtocolBufferException | Refused | IllegalArgumentException e) {
            throw new IllegalStateException("what is kept of copy " + id + " is no copy", e);
        }
    }

    private static Copy copy(String id, CopyMessage message) {
        return new Copy(
                id,
                Id.check("holder", message.getHolder()),
                Id.check("version", message.getVersion()),
                Id.check("agreement", message.getAgreement()),
                digest(message.getRoot()),
                message.getRows(),
                message.getCommitment().isEmpty() ? Optional.empty() : Optional.of(digest(message.getCommitment())),
                message.hasSlots() ? Optional.of(SlotsCodec.read(message.getSlots())) : Optional.empty(),
                message.getTransfer().isEmpty() ? Optional.empty() : Optional.of(message.getTransfer()),
                Id.check("deliveredBy", message.getDeliveredBy()),
                Instant.ofEpochMilli(message.getDeliveredAt()),
                message.hasReceipt() ? Optional.of(receipt(message.getReceipt())) : Optional.empty(),
                message.hasDeletedAt() ? Optional.of(Instant.ofEpochMilli(message.getDeletedAt())) : Optional.empty());
    }

    private static ReceiptMessage message(Copy.Receipt receipt) {
        return ReceiptMessage.newBuilder()
                .setRoot(EventCodec.bytes(receipt.root()))
                .setRows(receipt.rows())
                .setAt(receipt.at().toEpochMilli())
                .setBasis(ReceiptMessage.Basis.valueOf(receipt.basis().name()))
                .build();
    }

    private static Copy.Receipt receipt(ReceiptMessage message) {
        return new Copy.Receipt(
                digest(message.getRoot()),
                message.getRows(),
                Instant.ofEpochMilli(message.getAt()),
                Copy.Basis.valueOf(message.getBasis().name()));
    }

    private static Digest digest(ByteString bytes) {
        return EventCodec.digest("root", bytes);
    }
}
