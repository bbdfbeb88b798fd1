package io.whence.embedded.simulation;

/** A call of the chaincode that the ledger refuses; chaincode that does not catch it fails as on a peer of Fabric. */
public final class ChaincodeCallRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    ChaincodeCallRefused(String reason) {
        super(reason);
    }

    static ChaincodeCallRefused unsupported(String call) {
        return new ChaincodeCallRefused(call + " is not supported by the embedded development ledger");
    }
}
