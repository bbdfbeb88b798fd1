package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What goes to a recipient beside its copy: which delivery it is, and the key under which the recipient computes the root
 * itself, and the purpose for which it is given where one is stated. It says nothing about marks.
 */
record DeliveryNote(
        String copy,
        String version,
        String agreement,
        Digest root,
        long rows,
        String saltKey,
        Optional<String> purpose) {
    private static final String SUFFIX = ".delivery.json";

    /** Where the note of a delivered file stands. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /** Where a provider's home keeps the note of a copy. */
    static Path kept(Desk desk, String copy) {
        return desk.home().resolve("deliveries").resolve(copy + SUFFIX);
    }

    /** The note of a copy: the one named, else beside the file, else the one this home kept. */
    static DeliveryNote find(Desk desk, String copy, Path file, Optional<Path> named) {
        Path note = named.orElseGet(() -> Files.exists(beside(file)) ? beside(file) : kept(desk, copy));
        if (!Files.exists(note)) {
            throw DeskRule.NOTE_MISSING.refuse("--note", "none beside " + file);
        }
        DeliveryNote read = read(Input.document(note));
        if (!read.copy.equals(copy)) {
            throw DeskRule.NOTE_MISSING.refuse("--copy", copy + ", but " + note + " is of " + read.copy);
        }
        return read;
    }

    void write(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, json().text() + "\n");
    }

    private Json json() {
        Map<String, Json> members = new TreeMap<>();
        members.put("copy", Json.of(copy));
        members.put("version", Json.of(version));
        members.put("agreement", Json.of(agreement));
        members.put("root", Json.of(root.hex()));
        members.put("rows", Json.of(rows));
        members.put("saltKey", Json.of(saltKey));
        purpose.ifPresent(word -> members.put("purpose", Json.of(word)));
        return Json.object(members);
    }

    private static DeliveryNote read(Json json) {
        FieldReader fields = new FieldReader("", json);
        DeliveryNote note = new DeliveryNote(
                fields.id("copy"),
                fields.id("version"),
                fields.id("agreement"),
                fields.digest("root"),
                fields.count("rows"),
                fields.text("saltKey"),
                fields.textIfPresent("purpose"));
        fields.end();
        return note;
    }
}
