package io.whence.embedded.block;

import com.google.protobuf.ByteString;
import io.whence.embedded.bytes.Sha256;
import io.whence.embedded.membership.Endorser;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/** Blocks as Fabric builds, hashes and signs them. The commit hash is left out. */
public final class Blocks {
    private static final int SLOTS = 5;
    private static final int NONCE_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Blocks() {}

    /** Builds and signs a block of envelopes, each with its validation code. */
    public static Block assemble(BlockHeader header, List<ByteString> envelopes, byte[] codes, Endorser orderer) {
        BlockMetadata.Builder metadata = BlockMetadata.newBuilder();
        for (int slot = 0; slot < SLOTS; slot++) {
            metadata.addMetadata(ByteString.EMPTY);
        }
        metadata.setMetadata(BlockMetadataIndex.SIGNATURES_VALUE, signature(header, orderer));
        metadata.setMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, ByteString.copyFrom(codes));
        return Block.newBuilder()
                .setHeader(header)
                .setData(BlockData.newBuilder().addAllData(envelopes))
                .setMetadata(metadata)
                .build();
    }

    /** The header of the block that follows one with a given hash. */
    public static BlockHeader header(long number, ByteString previousHash, List<ByteString> envelopes) {
        return BlockHeader.newBuilder()
                .setNumber(number)
                .setPreviousHash(previousHash)
                .setDataHash(dataHash(envelopes))
                .build();
    }

    /** The hash by which the next block names this one. */
    public static ByteString hash(BlockHeader header) {
        return ByteString.copyFrom(Digest.over(encoded(header)).bytes());
    }

    /** The hash of a block's envelopes. */
    public static ByteString dataHash(List<ByteString> envelopes) {
        return Sha256.of(envelopes);
    }

    /** The validation codes of a block's transactions, in their order. */
    public static ByteString codes(Block block) {
        return block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
    }

    private static byte[] encoded(BlockHeader header) {
        ASN1Encodable[] fields = {
            new ASN1Integer(new BigInteger(Long.toUnsignedString(header.getNumber()))),
            new DEROctetString(header.getPreviousHash().toByteArray()),
            new DEROctetString(header.getDataHash().toByteArray())
        };
        try {
            return new DERSequence(fields).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a header that DER cannot encode", e);
        }
    }

    private static ByteString signature(BlockHeader header, Endorser orderer) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        ByteString signer = SignatureHeader.newBuilder()
                .setCreator(orderer.identity())
                .setNonce(ByteString.copyFrom(nonce))
                .build()
                .toByteString();
        ByteString value = OrdererBlockMetadata.newBuilder()
                .setLastConfig(LastConfig.newBuilder())
                .build()
                .toByteString();
        return Metadata.newBuilder()
                .setValue(value)
                .addSignatures(MetadataSignature.newBuilder()
                        .setSignatureHeader(signer)
                        .setSignature(orderer.sign(value, signer, ByteString.copyFrom(encoded(header)))))
                .build()
                .toByteString();
    }
}
