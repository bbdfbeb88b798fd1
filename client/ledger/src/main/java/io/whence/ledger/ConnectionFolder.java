package io.whence.ledger;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a network leaves for its clients: where its peers are, how they prove it, and the identities at hand. */
public record ConnectionFolder(
        String kind, String channel, String chaincode, List<Peer> peers, List<Identity> identities) {
    private static final int PEERS_MAX = 64;

    public ConnectionFolder {
        peers = List.copyOf(peers);
        identities = List.copyOf(identities);
    }

    /** Reads {@code connection.json} of the folder. */
    public static ConnectionFolder read(Path folder) {
        FieldReader fields = new FieldReader("connection", Json.parse(bytes(folder.resolve("connection.json"))));
        ConnectionFolder read = new ConnectionFolder(
                fields.text("kind"),
                fields.text("channel"),
                fields.text("chaincode"),
                fields.objects("peers", PEERS_MAX, peer -> peer(folder, peer)),
                fields.objects("identities", FieldReader.LIST_MAX, identity -> identity(folder, identity)));
        fields.end();
        if (read.peers.isEmpty()) {
            throw LedgerRule.CONNECTION_UNREADABLE.refuse("connection.peers", "none");
        }
        return read;
    }

    /** The identity of a party's user; the first listed is the default. */
    public Identity identity(String party, Optional<String> user) {
        return identities.stream()
                .filter(identity -> identity.party().equals(party))
                .filter(identity -> user.isEmpty() || user.get().equals(identity.user()))
                .findFirst()
                .orElseThrow(() -> LedgerRule.IDENTITY_UNKNOWN.refuse(
                        "as", user.map(name -> party + "/" + name).orElse(party)));
    }

    private static Peer peer(Path folder, FieldReader fields) {
        Peer peer = new Peer(
                fields.text("organisation"),
                fields.text("mspId"),
                fields.text("endpoint"),
                fields.text("tlsName"),
                folder.resolve(fields.text("tlsCa")));
        fields.end();
        return peer;
    }

    private static Identity identity(Path folder, FieldReader fields) {
        Identity identity = new Identity(
                fields.text("party"),
                fields.text("user"),
                fields.text("role"),
                fields.text("mspId"),
                folder.resolve(fields.text("certificate")),
                folder.resolve(fields.text("privateKey")));
        fields.end();
        return identity;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw LedgerRule.CONNECTION_UNREADABLE.refuse("connection", file);
        }
    }
}
