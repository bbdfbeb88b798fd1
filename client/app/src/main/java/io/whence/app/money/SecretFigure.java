package io.whence.app.money;

import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Secret;
import io.whence.model.bytes.Json;
import io.whence.model.wire.Disclosure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** What an insurer commits to, under fresh salts; and the file in which one without a peer keeps it to itself. */
final class SecretFigure {
    private static final int SALT_BYTES = 32;

    private SecretFigure() {}

    static Disclosure fresh(String claim, String insurer, Json terms, Json loss) {
        return new Disclosure(claim, insurer, terms, loss, salt(), salt());
    }

    static Disclosure read(Path file) {
        return Disclosure.read(Input.document(file).canonical());
    }

    static void write(Disclosure disclosure, Path file) throws IOException {
        try {
            Secret.write(file, new String(disclosure.json().canonical(), StandardCharsets.UTF_8) + "\n");
        } catch (FileAlreadyExistsException e) {
            throw DeskRule.FILE_UNWRITABLE.refuse("--secret", file + " exists");
        }
    }

    private static String salt() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return Base64.getEncoder().encodeToString(salt);
    }
}
