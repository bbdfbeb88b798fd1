package io.whence.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Founds the authorities of a consortium and issues every certificate of its roster, once per network folder. */
public final class Enrolment {
    private final Consortium consortium;
    private final Instant now;

    public Enrolment(Consortium consortium, Instant now) {
        this.consortium = consortium;
        this.now = now;
    }

    /** Fills the folder's {@code organisations}, all or nothing. A folder that has them keeps them: keys outlive a restart. */
    public void writeIfAbsent(NetworkFolder folder) {
        if (Files.exists(folder.organisations())) {
            return;
        }
        Path unfinished = folder.root().resolve("organisations.part");
        try {
            delete(unfinished);
            for (Organisation organisation : consortium.organisations()) {
                write(organisation, new OrganisationFolder(unfinished.resolve(organisation.name())));
            }
            Files.move(unfinished, folder.organisations(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Organisation organisation, OrganisationFolder folder) {
        Authority ca = Authority.found("ca", organisation, now);
        Authority tlsCa = Authority.found("tlsca", organisation, now);
        writeAuthority(folder.ca(), ca);
        writeAuthority(folder.tlsCa(), tlsCa);
        Msp.writeRoots(folder.msp(), ca, tlsCa);
        Msp.write(folder.adminMsp(), ca.issue("admin", organisation, "admin"), ca, tlsCa);
        for (User user : organisation.users()) {
            Msp.write(folder.userMsp(user), ca.issue(user, organisation), ca, tlsCa);
        }
        for (Node node : organisation.nodes()) {
            String host = organisation.hostName(node);
            Msp.write(
                    folder.nodeMsp(node),
                    ca.issue(host, organisation, node.kind().unit()),
                    ca,
                    tlsCa);
            writeTls(folder.nodeTls(node), tlsCa, tlsCa.issueTls(host, organisation, hosts(host, node)));
        }
    }

    private static List<String> hosts(String host, Node node) {
        List<String> hosts = new ArrayList<>();
        hosts.add(host);
        hosts.add(node.name());
        hosts.addAll(node.hosts());
        return hosts;
    }

    private static void writeAuthority(Path folder, Authority authority) {
        TextFile.write(folder.resolve("ca.pem"), authority.credential().certificatePem());
        TextFile.writeSecret(folder.resolve("key.pem"), authority.credential().privateKeyPem());
    }

    private static void writeTls(Path folder, Authority tlsCa, Credential server) {
        TextFile.write(folder.resolve("ca.crt"), tlsCa.credential().certificatePem());
        TextFile.write(folder.resolve("server.crt"), server.certificatePem());
        TextFile.writeSecret(folder.resolve("server.key"), server.privateKeyPem());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
