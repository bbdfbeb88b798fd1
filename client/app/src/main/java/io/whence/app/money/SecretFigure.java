package io.whence.app.money;

import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Secret;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Sharing;
import io.whence.model.value.Digest;
import io.whence.model.wire.SharingCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * What an insurer committed to and keeps to itself until all have: its figure, the salt that hides it, and the salt that
 * hides the terms, which is never published.
 */
record SecretFigure(String claim, String insurer, Sharing.Figure figure, String salt, String termsSalt) {
    private static final int SALT_BYTES = 32;

    /** Settles a loss under an insurer's own terms. */
    static SecretFigure of(String claim, String insurer, Json terms, Json loss) {
        byte[] termsSalt = fresh();
        Base64.Encoder base64 = Base64.getEncoder();
        return new SecretFigure(
                claim,
                insurer,
                SharingCodec.figure(terms, loss, termsSalt),
                base64.encodeToString(fresh()),
                base64.encodeToString(termsSalt));
    }

    static SecretFigure read(Path file) {
        FieldReader fields = new FieldReader("", Input.document(file));
        SecretFigure figure = new SecretFigure(
                fields.id("claim"),
                fields.id("insurer"),
                SharingCodec.figure(fields.object("figure")),
                fields.text("salt"),
                fields.text("termsSalt"));
        fields.end();
        return figure;
    }

    void write(Path file) throws IOException {
        Json.Fields json = Json.object(Map.of(
                "claim", Json.of(claim),
                "insurer", Json.of(insurer),
                "figure", SharingCodec.figureJson(figure),
                "salt", Json.of(salt),
                "termsSalt", Json.of(termsSalt)));
        try {
            Secret.write(file, new String(json.canonical(), StandardCharsets.UTF_8) + "\n");
        } catch (FileAlreadyExistsException e) {
            throw DeskRule.FILE_UNWRITABLE.refuse("--secret", file + " exists");
        }
    }

    Digest commitment() {
        return SharingCodec.commitment(
                claim, insurer, figure, Base64.getDecoder().decode(salt));
    }

    /** The move that opens it. */
    Json.Fields opening() {
        return Json.object(Map.of(
                "claim", Json.of(claim),
                "figure", SharingCodec.figureJson(figure),
                "salt", Json.of(salt)));
    }

    private static byte[] fresh() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
