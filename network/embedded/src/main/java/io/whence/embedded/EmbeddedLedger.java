package io.whence.embedded;

import io.whence.embedded.block.Genesis;
import io.whence.embedded.commit.Ledger;
import io.whence.embedded.commit.Screening;
import io.whence.embedded.commit.Sequencer;
import io.whence.embedded.gateway.Channel;
import io.whence.embedded.gateway.Peer;
import io.whence.embedded.membership.ChannelMembers;
import io.whence.embedded.membership.Endorser;
import io.whence.embedded.rule.EmbeddedRule;
import io.whence.embedded.simulation.ChaincodeRun;
import io.whence.embedded.simulation.CollectionRules;
import io.whence.identity.ConnectionFolder;
import io.whence.identity.Consortium;
import io.whence.identity.Credential;
import io.whence.identity.Enrolment;
import io.whence.identity.NetworkFolder;
import io.whence.identity.Node;
import io.whence.identity.Organisation;
import io.whence.identity.PeerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hyperledger.fabric.shim.Chaincode;

/**
 * A development ledger in this process: three organisations' gateway peers on TLS ports of their own, one block file, the
 * same chaincode as on Fabric. Not for production: one process holds every organisation's keys.
 */
public final class EmbeddedLedger implements AutoCloseable {
    private static final Consortium CONSORTIUM = Consortium.standard();
    private static final int ENDORSERS_MIN = 2;

    private final NetworkFolder folder;
    private final FolderLock lock;
    private final Ledger ledger;
    private final Sequencer sequencer;
    private final Listeners listeners = new Listeners();
    private final List<Integer> ports = new ArrayList<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    private EmbeddedLedger(NetworkFolder folder, FolderLock lock, Ledger ledger) {
        this.folder = folder;
        this.lock = lock;
        this.ledger = ledger;
        this.sequencer = new Sequencer(ledger, orderer(folder), failure::complete);
    }

    /**
     * Starts the ledger in a network folder, which is filled if it is new, on three ports from {@code basePort} on, or on any
     * free ports if it is 0. Private collections are those of the chaincode's resource {@code /collections.json}.
     */
    public static EmbeddedLedger start(Path networkFolder, int basePort, Chaincode chaincode) {
        return start(networkFolder, basePort, new ChaincodeRun(chaincode, collections(chaincode)));
    }

    /** Starts the ledger with a chaincode whose private collections are given. */
    public static EmbeddedLedger start(Path networkFolder, int basePort, ChaincodeRun chaincode) {
        NetworkFolder folder = new NetworkFolder(networkFolder);
        FolderLock lock = FolderLock.take(networkFolder);
        try {
            new Enrolment(CONSORTIUM, Instant.now()).writeIfAbsent(folder);
            EmbeddedLedger started = new EmbeddedLedger(folder, lock, open(folder));
            started.listen(basePort, chaincode);
            return started;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The folder that clients find the ledger by. */
    public Path connectionFolder() {
        return folder.connection();
    }

    /** The ports of the endorsing organisations' peers, in the order of the roster. */
    public List<Integer> ports() {
        return List.copyOf(ports);
    }

    /** The number of committed blocks. */
    public long height() {
        return ledger.height();
    }

    /** Completes with what stopped the ledger, for instance a full disk; never while all is well. */
    public CompletableFuture<Throwable> failure() {
        return failure.copy();
    }

    /** Commits what was accepted, tells who still listens that this is the end, and closes the files. */
    @Override
    public void close() {
        sequencer.close();
        ledger.end();
        listeners.close();
        ledger.close();
        lock.close();
    }

    private void listen(int basePort, ChaincodeRun chaincode) {
        List<Organisation> organisations = CONSORTIUM.endorsers();
        List<Peer> peers = organisations.stream()
                .map(organisation -> new Peer(endorser(organisation), chaincode))
                .toList();
        Channel channel = new Channel(terms(), chaincode.rules(), members(), peers, ledger, sequencer);
        try {
            for (int i = 0; i < peers.size(); i++) {
                Path tls = folder.organisation(organisations.get(i)).nodeTls(peer(organisations.get(i)));
                ports.add(listeners.listen(channel, peers.get(i), tls, basePort == 0 ? 0 : basePort + i));
            }
            List<PeerAddress> addresses = new ArrayList<>();
            for (int i = 0; i < ports.size(); i++) {
                addresses.add(PeerAddress.onLoopback(organisations.get(i), ports.get(i)));
            }
            new ConnectionFolder(folder, CONSORTIUM).write("embedded", addresses);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Ledger open(NetworkFolder folder) {
        try {
            Files.createDirectories(folder.ledger());
            Ledger ledger = Ledger.open(folder.ledger(), Consortium.CHAINCODE);
            var config = Genesis.config(CONSORTIUM, folder);
            if (ledger.height() == 0) {
                ledger.found(Genesis.block(config, orderer(folder), Instant.now()));
            } else if (!Genesis.config(ledger.block(0)).equals(config)) {
                ledger.close();
                throw EmbeddedRule.LEDGER_FOREIGN.refuse("folder", folder.root());
            }
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Screening.Channel terms() {
        return new Screening.Channel(
                Consortium.CHANNEL,
                Consortium.CHAINCODE,
                CONSORTIUM.endorsers().stream().map(Organisation::mspId).collect(Collectors.toSet()),
                ENDORSERS_MIN);
    }

    private ChannelMembers members() {
        Map<String, X509Certificate> roots = new HashMap<>();
        for (Organisation party : CONSORTIUM.parties()) {
            roots.put(
                    party.mspId(),
                    Credential.readCertificate(folder.organisation(party).root()));
        }
        return new ChannelMembers(roots, InstantSource.system());
    }

    private Endorser endorser(Organisation organisation) {
        Path msp = folder.organisation(organisation).nodeMsp(peer(organisation));
        return Endorser.of(organisation.mspId(), organisation.hostName(peer(organisation)), Credential.readMsp(msp));
    }

    private static Endorser orderer(NetworkFolder folder) {
        Organisation organisation = CONSORTIUM.orderer();
        Node node = organisation.nodes().getFirst();
        return Endorser.of(
                organisation.mspId(),
                organisation.hostName(node),
                Credential.readMsp(folder.organisation(organisation).nodeMsp(node)));
    }

    private static Node peer(Organisation organisation) {
        return organisation.nodes(Node.Kind.PEER).getFirst();
    }

    private static CollectionRules collections(Chaincode chaincode) {
        try (InputStream json = chaincode.getClass().getResourceAsStream("/collections.json")) {
            return json == null ? CollectionRules.none() : CollectionRules.parse(json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
