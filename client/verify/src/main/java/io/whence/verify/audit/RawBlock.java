package io.whence.verify.audit;

import io.whence.model.value.Digest;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A block as its bytes say (Hyperledger Fabric, common.proto): what chains it, its transactions, and what the peer noted
 * of them.
 *
 * @param signatures of orderers, with what they signed beside the header
 * @param codes one validation code a transaction, 0 where it is valid
 */
record RawBlock(
        long number,
        ByteBuffer previous,
        ByteBuffer dataHash,
        List<byte[]> envelopes,
        ByteBuffer signatures,
        ByteBuffer codes) {
    private static final int SIGNATURES = 0;
    private static final int CODES = 2;
    private static final byte INTEGER = 0x02;
    private static final byte OCTETS = 0x04;
    private static final byte SEQUENCE = 0x30;

    static RawBlock of(byte[] bytes) {
        Message block = Message.of(bytes);
        Message header = block.message(1);
        List<byte[]> metadata = block.message(3).values(1);
        return new RawBlock(
                header.number(1),
                header.slice(2),
                header.slice(3),
                block.message(2).values(1),
                slot(metadata, SIGNATURES),
                slot(metadata, CODES));
    }

    boolean valid(int position) {
        return position < codes.limit() && codes.get(position) == 0;
    }

    /** What the next block names as its previous: SHA-256 of the header. */
    Digest hash() {
        return Digest.over(header());
    }

    /** The header in DER, as it is hashed and signed. */
    byte[] header() {
        byte[] number = der(INTEGER, BigInteger.valueOf(this.number).toByteArray());
        byte[] before = der(OCTETS, Message.bytes(previous));
        byte[] content = der(OCTETS, Message.bytes(dataHash));
        ByteBuffer fields = ByteBuffer.allocate(number.length + before.length + content.length);
        return der(SEQUENCE, fields.put(number).put(before).put(content).array());
    }

    /** What its header must name as data hash: SHA-256 of its envelopes, one after the other. */
    Digest contentHash() {
        return Digest.over(envelopes.toArray(byte[][]::new));
    }

    private static ByteBuffer slot(List<byte[]> metadata, int slot) {
        return ByteBuffer.wrap(metadata.size() > slot ? metadata.get(slot) : new byte[0]);
    }

    private static byte[] der(byte tag, byte[] content) {
        if (content.length > Byte.MAX_VALUE) {
            throw new Message.Malformed("a header field of " + content.length + " bytes");
        }
        return ByteBuffer.allocate(2 + content.length)
                .put(tag)
                .put((byte) content.length)
                .put(content)
                .array();
    }
}
