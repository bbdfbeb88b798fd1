package io.whence.embedded;

import io.whence.contract.WhenceChaincode;
import java.io.IOException;

/** The embedded development ledger with the Whence chaincode, as a program. */
public final class EmbeddedMain {
    private EmbeddedMain() {}

    /** Runs until it is told to stop: {@code EmbeddedMain <networkFolder> [--port N]}. */
    public static void main(String[] arguments) throws IOException {
        System.exit(EmbeddedProcess.run(new WhenceChaincode(), System.out, System.err, arguments));
    }
}
