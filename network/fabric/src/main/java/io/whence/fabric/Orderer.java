package io.whence.fabric;

import io.whence.identity.NetworkFolder;
import io.whence.identity.Node;
import io.whence.identity.Organisation;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of the orderers. */
record Orderer(NetworkFolder folder, Organisation organisation, Node node, int port) implements Server {
    @Override
    public String name() {
        return node.name();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, admin(), operations());
    }

    @Override
    public OptionalInt operationsPort() {
        return OptionalInt.of(operations());
    }

    /** Where the orderer is told which channels to serve. */
    String adminAddress() {
        return HOST + ":" + admin();
    }

    /** Certificate and key for TLS, as {@code ca.crt}, {@code server.crt} and {@code server.key}. */
    Path tls() {
        return folder.organisation(organisation).nodeTls(node);
    }

    /** The certificate it signs blocks with. */
    Path certificate() {
        return msp().resolve("signcerts").resolve("cert.pem");
    }

    @Override
    public SortedMap<String, String> environment() {
        Path ledger = folder.ledger().resolve(name());
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("FABRIC_CFG_PATH", Plan.configuration(folder).toString());
        settings.put("FABRIC_LOGGING_SPEC", "WARN");
        settings.put("ORDERER_GENERAL_LISTENPORT", Integer.toString(port));
        settings.put("ORDERER_GENERAL_LOCALMSPID", organisation.mspId());
        settings.put("ORDERER_GENERAL_LOCALMSPDIR", msp().toString());
        settings.put("ORDERER_FILELEDGER_LOCATION", ledger.toString());
        settings.put("ORDERER_CONSENSUS_WALDIR", ledger.resolve("wal").toString());
        settings.put("ORDERER_CONSENSUS_SNAPDIR", ledger.resolve("snapshots").toString());
        settings.put("ORDERER_ADMIN_LISTENADDRESS", adminAddress());
        settings.put("ORDERER_OPERATIONS_LISTENADDRESS", HOST + ":" + operations());
        addTls(settings);
        return settings;
    }

    private void addTls(SortedMap<String, String> settings) {
        String root = "[" + tls().resolve("ca.crt") + "]";
        String certificate = tls().resolve("server.crt").toString();
        String key = tls().resolve("server.key").toString();
        settings.put("ORDERER_GENERAL_TLS_ROOTCAS", root);
        settings.put("ORDERER_GENERAL_TLS_CERTIFICATE", certificate);
        settings.put("ORDERER_GENERAL_TLS_PRIVATEKEY", key);
        settings.put("ORDERER_GENERAL_CLUSTER_CLIENTCERTIFICATE", certificate);
        settings.put("ORDERER_GENERAL_CLUSTER_CLIENTPRIVATEKEY", key);
        settings.put("ORDERER_GENERAL_CLUSTER_ROOTCAS", root);
        settings.put("ORDERER_ADMIN_TLS_CERTIFICATE", certificate);
        settings.put("ORDERER_ADMIN_TLS_PRIVATEKEY", key);
        settings.put("ORDERER_ADMIN_TLS_CLIENTROOTCAS", root);
    }

    private Path msp() {
        return folder.organisation(organisation).nodeMsp(node);
    }

    private int admin() {
        return port + 1;
    }

    private int operations() {
        return port + 2;
    }
}
