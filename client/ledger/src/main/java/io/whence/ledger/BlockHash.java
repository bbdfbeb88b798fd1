package io.whence.ledger;

import com.google.protobuf.ByteString;
import io.whence.model.value.Digest;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The hashes that chain blocks: over the header in DER, and over the envelopes of a block one after the other. */
final class BlockHash {
    private static final byte SEQUENCE = 0x30;
    private static final byte INTEGER = 0x02;
    private static final byte OCTETS = 0x04;

    private BlockHash() {}

    /** SHA-256 of SEQUENCE(INTEGER number, OCTET STRING previous, OCTET STRING data hash). */
    static Digest header(BlockHeader header) {
        byte[] number = field(INTEGER, BigInteger.valueOf(header.getNumber()).toByteArray());
        byte[] previous = field(OCTETS, header.getPreviousHash().toByteArray());
        byte[] content = field(OCTETS, header.getDataHash().toByteArray());
        ByteBuffer fields = ByteBuffer.allocate(number.length + previous.length + content.length)
                .put(number)
                .put(previous)
                .put(content);
        return Digest.over(field(SEQUENCE, fields.array()));
    }

    static Digest data(Block block) {
        MessageDigest sha = Digest.sha256();
        for (ByteString envelope : block.getData().getDataList()) {
            sha.update(envelope.asReadOnlyByteBuffer());
        }
        return Digest.of(sha.digest());
    }

    /** Every field here is shorter than 128 bytes, so that its DER length is one byte. */
    private static byte[] field(byte tag, byte[] content) {
        return ByteBuffer.allocate(2 + content.length)
                .put(tag)
                .put((byte) content.length)
                .put(content)
                .array();
    }
}
