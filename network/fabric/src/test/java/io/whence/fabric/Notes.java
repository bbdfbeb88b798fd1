package io.whence.fabric;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.whence.identity.Credential;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/** A client of {@link NoteService}: the unchanged gateway client, by what the connection folder says. */
final class Notes implements AutoCloseable {
    private final ManagedChannel channel;
    private final Gateway gateway;

    private Notes(ManagedChannel channel, Gateway gateway) {
        this.channel = channel;
        this.gateway = gateway;
    }

    /** The first listed identity, at the n-th listed peer. */
    static Notes at(Path network, int peer) throws IOException {
        Path connection = network.resolve("connection");
        FieldReader description =
                new FieldReader("", Json.parse(Files.readAllBytes(connection.resolve("connection.json"))));
        FieldReader identity =
                description.objects("identities", 100, entry -> entry).getFirst();
        FieldReader address = description.objects("peers", 100, entry -> entry).get(peer);
        ManagedChannel channel = Grpc.newChannelBuilder(
                        address.text("endpoint"),
                        TlsChannelCredentials.newBuilder()
                                .trustManager(connection
                                        .resolve(address.text("tlsCa"))
                                        .toFile())
                                .build())
                .overrideAuthority(address.text("tlsName"))
                .build();
        Credential credential = Credential.read(
                connection.resolve(identity.text("certificate")), connection.resolve(identity.text("privateKey")));
        Gateway gateway = Gateway.newInstance()
                .identity(new X509Identity(identity.text("mspId"), credential.certificate()))
                .signer(Signers.newPrivateKeySigner(credential.privateKey()))
                .connection(channel)
                .evaluateOptions(options -> options.withDeadlineAfter(10, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(20, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(10, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(30, TimeUnit.SECONDS))
                .connect();
        return new Notes(channel, gateway);
    }

    /** Writes and waits for a block that holds it. */
    void put(String key, String value) throws GatewayException {
        try {
            contract().submitTransaction("put", key, value);
        } catch (org.hyperledger.fabric.client.CommitException e) {
            throw new AssertionError(e);
        }
    }

    String read(String key) throws GatewayException {
        return new String(contract().evaluateTransaction("get", key), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }

    private Contract contract() {
        return gateway.getNetwork("circulation").getContract("whence");
    }
}
