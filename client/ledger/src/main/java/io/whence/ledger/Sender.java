package io.whence.ledger;

import io.whence.model.circulation.CirculationRule;
import io.whence.model.value.Digest;
import io.whence.model.value.Refused;
import io.whence.model.wire.BatchReceipt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;

/**
 * Brings one sealed batch to a verdict. A batch stands under its producer's sequence, so it may be proposed again whenever
 * its outcome is not known: the ledger answers a repeat with the first transaction, and never records it twice.
 */
final class Sender {
    private static final int PROPOSALS_MAX = 16;
    private static final int SIGNATURES_MAX = 4_000;

    /** Where a batch stands on the ledger. */
    record Stand(String transaction, long block) {}

    /** The batch's place in the order of sending. */
    interface Turn {
        /** Waits until everything before was sent; false if this batch is not to be sent any more. */
        boolean await();

        /** Lets the next one be sent; said by everybody whose turn came, whether there was anything to send or not. */
        void sent();
    }

    private final Connection connection;
    private final CommitWatch commits;
    private final Semaphore signatures = new Semaphore(SIGNATURES_MAX, true);

    Sender(Connection connection, CommitWatch commits) {
        this.connection = connection;
        this.commits = commits;
    }

    /**
     * Records the batch, or says nothing if its turn never came. Throws the refusal of the ledger.
     *
     * @param signed how many events a party signed, which every endorser checks
     */
    Optional<Stand> record(byte[] argument, Digest root, int signed, Turn turn) {
        Optional<CommitWatch.Verdict> last = Optional.empty();
        String transactionId = "";
        for (int proposals = 0; proposals < PROPOSALS_MAX; proposals++) {
            Transaction transaction = endorsed(argument, Math.min(signed, SIGNATURES_MAX));
            BatchReceipt receipt = BatchReceipt.read(transaction.getResult());
            if (!receipt.root().equals(root)) {
                throw LedgerRule.ROOT_DIFFERS.refuse("root", receipt.root());
            }
            transactionId = transaction.getTransactionId();
            if (!turn.await()) {
                return Optional.empty();
            }
            if (!receipt.transaction().equals(transactionId)) {
                turn.sent();
                return Optional.of(standing(receipt.transaction()));
            }
            commits.expect(transactionId);
            connection.send(transaction);
            turn.sent();
            last = commits.await(transactionId, connection.deadlines().commit());
            if (last.map(CommitWatch.Verdict::valid).orElse(false)) {
                return Optional.of(new Stand(transactionId, last.get().block()));
            }
        }
        throw new Invalidated(transactionId, last.map(CommitWatch.Verdict::code).orElse("in no block"));
    }

    /** A batch of signed events costs an endorser a second: of those no more are asked for at once than end in time. */
    private Transaction endorsed(byte[] argument, int signed) {
        signatures.acquireUninterruptibly(signed);
        try {
            return connection.endorse("circulation:record", Map.of(), argument);
        } finally {
            signatures.release(signed);
        }
    }

    /** Where a transaction stands that an earlier run, or an earlier proposal, sent. */
    private Stand standing(String transaction) {
        Status status = connection.status(transaction);
        return new Stand(transaction, status.getBlockNumber());
    }

    /** Whether the sequence stands for another batch, which another writer of the producer recorded. */
    static boolean sequenceTaken(Refused refused) {
        return refused.code().equals(CirculationRule.SEQUENCE_REUSED.name());
    }
}
