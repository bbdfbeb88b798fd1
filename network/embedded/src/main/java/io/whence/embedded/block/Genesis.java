package io.whence.embedded.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.whence.embedded.membership.Endorser;
import io.whence.identity.Consortium;
import io.whence.identity.NetworkFolder;
import io.whence.identity.Organisation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** Block 0: which organisations the channel has, and that this is a development ledger. */
public final class Genesis {
    /** What the ledger says of itself, in its first block and on the console. */
    public static final String NOTICE =
            "Whence embedded development ledger: one process acts for every organisation. Not for production.";

    private Genesis() {}

    /** The organisations of a consortium with their roots, as block 0 holds them. */
    public static Config config(Consortium consortium, NetworkFolder folder) {
        ConfigGroup.Builder organisations = ConfigGroup.newBuilder();
        for (Organisation party : consortium.parties()) {
            organisations.putGroups(party.mspId(), group(party, folder));
        }
        ConfigGroup channel = ConfigGroup.newBuilder()
                .putValues("Notice", value(ByteString.copyFromUtf8(NOTICE)))
                .putGroups("Application", organisations.build())
                .build();
        return Config.newBuilder().setChannelGroup(channel).build();
    }

    /** Block 0 with this configuration. */
    public static Block block(Config config, Endorser orderer, Instant now) {
        ChannelHeader channel = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .setChannelId(Consortium.CHANNEL)
                .setTimestamp(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .build();
        SignatureHeader creator =
                SignatureHeader.newBuilder().setCreator(orderer.identity()).build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channel.toByteString())
                        .setSignatureHeader(creator.toByteString()))
                .setData(ConfigEnvelope.newBuilder().setConfig(config).build().toByteString())
                .build()
                .toByteString();
        ByteString envelope = Envelope.newBuilder()
                .setPayload(payload)
                .setSignature(orderer.sign(payload))
                .build()
                .toByteString();
        List<ByteString> envelopes = List.of(envelope);
        byte[] valid = {TxValidationCode.VALID_VALUE};
        return Blocks.assemble(Blocks.header(0, ByteString.EMPTY, envelopes), envelopes, valid, orderer);
    }

    /** The configuration that a block 0 holds. */
    public static Config config(Block genesis) throws IOException {
        Envelope envelope = Envelope.parseFrom(genesis.getData().getData(0));
        Payload payload = Payload.parseFrom(envelope.getPayload());
        return ConfigEnvelope.parseFrom(payload.getData()).getConfig();
    }

    private static ConfigGroup group(Organisation party, NetworkFolder folder) {
        FabricMSPConfig msp = FabricMSPConfig.newBuilder()
                .setName(party.mspId())
                .addRootCerts(read(folder.organisation(party).root()))
                .addTlsRootCerts(read(folder.organisation(party).tlsRoot()))
                .build();
        MSPConfig config = MSPConfig.newBuilder().setConfig(msp.toByteString()).build();
        return ConfigGroup.newBuilder()
                .putValues("MSP", value(config.toByteString()))
                .build();
    }

    private static ConfigValue value(ByteString bytes) {
        return ConfigValue.newBuilder().setValue(bytes).build();
    }

    private static ByteString read(Path file) {
        try {
            return ByteString.copyFrom(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
