package io.whence.app.network;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code network up} may be asked for. */
final class Wishes {
    @Option(names = "--port", paramLabel = "N", description = "first port (default: 7051 embedded, 7100 fabric)")
    private @Nullable Integer port;

    @Option(names = "--orderers", paramLabel = "N", description = "fabric: 1 or 3 Raft orderers (default 1)")
    private int orderers = 1;

    @Option(names = "--bft", description = "fabric: four orderers with SmartBFT")
    private boolean bft;

    OptionalInt port() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    int orderers() {
        return orderers;
    }

    boolean bft() {
        return bft;
    }
}
