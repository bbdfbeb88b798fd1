package io.whence.model.wire;

import io.whence.model.bytes.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Documents that are part of the program itself: the same bytes on every peer. */
final class Resources {
    private Resources() {}

    /** One document of a folder of the model's resources; a name that is not there is empty. */
    static Optional<Json> read(String folder, String id) {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            return Optional.empty();
        }
        try (InputStream stream = Resources.class.getResourceAsStream("/" + folder + "/" + id + ".json")) {
            return stream == null ? Optional.empty() : Optional.of(Json.parse(stream.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("the program lacks its own " + folder + "/" + id, e);
        }
    }
}
