package io.whence.model.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import io.whence.model.value.Id;
import io.whence.model.value.Refused;
import io.whence.model.value.Time;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.proto.DeletedMessage;
import io.whence.model.wire.proto.DeliveredMessage;
import io.whence.model.wire.proto.DerivedMessage;
import io.whence.model.wire.proto.EventMessage;
import io.whence.model.wire.proto.ReceivedMessage;
import io.whence.model.wire.proto.UsedMessage;
import java.io.IOException;
import java.util.Optional;

/** The bytes of one event: an {@code EventMessage} of events.proto, checked field by field in both directions. */
public final class EventCodec {
    /** The most input copies that one derivation names. */
    public static final int INPUTS_MAX = 256;
    /** The most bytes of one event: what a log's entry bundle can hold (C2SP tlog-tiles). */
    public static final int BYTES_MAX = 0xffff;

    private EventCodec() {}

    /** The bytes under which an event is recorded: the leaf of its batch. */
    public static byte[] encode(Event event) {
        EventMessage.Builder message = EventMessage.newBuilder()
                .setId(event.id())
                .setAt(event.at().toEpochMilli())
                .setBy(event.by());
        switch (event.fact()) {
            case Event.Delivered delivered -> message.setDelivered(delivered(delivered));
            case Event.Received received ->
                message.setReceived(ReceivedMessage.newBuilder()
                        .setCopy(received.copy())
                        .setRoot(bytes(received.root()))
                        .setRows(received.rows()));
            case Event.Used used ->
                message.setUsed(UsedMessage.newBuilder()
                        .setCopy(used.copy())
                        .setAction(used.action())
                        .setPurpose(used.purpose())
                        .setCount(used.count()));
            case Event.Derived derived ->
                message.setDerived(DerivedMessage.newBuilder()
                        .addAllInputs(derived.inputs())
                        .setVersion(derived.version())
                        .setMethod(derived.method()));
            case Event.Deleted deleted ->
                message.setDeleted(
                        DeletedMessage.newBuilder().setCopy(deleted.copy()).setGround(deleted.ground()));
        }
        return message.build().toByteArray();
    }

    /** The id of an event that is on the ledger already, without looking at the rest of it. */
    public static String id(byte[] leaf) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(leaf);
            String id = "";
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == EventMessage.ID_FIELD_NUMBER) {
                    id = in.readString();
                } else {
                    in.skipField(tag);
                }
            }
            return id;
        } catch (IOException e) {
            throw CirculationRule.EVENT_MALFORMED.refuse("event", "not an EventMessage");
        }
    }

    /** Reads an event; refuses what is not exactly one fact with well-formed fields. */
    public static Event decode(byte[] leaf) {
        if (leaf.length > BYTES_MAX) {
            throw CirculationRule.EVENT_MALFORMED.refuse("bytes", leaf.length + " bytes");
        }
        return UsedLeaf.read(leaf).orElseGet(() -> parse(leaf));
    }

    /** Reads the event at a place of a batch, which refusals name. */
    static Event decode(int place, byte[] leaf) {
        try {
            return decode(leaf);
        } catch (Refused refused) {
            throw refused.under("events[" + place + "]");
        }
    }

    /** The general way, which also says what is wrong. */
    static Event parse(byte[] leaf) {
        try {
            return event(EventMessage.parseFrom(leaf));
        } catch (InvalidProtocolBufferException e) {
            throw CirculationRule.EVENT_MALFORMED.refuse("bytes", "not an EventMessage");
        }
    }

    private static Event event(EventMessage message) {
        if (!message.getUnknownFields().asMap().isEmpty()) {
            throw CirculationRule.EVENT_MALFORMED.refuse("bytes", "unknown fields");
        }
        return new Event(
                Id.check("id", message.getId()),
                Time.check("at", message.getAt()),
                Id.check("by", message.getBy()),
                fact(message));
    }

    private static Event.Fact fact(EventMessage message) {
        return switch (message.getFactCase()) {
            case DELIVERED -> delivered(message.getDelivered());
            case RECEIVED -> received(message.getReceived());
            case USED -> used(message.getUsed());
            case DERIVED -> derived(message.getDerived());
            case DELETED -> deleted(message.getDeleted());
            case FACT_NOT_SET -> throw CirculationRule.EVENT_MALFORMED.refuse("event", "no fact");
        };
    }

    private static DeliveredMessage delivered(Event.Delivered delivered) {
        DeliveredMessage.Builder message = DeliveredMessage.newBuilder()
                .setCopy(delivered.copy())
                .setVersion(delivered.version())
                .setAgreement(delivered.agreement())
                .setTo(delivered.to())
                .setRoot(bytes(delivered.root()))
                .setRows(delivered.rows());
        delivered.commitment().ifPresent(commitment -> message.setCommitment(bytes(commitment)));
        delivered.slots().ifPresent(slots -> message.setSlots(SlotsCodec.message(slots)));
        delivered.transfer().ifPresent(message::setTransfer);
        return message.build();
    }

    private static Event.Delivered delivered(DeliveredMessage message) {
        return new Event.Delivered(
                Id.check("copy", message.getCopy()),
                Id.check("version", message.getVersion()),
                Id.check("agreement", message.getAgreement()),
                Id.check("to", message.getTo()),
                digest("root", message.getRoot()),
                count("rows", message.getRows()),
                message.getCommitment().isEmpty()
                        ? Optional.empty()
                        : Optional.of(digest("commitment", message.getCommitment())),
                message.hasSlots() ? Optional.of(SlotsCodec.read(message.getSlots())) : Optional.empty(),
                message.getTransfer().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Id.check("transfer", message.getTransfer())));
    }

    private static Event.Received received(ReceivedMessage message) {
        return new Event.Received(
                Id.check("copy", message.getCopy()),
                digest("root", message.getRoot()),
                count("rows", message.getRows()));
    }

    private static Event.Used used(UsedMessage message) {
        return new Event.Used(
                Id.check("copy", message.getCopy()),
                Id.check("action", message.getAction()),
                Id.check("purpose", message.getPurpose()),
                count("count", message.getCount()));
    }

    private static Event.Derived derived(DerivedMessage message) {
        if (message.getInputsCount() == 0 || message.getInputsCount() > INPUTS_MAX) {
            throw ValueRule.LIST_TOO_LONG.refuse("inputs", message.getInputsCount() + " where 1.." + INPUTS_MAX);
        }
        for (int i = 0; i < message.getInputsCount(); i++) {
            Id.check("inputs[" + i + "]", message.getInputs(i));
        }
        return new Event.Derived(
                message.getInputsList(),
                Id.check("version", message.getVersion()),
                Id.check("method", message.getMethod()));
    }

    private static Event.Deleted deleted(DeletedMessage message) {
        return new Event.Deleted(Id.check("copy", message.getCopy()), Id.check("ground", message.getGround()));
    }

    static ByteString bytes(Digest digest) {
        return ByteString.copyFrom(digest.bytes());
    }

    static Digest digest(String field, ByteString bytes) {
        if (bytes.size() != Digest.BYTES) {
            throw ValueRule.DIGEST_MALFORMED.refuse(field, bytes.size() + " bytes");
        }
        return Digest.of(bytes.toByteArray());
    }

    private static long count(String field, long count) {
        if (count < 0 || count > io.whence.model.bytes.Json.INTEGER_MAX) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse(field, Long.toUnsignedString(count));
        }
        return count;
    }
}
