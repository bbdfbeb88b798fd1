package io.whence.embedded.state;

/** Where a value was last written: a block, and a transaction's position in it. */
public record Version(long block, long transaction) {
    public static Version of(org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version version) {
        return new Version(version.getBlockNum(), version.getTxNum());
    }

    public org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version message() {
        return org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                .setBlockNum(block)
                .setTxNum(transaction)
                .build();
    }
}
