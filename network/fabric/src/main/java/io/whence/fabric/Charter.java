package io.whence.fabric;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * What was settled when a network was founded and cannot change while its ledger lives, and which chaincode definition its
 * channel has committed.
 *
 * @param sequence of the committed definition; 0 while the network is only half founded
 * @param definition digest of everything the committed definition says
 */
record Charter(Ordering ordering, int basePort, long sequence, String definition) {
    private static final int PORT_MAX = 65_535;

    static Charter begun(Plan plan) {
        return new Charter(plan.ordering(), plan.basePort(), 0, "");
    }

    Charter committed(long newSequence, String newDefinition) {
        return new Charter(ordering, basePort, newSequence, newDefinition);
    }

    boolean founded() {
        return sequence > 0;
    }

    /** The charter of the network in a folder; none where nothing was ever founded. */
    static Optional<Charter> read(Path root) {
        if (!Files.exists(file(root))) {
            return Optional.empty();
        }
        try {
            FieldReader fields = new FieldReader("", Json.parse(Files.readAllBytes(file(root))));
            return Optional.of(new Charter(
                    fields.choice("ordering", Ordering.class),
                    (int) fields.whole("basePort", 1, PORT_MAX),
                    fields.count("sequence"),
                    fields.text("definition")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path root) {
        Json json = Json.object(Map.of(
                "ordering", Json.of(ordering.name()),
                "basePort", Json.of(basePort),
                "sequence", Json.of(sequence),
                "definition", Json.of(definition)));
        try {
            Path unfinished = root.resolve("network.json.part");
            Files.writeString(unfinished, json.text() + "\n");
            Files.move(unfinished, file(root), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path root) {
        return root.resolve("network.json");
    }
}
