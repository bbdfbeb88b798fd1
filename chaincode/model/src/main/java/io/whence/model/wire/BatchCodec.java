package io.whence.model.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Batch;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Event;
import io.whence.model.merkle.MerkleHash;
import io.whence.model.value.Id;
import io.whence.model.value.Refused;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.proto.BatchMessage;
import io.whence.model.wire.proto.SignatureMessage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A sealed batch as a transaction argument: {@code 0x00 ‖ BatchMessage}, or {@code 0x01 ‖ inflated size (4 bytes,
 * big-endian) ‖ zlib(BatchMessage)}. Roots are over the events, never over compressed bytes.
 */
public final class BatchCodec {
    /** The most bytes of a BatchMessage, checked before anything is inflated. */
    public static final int BYTES_MAX = 16 << 20;

    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final int DEFLATED_HEADER = 1 + Integer.BYTES;
    private static final int SIGNATURE_BYTES_MAX = 80;

    private BatchCodec() {}

    /** Seals events that are encoded already, without compression. */
    public static byte[] seal(String producer, long sequence, List<byte[]> leaves, Map<Integer, byte[]> signatures) {
        byte[] message = message(producer, sequence, leaves, signatures);
        return ByteBuffer.allocate(1 + message.length).put(PLAIN).put(message).array();
    }

    /** Seals events that are encoded already, deflated at level 1: half the bytes on every peer's disk or less. */
    public static byte[] sealDeflated(
            String producer, long sequence, List<byte[]> leaves, Map<Integer, byte[]> signatures) {
        byte[] message = message(producer, sequence, leaves, signatures);
        ByteArrayOutputStream out = new ByteArrayOutputStream(message.length / 2 + DEFLATED_HEADER);
        out.write(DEFLATED);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(message.length).array());
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        deflater.setInput(message);
        deflater.finish();
        byte[] chunk = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** Opens a sealed batch: bounds first, then encoding, then each event. */
    public static Batch open(byte[] argument) {
        BatchMessage message = parse(argument);
        int size = message.getEventsCount();
        if (size > Batch.EVENTS_MAX) {
            throw CirculationRule.BATCH_TOO_LARGE.refuse("events", size);
        }
        if (size == 0) {
            throw CirculationRule.BATCH_EMPTY.refuse("events", size);
        }
        if (message.getSequence() < 1 || message.getSequence() > Json.INTEGER_MAX) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("sequence", Long.toUnsignedString(message.getSequence()));
        }
        List<byte[]> leaves = new ArrayList<>(size);
        for (ByteString event : message.getEventsList()) {
            leaves.add(event.toByteArray());
        }
        return new Batch(
                Id.check("producer", message.getProducer()),
                message.getSequence(),
                events(leaves),
                leaves,
                signatures(message),
                MerkleHash.root(leaves));
    }

    private static byte[] message(
            String producer, long sequence, List<byte[]> leaves, Map<Integer, byte[]> signatures) {
        BatchMessage.Builder message =
                BatchMessage.newBuilder().setProducer(producer).setSequence(sequence);
        leaves.forEach(leaf -> message.addEvents(ByteString.copyFrom(leaf)));
        new TreeMap<>(signatures)
                .forEach((event, signature) -> message.addSignatures(
                        SignatureMessage.newBuilder().setEvent(event).setSignature(ByteString.copyFrom(signature))));
        return message.build().toByteArray();
    }

    private static BatchMessage parse(byte[] argument) {
        try {
            BatchMessage message = BatchMessage.parseFrom(plain(argument));
            if (!message.getUnknownFields().asMap().isEmpty()) {
                throw CirculationRule.BATCH_MALFORMED.refuse("batch", "unknown fields");
            }
            return message;
        } catch (InvalidProtocolBufferException | DataFormatException e) {
            throw CirculationRule.BATCH_MALFORMED.refuse("batch", "not a BatchMessage");
        }
    }

    private static ByteBuffer plain(byte[] argument) throws DataFormatException {
        if (argument.length == 0) {
            throw CirculationRule.BATCH_MALFORMED.refuse("batch", "no bytes");
        }
        if (argument.length > BYTES_MAX + DEFLATED_HEADER) {
            throw CirculationRule.BATCH_TOO_LARGE.refuse("batch", argument.length + " bytes");
        }
        return switch (argument[0]) {
            case PLAIN -> ByteBuffer.wrap(argument, 1, argument.length - 1);
            case DEFLATED -> ByteBuffer.wrap(inflate(argument));
            default -> throw CirculationRule.BATCH_MALFORMED.refuse("batch", "encoding " + argument[0]);
        };
    }

    private static byte[] inflate(byte[] argument) throws DataFormatException {
        if (argument.length < DEFLATED_HEADER) {
            throw CirculationRule.BATCH_MALFORMED.refuse("batch", "no inflated size");
        }
        int size = ByteBuffer.wrap(argument, 1, Integer.BYTES).getInt();
        if (size < 0 || size > BYTES_MAX) {
            throw CirculationRule.BATCH_TOO_LARGE.refuse("batch", Integer.toUnsignedString(size) + " bytes inflated");
        }
        byte[] message = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(argument, DEFLATED_HEADER, argument.length - DEFLATED_HEADER);
            int inflated = inflater.inflate(message);
            boolean whole = inflated == size && inflater.inflate(new byte[1]) == 0 && inflater.finished();
            if (!whole || inflater.getRemaining() != 0) {
                throw CirculationRule.BATCH_MALFORMED.refuse("batch", "inflates to another size");
            }
        } finally {
            inflater.end();
        }
        return message;
    }

    private static List<Event> events(List<byte[]> leaves) {
        List<Event> events = new ArrayList<>(leaves.size());
        for (byte[] leaf : leaves) {
            try {
                events.add(EventCodec.decode(leaf));
            } catch (Refused refused) {
                throw refused.under("events[" + events.size() + "]");
            }
        }
        return events;
    }

    private static Map<Integer, byte[]> signatures(BatchMessage message) {
        TreeMap<Integer, byte[]> signatures = new TreeMap<>();
        for (SignatureMessage signature : message.getSignaturesList()) {
            int event = signature.getEvent();
            boolean sound = event >= 0
                    && event < message.getEventsCount()
                    && signature.getSignature().size() <= SIGNATURE_BYTES_MAX;
            if (!sound || signatures.put(event, signature.getSignature().toByteArray()) != null) {
                throw CirculationRule.BATCH_MALFORMED.refuse("signatures", Integer.toUnsignedString(event));
            }
        }
        return signatures;
    }
}
