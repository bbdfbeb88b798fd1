package io.whence.embedded;

import java.io.IOException;

/** The embedded ledger with the trial chaincode, as a process that a test can kill. */
final class TrialLedgerMain {
    private TrialLedgerMain() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(EmbeddedProcess.run(new TrialChaincode(), System.out, System.err, arguments));
    }
}
