package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Secret;
import io.whence.model.bytes.Json;
import io.whence.model.value.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** What a provider's home keeps of one copy: the opening of its marks and its delivery note. */
record Kept(Desk desk, String copy) {
    /**
     * Hands over what this home keeps from now on: the copy is whole on disk before its delivery is recorded, and leaves
     * only when that stands on the ledger. What is refused is forgotten.
     */
    Json.Fields handOver(Optional<Json> opening, DeliveryNote note, Path out, Sending sending) throws IOException {
        Path part = out.resolveSibling(".part-" + out.getFileName());
        boolean first = keep(opening, note);
        try {
            Files.createDirectories(out.toAbsolutePath().getParent());
            Json.Fields recorded = sending.recorded(part);
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            note.write(DeliveryNote.beside(out));
            return recorded;
        } catch (Refused | IOException | UncheckedIOException refused) {
            if (first) {
                forget();
            }
            throw refused;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes the copy into a file, then records its delivery. */
    interface Sending {
        Json.Fields recorded(Path part) throws IOException;
    }

    /**
     * Keeps both before the delivery is recorded; says whether this is the first time. The same opening again is a delivery
     * that was interrupted; another one is another copy under a taken id.
     */
    private boolean keep(Optional<Json> opening, DeliveryNote note) throws IOException {
        if (Files.exists(note())) {
            if (opening.isEmpty() || !opening.get().text().equals(kept())) {
                throw DeskRule.COPY_KNOWN.refuse("--copy", copy);
            }
            return false;
        }
        if (opening.isPresent()) {
            Secret.write(opening(), opening.get().text() + "\n");
        }
        note.write(note());
        return true;
    }

    /** Forgets a copy that never was: its delivery was refused. */
    private void forget() throws IOException {
        Files.deleteIfExists(note());
        Files.deleteIfExists(opening());
    }

    private String kept() throws IOException {
        return Files.exists(opening()) ? Files.readString(opening()).strip() : "";
    }

    private Path opening() {
        return desk.home().resolve("openings").resolve(copy + ".json");
    }

    private Path note() {
        return DeliveryNote.kept(desk, copy);
    }
}
