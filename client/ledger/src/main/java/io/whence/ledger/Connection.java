package io.whence.ledger;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.X509Identity;

/**
 * A member's way to the ledger: evaluates and submits functions of the chaincode as one identity, through whichever peer
 * answers. What the chaincode refuses is thrown as {@link io.whence.model.value.Refused}; a ledger that cannot be reached
 * as {@link LedgerUnavailable}; a transaction that a block marks invalid as {@link Invalidated}.
 */
public final class Connection implements AutoCloseable {
    private static final int PROPOSALS_MAX = 8;

    private final ConnectionFolder folder;
    private final Identity identity;
    private final PeerRing peers;
    private final Deadlines deadlines;

    private Connection(ConnectionFolder folder, Identity identity, PeerRing peers, Deadlines deadlines) {
        this.folder = folder;
        this.identity = identity;
        this.peers = peers;
        this.deadlines = deadlines;
    }

    /** Connects as a party's user, or as its default user, for somebody who waits. Nothing is called yet. */
    public static Connection open(Path connectionFolder, String party, Optional<String> user) {
        return open(connectionFolder, party, user, Deadlines.INTERACTIVE);
    }

    public static Connection open(Path connectionFolder, String party, Optional<String> user, Deadlines deadlines) {
        ConnectionFolder folder = ConnectionFolder.read(connectionFolder);
        Identity identity = folder.identity(party, user);
        X509Identity certificate = new X509Identity(identity.mspId(), certificate(identity));
        P256Signer signer = P256Signer.read(identity.privateKey());
        List<PeerLink> links = folder.peers().stream()
                .sorted(Comparator.comparing(peer -> !peer.mspId().equals(identity.mspId())))
                .map(peer -> new PeerLink(peer, folder, certificate, signer, deadlines))
                .toList();
        return new Connection(folder, identity, new PeerRing(links, deadlines, InstantSource.system()), deadlines);
    }

    /** What the folder says about the network. */
    public ConnectionFolder folder() {
        return folder;
    }

    /** The identity that signs. */
    public Identity identity() {
        return identity;
    }

    /** Asks one peer; nothing is recorded. */
    public byte[] evaluate(String function, byte[]... arguments) {
        return peers.ask(
                Optional.empty(),
                peer -> proposal(peer, function, Map.of(), arguments).build().evaluate());
    }

    /** Evaluates a function of textual arguments. */
    public byte[] evaluate(String function, String... arguments) {
        return evaluate(function, bytes(arguments));
    }

    /** What the ledger has of something, where it knows it. */
    public Optional<byte[]> find(String function, String... arguments) {
        try {
            return Optional.of(evaluate(function, arguments));
        } catch (Refused unknown) {
            if (unknown.code().equals(CirculationRule.DOCUMENT_UNKNOWN.name())) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    /** Records, and returns when a block says so. A conflict with another transaction is tried again a few times. */
    public Answer submit(String function, byte[]... arguments) {
        return submitWithTransient(function, Map.of(), arguments);
    }

    /** Submits a function of textual arguments. */
    public Answer submit(String function, String... arguments) {
        return submit(function, bytes(arguments));
    }

    /** Records, handing in values that never enter a block. */
    public Answer submitWithTransient(String function, Map<String, byte[]> transientValues, byte[]... arguments) {
        return settled(() -> endorse(function, transientValues, arguments));
    }

    /** Whether the signer's organisation has a peer of its own here. */
    public boolean hasOwnPeer() {
        return peers.has(identity.mspId());
    }

    /**
     * Records what only peers of the signer's own organisation may see and endorse; no other peer is asked for anything
     * before it is ordered.
     */
    public Answer submitPrivately(String function, Map<String, byte[]> transientValues, byte[]... arguments) {
        return settled(() -> peers.of(identity.mspId())
                .ask(
                        Optional.empty(),
                        peer -> own(proposal(peer, function, transientValues, arguments))
                                .build()
                                .endorse()));
    }

    /** Asks a peer of the signer's own organisation; nothing is recorded. */
    public byte[] evaluatePrivately(String function, String... arguments) {
        return peers.of(identity.mspId())
                .ask(
                        Optional.empty(),
                        peer -> own(proposal(peer, function, Map.of(), bytes(arguments)))
                                .build()
                                .evaluate());
    }

    private Proposal.Builder own(Proposal.Builder proposal) {
        return proposal.setEndorsingOrganizations(identity.mspId());
    }

    private Answer settled(Supplier<Transaction> endorsed) {
        for (int proposals = 1; ; proposals++) {
            try {
                return submitOnce(endorsed.get());
            } catch (Invalidated invalidated) {
                if (proposals == PROPOSALS_MAX || !invalidated.worthAnotherProposal()) {
                    throw invalidated;
                }
            }
        }
    }

    @Override
    public void close() {
        peers.close();
    }

    PeerRing peers() {
        return peers;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** Collects endorsements. Nothing is sent to be ordered, so any peer may be asked, and asked again. */
    Transaction endorse(String function, Map<String, byte[]> transientValues, byte[]... arguments) {
        return peers.ask(
                Optional.empty(),
                peer -> proposal(peer, function, transientValues, arguments)
                        .build()
                        .endorse());
    }

    /**
     * Sends an endorsed transaction to be ordered; where a peer fails, the same transaction goes through another, which
     * is safe because one transaction id is valid once.
     */
    void send(Transaction transaction) {
        Optional<String> id = Optional.of(transaction.getTransactionId());
        peers.ask(
                id,
                peer -> peer.gateway().newTransaction(transaction.getBytes()).submitAsync());
    }

    /** What a block says of a transaction, as soon as one does. */
    Status status(String transaction) {
        byte[] request = Requests.commitStatus(folder.channel(), transaction, identity);
        return peers.ask(
                Optional.of(transaction),
                peer -> peer.gateway().newCommit(request).getStatus());
    }

    private Answer submitOnce(Transaction transaction) {
        send(transaction);
        Status status = status(transaction.getTransactionId());
        if (!status.isSuccessful()) {
            throw new Invalidated(
                    transaction.getTransactionId(), status.getCode().name());
        }
        return new Answer(transaction.getTransactionId(), status.getBlockNumber(), Json.parse(transaction.getResult()));
    }

    private static Proposal.Builder proposal(
            PeerLink peer, String function, Map<String, byte[]> transientValues, byte[]... arguments) {
        return peer.contract().newProposal(function).addArguments(arguments).putAllTransient(transientValues);
    }

    private static java.security.cert.X509Certificate certificate(Identity identity) {
        try (Reader pem = Files.newBufferedReader(identity.certificate())) {
            return Identities.readX509Certificate(pem);
        } catch (IOException | CertificateException e) {
            throw LedgerRule.CONNECTION_UNREADABLE.refuse("connection.identities.certificate", identity.certificate());
        }
    }

    private static byte[][] bytes(String... texts) {
        byte[][] bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = texts[i].getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }
}
