package io.whence.identity;

import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folder by which clients find a network: {@code connection.json} and the PEM files that it names. */
public final class ConnectionFolder {
    private final NetworkFolder folder;
    private final Consortium consortium;

    public ConnectionFolder(NetworkFolder folder, Consortium consortium) {
        this.folder = folder;
        this.consortium = consortium;
    }

    /** Writes the folder; {@code kind} says which network this is (embedded, fabric). The description is replaced last. */
    public void write(String kind, List<PeerAddress> peers) {
        Json description = Json.object(Map.of(
                "kind", Json.of(kind),
                "channel", Json.of(Consortium.CHANNEL),
                "chaincode", Json.of(Consortium.CHAINCODE),
                "peers", Json.array(peers.stream().map(this::peer).toList()),
                "identities", Json.array(identities())));
        Path unfinished = folder.connection().resolve("connection.json.part");
        TextFile.write(unfinished, description.text() + "\n");
        move(unfinished, folder.connectionFile());
    }

    private Json peer(PeerAddress peer) {
        Organisation organisation = peer.organisation();
        String tlsCa = "tls/" + organisation.name() + ".pem";
        TextFile.write(
                folder.connection().resolve(tlsCa),
                read(folder.organisation(organisation).tlsRoot()));
        return Json.object(Map.of(
                "organisation", Json.of(organisation.name()),
                "mspId", Json.of(organisation.mspId()),
                "endpoint", Json.of(peer.endpoint()),
                "tlsName", Json.of(peer.tlsName()),
                "tlsCa", Json.of(tlsCa)));
    }

    private List<Json> identities() {
        List<Json> identities = new ArrayList<>();
        for (Organisation party : consortium.parties()) {
            for (User user : party.users()) {
                identities.add(identity(party, user));
            }
        }
        return identities;
    }

    private Json identity(Organisation party, User user) {
        String at = "identities/" + party.name() + "/" + user.name() + "/";
        Credential credential = Credential.readMsp(folder.organisation(party).userMsp(user));
        TextFile.write(folder.connection().resolve(at + "certificate.pem"), credential.certificatePem());
        TextFile.writeSecret(folder.connection().resolve(at + "key.pem"), credential.privateKeyPem());
        return Json.object(Map.of(
                "party", Json.of(party.name()),
                "user", Json.of(user.name()),
                "role", Json.of(user.role()),
                "mspId", Json.of(party.mspId()),
                "certificate", Json.of(at + "certificate.pem"),
                "privateKey", Json.of(at + "key.pem")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
