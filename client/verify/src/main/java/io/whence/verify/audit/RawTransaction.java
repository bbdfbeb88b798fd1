package io.whence.verify.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An endorsed transaction of a chaincode that announced something, as its envelope says (Hyperledger Fabric, common.proto,
 * transaction.proto, proposal.proto).
 *
 * @param creator a serialized identity: an MSP's name and a certificate
 * @param arguments the function's name first
 */
record RawTransaction(String id, Instant proposedAt, ByteBuffer creator, List<byte[]> arguments, ByteBuffer answer) {
    private static final long ENDORSER_TRANSACTION = 3;

    /** The channel that an envelope names. */
    static String channel(byte[] envelope) {
        return channelHeader(Message.of(envelope)).text(4);
    }

    /** None where the envelope is another chaincode's, a configuration's, or announces nothing. */
    static Optional<RawTransaction> of(byte[] bytes, String chaincode) {
        Message envelope = Message.of(bytes);
        Message header = channelHeader(envelope);
        if (header.number(1) != ENDORSER_TRANSACTION) {
            return Optional.empty();
        }
        Message payload = envelope.message(1);
        Message action = payload.message(2).message(1).message(2);
        Message result = action.message(2).message(1).message(2);
        if (!result.message(4).text(2).equals(chaincode) || result.value(2).length == 0) {
            return Optional.empty();
        }
        Message timestamp = header.message(3);
        List<byte[]> arguments =
                action.message(1).message(1).message(1).message(3).values(1);
        if (arguments.isEmpty()) {
            throw new Message.Malformed("a transaction without a function");
        }
        return Optional.of(new RawTransaction(
                header.text(5),
                Instant.ofEpochSecond(timestamp.number(1), timestamp.number(2)),
                payload.message(1).message(2).slice(1),
                arguments,
                result.message(3).slice(3)));
    }

    String function() {
        return new String(arguments.getFirst(), StandardCharsets.UTF_8);
    }

    /** What follows the function's name. */
    List<byte[]> input() {
        return arguments.subList(1, arguments.size());
    }

    private static Message channelHeader(Message envelope) {
        return envelope.message(1).message(1).message(1);
    }
}
