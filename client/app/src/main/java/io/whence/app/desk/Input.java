package io.whence.app.desk;

import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Input files, read whole where they are documents. */
public final class Input {
    private static final long DOCUMENT_BYTES_MAX = 16L << 20;

    private Input() {}

    /** A JSON document, refused where it is not one or is larger than any document may be. */
    public static Json document(Path file) {
        return Json.parse(bytes(file));
    }

    /** The bytes of a file that holds one document. */
    public static byte[] bytes(Path file) {
        try {
            required(file);
            if (Files.size(file) > DOCUMENT_BYTES_MAX) {
                throw DeskRule.FILE_TOO_LARGE.refuse(file.toString(), Files.size(file) + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DeskRule.FILE_UNREADABLE.refuse(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** The same file, if it can be read as one. */
    public static Path required(Path file) {
        if (!Files.exists(file)) {
            throw DeskRule.FILE_UNREADABLE.refuse(file.toString(), "no such file");
        }
        if (Files.isDirectory(file)) {
            throw DeskRule.FILE_UNREADABLE.refuse(file.toString(), "a folder");
        }
        if (!Files.isReadable(file)) {
            throw DeskRule.FILE_UNREADABLE.refuse(file.toString(), "access denied");
        }
        return file;
    }
}
