package io.whence.identity;

/** Where an organisation's gateway peer is reached, and the name its TLS certificate carries. */
public record PeerAddress(Organisation organisation, String endpoint, String tlsName) {
    /** The first peer of an organisation, listening on loopback. */
    public static PeerAddress onLoopback(Organisation organisation, int port) {
        Node peer = organisation.nodes(Node.Kind.PEER).getFirst();
        return new PeerAddress(organisation, "127.0.0.1:" + port, organisation.hostName(peer));
    }
}
