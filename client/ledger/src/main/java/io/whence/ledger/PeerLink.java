package io.whence.ledger;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.X509Identity;

/** One TLS channel to one peer, and the unchanged gateway client over it. */
final class PeerLink implements AutoCloseable {
    private static final int MESSAGE_BYTES_MAX = 100 << 20;
    private static final int FLOW_CONTROL_WINDOW = 8 << 20;
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(2);

    private final Peer peer;
    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Network network;
    private final Contract contract;

    PeerLink(Peer peer, ConnectionFolder folder, X509Identity identity, Signer signer, Deadlines deadlines) {
        this.peer = peer;
        this.channel = channel(peer);
        this.gateway = Gateway.newInstance()
                .identity(identity)
                .signer(signer)
                .hash(Hash.NONE)
                .connection(channel)
                .evaluateOptions(deadlines.evaluate())
                .endorseOptions(deadlines.endorse())
                .submitOptions(deadlines.submit())
                .commitStatusOptions(deadlines.commitStatus())
                .connect();
        this.network = gateway.getNetwork(folder.channel());
        this.contract = network.getContract(folder.chaincode());
    }

    String mspId() {
        return peer.mspId();
    }

    String endpoint() {
        return peer.endpoint();
    }

    Gateway gateway() {
        return gateway;
    }

    Network network() {
        return network;
    }

    Contract contract() {
        return contract;
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }

    private static ManagedChannel channel(Peer peer) {
        return NettyChannelBuilder.forTarget(peer.endpoint(), credentials(peer))
                .overrideAuthority(peer.tlsName())
                .maxInboundMessageSize(MESSAGE_BYTES_MAX)
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .keepAliveTime(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
                .build();
    }

    private static ChannelCredentials credentials(Peer peer) {
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(peer.tlsCa().toFile())
                    .build();
        } catch (IOException e) {
            throw LedgerRule.CONNECTION_UNREADABLE.refuse("connection.peers.tlsCa", peer.tlsCa());
        }
    }
}
