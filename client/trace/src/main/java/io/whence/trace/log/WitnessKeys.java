package io.whence.trace.log;

import io.whence.model.note.KeyType;
import io.whence.model.note.SignerKey;
import io.whence.model.note.VerifierKey;
import io.whence.model.value.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The witness keys of organisations, one file each, named after the party whose key it is. */
public final class WitnessKeys {
    private static final String SUFFIX = ".key";

    private WitnessKeys() {}

    /** The party's key in this folder; drawn and stored, readable by its owner alone, where there is none yet. */
    public static SignerKey create(Path folder, String name) {
        Path file = file(folder, name);
        if (!Files.exists(file)) {
            store(file, draw(name));
        }
        return load(folder, name);
    }

    /** The party's key, which must be there. */
    public static SignerKey load(Path folder, String name) {
        byte[] text =
                DurableFile.read(file(folder, name)).orElseThrow(() -> LogRule.KEY_UNREADABLE.refuse("witness", name));
        return SignerKey.parse(new String(text, StandardCharsets.UTF_8));
    }

    /** The public halves of all keys in a folder, by name. */
    public static List<VerifierKey> verifiers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .map(name -> load(folder, name).verifier())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Writes a network's list of verifier keys, one a line. */
    public static void publish(List<VerifierKey> verifiers, Path trust) {
        StringBuilder text = new StringBuilder();
        verifiers.forEach(verifier -> text.append(verifier.text()).append('\n'));
        DurableFile.write(trust, text.toString().getBytes(StandardCharsets.UTF_8), true);
    }

    private static SignerKey draw(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] publicKey = Arrays.copyOfRange(encoded, encoded.length - seed.length, encoded.length);
            return SignerKey.of(name, KeyType.COSIGNS_CHECKPOINTS, seed, publicKey);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java platform without Ed25519", e);
        }
    }

    private static void store(Path file, SignerKey key) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(folder(file));
            Files.deleteIfExists(part);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(part, key.text());
            DurableFile.force(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(Id.check("witness", name) + SUFFIX);
    }
}
