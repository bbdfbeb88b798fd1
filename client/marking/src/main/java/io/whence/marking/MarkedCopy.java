package io.whence.marking;

import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One marked copy, ready to hand over: its rows, the opening to keep, and the key under which the recipient recomputes
 * the root.
 */
public record MarkedCopy(Table table, Opening opening, String saltKeyHex, ChangeReport report) {

    /** The salted root of the copy's rows, as recorded with the delivery. */
    public Digest root() {
        return opening.root();
    }

    /** The digest of the opening, as recorded with the delivery. */
    public Digest commitment() {
        return opening.commitment();
    }

    /** Writes the copy in the format that the file's name asks for. The same copy gives the same bytes. */
    public void write(Path path) throws IOException {
        TableWriter.write(table, path);
    }
}
