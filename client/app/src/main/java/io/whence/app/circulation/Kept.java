package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Secret;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a provider's home keeps of one copy: the opening of its marks and its delivery note. */
record Kept(Desk desk, String copy) {
    /**
     * Keeps both before the delivery is recorded; says whether this is the first time. The same opening again is a delivery
     * that was interrupted; another one is another copy under a taken id.
     */
    boolean keep(Optional<Json> opening, DeliveryNote note) throws IOException {
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
    void forget() throws IOException {
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
