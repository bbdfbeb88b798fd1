package io.whence.app.network;

import io.whence.app.desk.Desk;
import io.whence.app.desk.NetworkKind;
import io.whence.model.bytes.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A network on this machine: what the commands do with it, whichever kind it is. */
interface Ground {
    /** Where the network keeps all it has. */
    Path folder();

    /** Starts the network, or leaves one alone that is up, and waits until it answers. */
    void up(Wishes wishes) throws IOException;

    /** Stops it; {@code clean} also forgets its ledger and identities. */
    void down(boolean clean) throws IOException;

    /** How it does: at least {@code kind}, {@code folder} and {@code up}. */
    Json.Fields status() throws IOException;

    /** The last lines of each of its logs, by name. */
    Map<String, List<String>> logs(int lines) throws IOException;

    /** Whether a status says that the network is up. */
    static boolean isUp(Json.Fields status) {
        return status.members().get("up") instanceof Json.Flag up && up.value();
    }

    static Ground of(NetworkKind kind, Desk desk) {
        return switch (kind) {
            case EMBEDDED -> new EmbeddedGround(desk.network(kind), desk::progress);
            case FABRIC -> new FabricGround(desk.network(kind), desk::progress);
        };
    }
}
