package io.whence.app.circulation;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** The digest of a sealed file, which may be large. */
final class SealedFile {
    private SealedFile() {}

    static Digest digest(Path file) throws IOException {
        MessageDigest sha = Digest.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Digest.of(sha.digest());
    }
}
