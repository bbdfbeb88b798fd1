package io.whence.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Writes what Fabric's programs are configured by into the network's folder. */
final class Configuration {
    private static final List<String> SHARED = List.of("core.yaml", "orderer.yaml", "channel.sh");
    private static final List<String> BUILDER =
            List.of("builder/bin/detect", "builder/bin/build", "builder/bin/release");

    private Configuration() {}

    static void write(Plan plan, ChaincodePackage chaincode, Optional<String> collections) {
        try {
            Path folder = plan.configuration();
            for (String name : SHARED) {
                write(folder.resolve(name), resource(name));
            }
            for (String name : BUILDER) {
                write(folder.resolve(name), resource(name));
                Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            for (Peer peer : plan.peers()) {
                encode(peer.tls().resolve("server.key"), peer.service().encodedKey());
                encode(peer.tls().resolve("server.crt"), peer.service().encodedCertificate());
            }
            Files.writeString(folder.resolve("configtx.yaml"), new ChannelConfiguration(plan).yaml());
            Files.write(plan.chaincodePackage(), chaincode.bytes());
            Files.deleteIfExists(plan.collections());
            if (collections.isPresent()) {
                Files.writeString(plan.collections(), collections.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = Configuration.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            return in.readAllBytes();
        }
    }

    private static void encode(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        Files.createFile(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(to, Base64.getEncoder().encode(Files.readAllBytes(from)));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, bytes);
    }
}
