package io.whence.fabric;

import java.nio.file.Path;

/** What a network is asked to be: where it keeps its files, how it orders, its first port, and what its peers run. */
public record FabricOptions(Path folder, Ordering ordering, int basePort, ChaincodeProgram chaincode) {
    /** The first port of a network that names none. */
    public static final int BASE_PORT_DEFAULT = 7100;

    private static final int PORT_MIN = 1024;

    public FabricOptions {
        folder = folder.toAbsolutePath().normalize();
        if (basePort < PORT_MIN || basePort > Plan.BASE_PORT_MAX) {
            throw new IllegalArgumentException(
                    "port = " + basePort + ": the first port lies in " + PORT_MIN + ".." + Plan.BASE_PORT_MAX);
        }
    }

    /**
     * The contract on this program's own class path, on the network as it was founded in this folder; where there is none,
     * a development network with one orderer on the default ports.
     */
    public static FabricOptions in(Path folder) {
        Charter charter = Charter.read(folder)
                .filter(Charter::founded)
                .orElseGet(() -> new Charter(Ordering.SINGLE, BASE_PORT_DEFAULT, 0, ""));
        return new FabricOptions(folder, charter.ordering(), charter.basePort(), ChaincodeProgram.ofThisProcess());
    }

    public FabricOptions with(Ordering other) {
        return new FabricOptions(folder, other, basePort, chaincode);
    }

    public FabricOptions withBasePort(int other) {
        return new FabricOptions(folder, ordering, other, chaincode);
    }

    public FabricOptions with(ChaincodeProgram other) {
        return new FabricOptions(folder, ordering, basePort, other);
    }
}
