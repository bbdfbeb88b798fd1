package io.whence.fabric;

import io.whence.identity.Consortium;
import io.whence.identity.NetworkFolder;
import io.whence.identity.Node;
import io.whence.identity.Organisation;
import io.whence.identity.PeerAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What stands where in one network: its servers, the ports each may use, and the folders they share. */
record Plan(NetworkFolder folder, Ordering ordering, int basePort) {
    /** Ports are dealt to servers in blocks of this many, peers first. */
    static final int BLOCK = 10;

    /** The last first port at which every server still has its ports. */
    static final int BASE_PORT_MAX = 65_000;

    static Plan of(FabricOptions options) {
        return new Plan(new NetworkFolder(options.folder()), options.ordering(), options.basePort());
    }

    Consortium consortium() {
        return Consortium.standard().withOrderers(ordering.orderers());
    }

    List<Peer> peers() {
        List<Organisation> endorsers = consortium().endorsers();
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < endorsers.size(); i++) {
            peers.add(new Peer(folder, endorsers.get(i), basePort + i * BLOCK));
        }
        return List.copyOf(peers);
    }

    List<Orderer> orderers() {
        Organisation organisation = consortium().orderer();
        int first = basePort + consortium().endorsers().size() * BLOCK;
        List<Orderer> orderers = new ArrayList<>();
        for (Node node : organisation.nodes(Node.Kind.ORDERER)) {
            orderers.add(new Orderer(folder, organisation, node, first + orderers.size() * BLOCK));
        }
        return List.copyOf(orderers);
    }

    /** Every server: orderers, then peers, then the chaincode services beside them. */
    List<Server> servers() {
        List<Server> servers = new ArrayList<>(orderers());
        servers.addAll(peers());
        peers().forEach(peer -> servers.add(peer.service()));
        return List.copyOf(servers);
    }

    /** Where clients reach the peers. */
    List<PeerAddress> addresses() {
        return peers().stream()
                .map(peer -> PeerAddress.onLoopback(peer.organisation(), peer.port()))
                .toList();
    }

    /** Fabric's configuration files, written anew at each start. */
    Path configuration() {
        return configuration(folder);
    }

    static Path configuration(NetworkFolder folder) {
        return folder.root().resolve("configuration");
    }

    /** The first block of the channel. */
    Path genesis() {
        return configuration().resolve(Consortium.CHANNEL + ".block");
    }

    Path collections() {
        return configuration().resolve("collections.json");
    }

    Path chaincodePackage() {
        return configuration().resolve(Consortium.CHAINCODE + ".tar.gz");
    }
}
