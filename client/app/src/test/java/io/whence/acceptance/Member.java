package io.whence.acceptance;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.FilteredBlock;

/** Someone with an identity and the unchanged gateway client, who knows of a network only its connection folder. */
final class Member implements AutoCloseable {
    private static final long CALL_SECONDS = 30;

    private final ManagedChannel channel;
    private final Gateway gateway;
    private final FieldReader description;

    private Member(ManagedChannel channel, Gateway gateway, FieldReader description) {
        this.channel = channel;
        this.gateway = gateway;
        this.description = description;
    }

    /** The member who is called {@code party/USER}, at the peer of its own organisation or else at the first. */
    static Member of(Path connection, String who) {
        FieldReader description = describe(connection);
        FieldReader identity = description.objects("identities", 100, entry -> entry).stream()
                .filter(entry -> who.equals(entry.text("party") + "/" + entry.text("user")))
                .findFirst()
                .orElseThrow();
        try (Reader certificate = Files.newBufferedReader(connection.resolve(identity.text("certificate")));
                Reader key = Files.newBufferedReader(connection.resolve(identity.text("privateKey")))) {
            return with(
                    connection,
                    new X509Identity(identity.text("mspId"), Identities.readX509Certificate(certificate)),
                    Signers.newPrivateKeySigner(Identities.readPrivateKey(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A member with any identity and signer at all. */
    static Member with(Path connection, Identity identity, Signer signer) {
        FieldReader description = describe(connection);
        ManagedChannel channel = channel(connection, description, identity.getMspId());
        Gateway gateway = Gateway.newInstance()
                .identity(identity)
                .signer(signer)
                .connection(channel)
                .evaluateOptions(options -> options.withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS))
                .submitOptions(options -> options.withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS))
                .connect();
        return new Member(channel, gateway, description);
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }

    Gateway gateway() {
        return gateway;
    }

    Network network() {
        return gateway.getNetwork(description.text("channel"));
    }

    Contract contract() {
        return network().getContract(description.text("chaincode"));
    }

    byte[] evaluate(String function, String... arguments) throws GatewayException {
        return contract().newProposal(function).addArguments(arguments).build().evaluate();
    }

    Proposal proposal(String function, byte[]... arguments) {
        return contract().newProposal(function).addArguments(arguments).build();
    }

    Transaction endorse(String function, byte[]... arguments) throws GatewayException {
        return proposal(function, arguments).endorse();
    }

    /** Submits several before waiting for any, so that they meet in a block; their codes in the order given. */
    static List<String> commitTogether(List<Transaction> transactions) throws GatewayException {
        List<SubmittedTransaction> submitted = new ArrayList<>();
        for (Transaction transaction : transactions) {
            submitted.add(transaction.submitAsync());
        }
        List<String> codes = new ArrayList<>();
        for (SubmittedTransaction transaction : submitted) {
            codes.add(transaction.getStatus().getCode().name());
        }
        return codes;
    }

    /** What the blocks say, one after the other, of the first {@code count} appearances of a transaction. */
    List<String> codesOf(String transaction, int count) {
        List<String> codes = new ArrayList<>();
        try (CloseableIterator<FilteredBlock> blocks = network()
                .newFilteredBlockEventsRequest()
                .startBlock(0)
                .build()
                .getEvents(options -> options.withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS))) {
            while (codes.size() < count) {
                blocks.next().getFilteredTransactionsList().stream()
                        .filter(entry -> entry.getTxid().equals(transaction))
                        .forEach(entry -> codes.add(entry.getTxValidationCode().name()));
            }
        }
        return codes;
    }

    Block block(long number) {
        try (CloseableIterator<Block> blocks = network()
                .newBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents(options -> options.withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS))) {
            return blocks.next();
        }
    }

    static byte[][] bytes(String... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private static FieldReader describe(Path connection) {
        try {
            return new FieldReader("", Json.parse(Files.readAllBytes(connection.resolve("connection.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManagedChannel channel(Path connection, FieldReader description, String mspId) {
        var peers = description.objects("peers", 100, entry -> entry);
        FieldReader peer = peers.stream()
                .filter(entry -> entry.text("mspId").equals(mspId))
                .findFirst()
                .orElse(peers.getFirst());
        try {
            ChannelCredentials trust = TlsChannelCredentials.newBuilder()
                    .trustManager(connection.resolve(peer.text("tlsCa")).toFile())
                    .build();
            return Grpc.newChannelBuilder(peer.text("endpoint"), trust)
                    .overrideAuthority(peer.text("tlsName"))
                    .maxInboundMessageSize(100 << 20)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
