package io.whence.identity;

import java.nio.file.Path;

/** Where a development network keeps its identities, its ledger, its logs, and what clients need to reach it. */
public record NetworkFolder(Path root) {
    /** The certificate authorities, machines and users of all organisations. */
    public Path organisations() {
        return root.resolve("organisations");
    }

    public OrganisationFolder organisation(Organisation organisation) {
        return new OrganisationFolder(organisations().resolve(organisation.name()));
    }

    public Path ledger() {
        return root.resolve("ledger");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** What a client needs, and nothing else: addresses, TLS roots and its identities. */
    public Path connection() {
        return root.resolve("connection");
    }

    /** The description of the network in the {@link #connection} folder. */
    public Path connectionFile() {
        return connection().resolve("connection.json");
    }
}
