package io.whence.app.desk;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import io.whence.model.value.ValueRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/** Input files, read whole where they are documents. */
public final class Input {
    private static final long DOCUMENT_BYTES_MAX = 16L << 20;

    private Input() {}

    /** A JSON document, refused where it is not one or is larger than any document may be. */
    public static Json document(Path file) {
        byte[] bytes = bytes(file);
        return in(file, () -> Json.parse(bytes));
    }

    /** A JSON document that is an object. */
    public static Json.Fields object(Path file) {
        if (document(file) instanceof Json.Fields fields) {
            return fields;
        }
        throw ValueRule.TYPE_WRONG.refuse("document", "not an object").in(file.toString());
    }

    /** What a reader makes of a JSON document; what it refuses is refused with the name of the file. */
    public static <T> T read(Path file, Function<FieldReader, T> reader) {
        Json json = document(file);
        return in(file, () -> reader.apply(new FieldReader("", json)));
    }

    /** What is made of a file; a refusal says which. */
    public static <T> T in(Path file, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            throw refused.in(file.toString());
        }
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
