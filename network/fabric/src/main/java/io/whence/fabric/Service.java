package io.whence.fabric;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The chaincode of one peer, in a process of its own: the shim keeps its handshake with the peer per process. */
record Service(Peer peer, int port) implements Server {
    @Override
    public String name() {
        return "whence." + peer.organisation().name();
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public OptionalInt operationsPort() {
        return OptionalInt.empty();
    }

    /** TLS with the certificate of its peer, which in turn must show that certificate. */
    @Override
    public SortedMap<String, String> environment() {
        String key = peer.tls().resolve("server.key").toString();
        String certificate = peer.tls().resolve("server.crt").toString();
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("CHAINCODE_SERVER_ADDRESS", address());
        settings.put("CORE_PEER_LOCALMSPID", peer.organisation().mspId());
        settings.put("CORE_PEER_TLS_ENABLED", "true");
        settings.put("CORE_PEER_TLS_ROOTCERT_FILE", peer.tls().resolve("ca.crt").toString());
        settings.put("CORE_TLS_CLIENT_KEY_FILE", key);
        settings.put("CORE_TLS_CLIENT_CERT_FILE", certificate);
        // The shim also prepares a connection of its own, which a service never makes, and wants both once more in
        // base64.
        settings.put("CORE_TLS_CLIENT_KEY_PATH", encodedKey().toString());
        settings.put("CORE_TLS_CLIENT_CERT_PATH", encodedCertificate().toString());
        return settings;
    }

    Path encodedKey() {
        return peer.tls().resolve("server.key.base64");
    }

    Path encodedCertificate() {
        return peer.tls().resolve("server.crt.base64");
    }

    /** The environment with the name that the peer knows the installed package by. */
    SortedMap<String, String> environment(String packageId) {
        SortedMap<String, String> settings = new TreeMap<>(environment());
        settings.put("CORE_CHAINCODE_ID_NAME", packageId);
        return settings;
    }
}
