package io.whence.identity;

import java.nio.file.Path;

/** The identities of one organisation, laid out as Fabric's own programs lay them out. */
public record OrganisationFolder(Path path) {
    /** The authority that issues signing certificates: {@code ca.pem} and its key. */
    public Path ca() {
        return path.resolve("ca");
    }

    /** The authority that issues TLS certificates: {@code ca.pem} and its key. */
    public Path tlsCa() {
        return path.resolve("tlsca");
    }

    /** The organisation's public MSP folder, as the channel configuration holds it. */
    public Path msp() {
        return path.resolve("msp");
    }

    public Path nodeMsp(Node node) {
        return node(node).resolve("msp");
    }

    /** A machine's TLS material: {@code server.crt}, {@code server.key}, {@code ca.crt}. */
    public Path nodeTls(Node node) {
        return node(node).resolve("tls");
    }

    public Path userMsp(User user) {
        return path.resolve("users").resolve(user.name()).resolve("msp");
    }

    /** The MSP folder of the organisation's administrator. */
    public Path adminMsp() {
        return path.resolve("users").resolve("admin").resolve("msp");
    }

    /** The certificate that the organisation's TLS certificates are issued under. */
    public Path tlsRoot() {
        return tlsCa().resolve("ca.pem");
    }

    /** The certificate that the organisation's signing certificates are issued under. */
    public Path root() {
        return ca().resolve("ca.pem");
    }

    private Path node(Node node) {
        return path.resolve(node.kind().folder()).resolve(node.name());
    }
}
