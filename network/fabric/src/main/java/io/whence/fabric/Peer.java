package io.whence.fabric;

import io.whence.identity.NetworkFolder;
import io.whence.identity.Node;
import io.whence.identity.Organisation;
import io.whence.identity.OrganisationFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** An organisation's peer. */
record Peer(NetworkFolder folder, Organisation organisation, int port) implements Server {
    @Override
    public String name() {
        return node().name() + "." + organisation.name();
    }

    /** The peer itself, its operations, and the door for chaincode that comes to it (which ours does not). */
    @Override
    public List<Integer> ports() {
        return List.of(port, operations(), callback());
    }

    @Override
    public OptionalInt operationsPort() {
        return OptionalInt.of(operations());
    }

    /** The chaincode service beside this peer. */
    Service service() {
        return new Service(this, port + 1);
    }

    String tlsName() {
        return organisation.hostName(node());
    }

    /** Certificate and key for TLS, as {@code ca.crt}, {@code server.crt} and {@code server.key}. */
    Path tls() {
        return identities().nodeTls(node());
    }

    Path ledger() {
        return folder.ledger().resolve(name());
    }

    @Override
    public SortedMap<String, String> environment() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("FABRIC_CFG_PATH", Plan.configuration(folder).toString());
        settings.put("FABRIC_LOGGING_SPEC", "WARN");
        settings.put("CORE_PEER_ID", tlsName());
        settings.put("CORE_PEER_LOCALMSPID", organisation.mspId());
        settings.put("CORE_PEER_MSPCONFIGPATH", identities().nodeMsp(node()).toString());
        settings.put("CORE_PEER_FILESYSTEMPATH", ledger().toString());
        settings.put(
                "CORE_LEDGER_SNAPSHOTS_ROOTDIR", ledger().resolve("snapshots").toString());
        addAddresses(settings);
        addTls(settings);
        addChaincode(settings);
        return settings;
    }

    /** What Fabric's command line needs to speak to this peer as the organisation's administrator. */
    SortedMap<String, String> administration() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("FABRIC_CFG_PATH", Plan.configuration(folder).toString());
        settings.put("FABRIC_LOGGING_SPEC", "WARN");
        settings.put("CORE_PEER_ADDRESS", address());
        settings.put("CORE_PEER_LOCALMSPID", organisation.mspId());
        settings.put("CORE_PEER_MSPCONFIGPATH", identities().adminMsp().toString());
        settings.put("CORE_PEER_TLS_ROOTCERT_FILE", tls().resolve("ca.crt").toString());
        return settings;
    }

    private void addAddresses(SortedMap<String, String> settings) {
        settings.put("CORE_PEER_ADDRESS", address());
        settings.put("CORE_PEER_LISTENADDRESS", address());
        settings.put("CORE_PEER_CHAINCODEADDRESS", HOST + ":" + callback());
        settings.put("CORE_PEER_CHAINCODELISTENADDRESS", HOST + ":" + callback());
        settings.put("CORE_PEER_GOSSIP_BOOTSTRAP", address());
        settings.put("CORE_PEER_GOSSIP_ENDPOINT", address());
        settings.put("CORE_PEER_GOSSIP_EXTERNALENDPOINT", address());
        settings.put("CORE_OPERATIONS_LISTENADDRESS", HOST + ":" + operations());
    }

    private void addTls(SortedMap<String, String> settings) {
        settings.put("CORE_PEER_TLS_ROOTCERT_FILE", tls().resolve("ca.crt").toString());
        settings.put("CORE_PEER_TLS_CERT_FILE", tls().resolve("server.crt").toString());
        settings.put("CORE_PEER_TLS_KEY_FILE", tls().resolve("server.key").toString());
    }

    /** The builder's scripts take the last two from the peer's environment. */
    private void addChaincode(SortedMap<String, String> settings) {
        Path builder = Plan.configuration(folder).resolve("builder");
        settings.put(
                "CORE_CHAINCODE_EXTERNALBUILDERS",
                "[{name: whence, path: \"" + builder
                        + "\", propagateEnvironment: [WHENCE_CHAINCODE_ADDRESS, WHENCE_CHAINCODE_TLS]}]");
        settings.put("WHENCE_CHAINCODE_ADDRESS", service().address());
        settings.put("WHENCE_CHAINCODE_TLS", tls().toString());
    }

    private OrganisationFolder identities() {
        return folder.organisation(organisation);
    }

    private Node node() {
        return organisation.nodes(Node.Kind.PEER).getFirst();
    }

    private int operations() {
        return port + 2;
    }

    private int callback() {
        return port + 3;
    }
}
