package io.whence.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.whence.identity.Credential;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** A Fabric gateway client that knows no more than the connection folder says. */
final class Client implements AutoCloseable {
    private final ManagedChannel channel;
    private final Gateway gateway;

    private Client(ManagedChannel channel, Gateway gateway) {
        this.channel = channel;
        this.gateway = gateway;
    }

    /** Connects as a user, to the peer of an organisation. */
    static Client connect(Path connection, String user, String peer) {
        FieldReader description = description(connection);
        List<FieldReader> identities = description.objects("identities", 64, fields -> fields);
        FieldReader identity = identities.stream()
                .filter(fields -> fields.text("user").equals(user))
                .findFirst()
                .orElseThrow();
        Credential credential = Credential.read(
                connection.resolve(identity.text("certificate")), connection.resolve(identity.text("privateKey")));
        return connect(connection, identity.text("mspId"), credential, peer);
    }

    /** Connects with a credential of one's own. */
    static Client connect(Path connection, String mspId, Credential credential, String peer) {
        return connect(connection, mspId, credential, peer, Signers.newPrivateKeySigner(credential.privateKey()));
    }

    static Client connect(Path connection, String mspId, Credential credential, String peer, Signer signer) {
        ManagedChannel channel = channel(connection, peer);
        Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(mspId, credential.certificate()))
                .signer(signer)
                .hash(Hash.SHA256)
                .connection(channel)
                .connect();
        return new Client(channel, gateway);
    }

    static ManagedChannel channel(Path connection, String peer) {
        FieldReader at = description(connection).objects("peers", 3, fields -> fields).stream()
                .filter(fields -> fields.text("organisation").equals(peer))
                .findFirst()
                .orElseThrow();
        try {
            return NettyChannelBuilder.forTarget(at.text("endpoint"))
                    .sslContext(GrpcSslContexts.forClient()
                            .trustManager(connection.resolve(at.text("tlsCa")).toFile())
                            .build())
                    .overrideAuthority(at.text("tlsName"))
                    .maxInboundMessageSize(100 << 20)
                    .flowControlWindow(8 << 20)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Network network() {
        return gateway.getNetwork("circulation");
    }

    Contract contract() {
        return network().getContract("whence");
    }

    Gateway gateway() {
        return gateway;
    }

    ManagedChannel channel() {
        return channel;
    }

    String evaluate(String function, String... words) throws GatewayException {
        return new String(contract().evaluateTransaction(function, words), UTF_8);
    }

    String submit(String function, String... words) throws GatewayException, CommitException {
        return new String(contract().submitTransaction(function, words), UTF_8);
    }

    static byte[] bytes(String text) {
        return ByteString.copyFromUtf8(text).toByteArray();
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }

    private static FieldReader description(Path connection) {
        try {
            return new FieldReader("", Json.parse(Files.readAllBytes(connection.resolve("connection.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
