package io.whence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.CommitException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts when it is committed, and what is recorded as invalid. */
@SuppressWarnings("NullAway.Init")
class CommitTest {
    @TempDir
    private Path folder;

    private EmbeddedLedger ledger;
    private Client handler;

    @BeforeEach
    void start() {
        ledger = EmbeddedLedger.start(folder, 0, TrialChaincode.run());
        handler = Client.connect(ledger.connectionFolder(), "HANDLER", "insurer");
    }

    @AfterEach
    void stop() {
        handler.close();
        ledger.close();
    }

    @Test
    void one_endorsement_of_two_is_recorded_as_invalid_and_changes_nothing() throws GatewayException {
        Transaction alone = handler.contract()
                .newProposal("put")
                .addArguments("alone", "1")
                .setEndorsingOrganizations("InsurerMSP")
                .build()
                .endorse();
        assertThat(code(alone)).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        assertThat(handler.evaluate("get", "alone")).isEmpty();
    }

    @Test
    void any_two_endorsements_suffice() throws GatewayException, CommitException {
        for (List<String> two : List.of(
                List.of("InsurerMSP", "RegulatorMSP"),
                List.of("ExchangeMSP", "RegulatorMSP"),
                List.of("ExchangeMSP", "InsurerMSP"))) {
            handler.contract()
                    .newProposal("put")
                    .addArguments("two", String.join("+", two))
                    .setEndorsingOrganizations(two.toArray(String[]::new))
                    .build()
                    .endorse()
                    .submit();
            assertThat(handler.evaluate("get", "two")).isEqualTo(String.join("+", two));
        }
    }

    @Test
    void of_two_transactions_that_read_the_same_version_the_first_counts() throws GatewayException, CommitException {
        Transaction first = endorse("append", "shared", "1");
        Transaction second = endorse("append", "shared", "2");
        first.submit();
        assertThat(code(second)).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
        assertThat(handler.evaluate("get", "shared")).isEqualTo("1");
    }

    @Test
    void blind_writes_never_conflict() throws GatewayException, CommitException {
        Transaction first = endorse("put", "blind", "1");
        Transaction second = endorse("put", "blind", "2");
        first.submit();
        second.submit();
        assertThat(handler.evaluate("get", "blind")).isEqualTo("2");
    }

    @Test
    void a_key_that_appears_in_a_range_read_before_is_a_phantom() throws GatewayException, CommitException {
        handler.submit("put", "r1", "1");
        Transaction count = endorse("count", "r", "s", "total");
        handler.submit("put", "r2", "2");
        assertThat(code(count)).isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT);
    }

    @Test
    void a_key_that_vanishes_or_changes_in_a_range_read_before_is_a_phantom() throws GatewayException, CommitException {
        handler.submit("put", "v1", "1");
        Transaction beforeDelete = endorse("count", "v", "w", "total");
        handler.submit("delete", "v1");
        assertThat(code(beforeDelete)).isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT);
        handler.submit("put", "v1", "1");
        Transaction beforeChange = endorse("count", "v", "w", "total");
        handler.submit("put", "v1", "2");
        assertThat(code(beforeChange)).isEqualTo(TxValidationCode.PHANTOM_READ_CONFLICT);
    }

    @Test
    void writes_outside_a_range_do_not_disturb_it() throws GatewayException, CommitException {
        handler.submit("put", "q1", "1");
        Transaction count = endorse("count", "q", "r", "total");
        handler.submit("put", "r9", "1");
        assertThat(code(count)).isEqualTo(TxValidationCode.VALID);
        assertThat(handler.evaluate("get", "total")).isEqualTo("1");
    }

    @Test
    void the_same_transaction_sent_twice_counts_once() throws Exception {
        Transaction transaction = endorse("append", "once", "x");
        SubmittedTransaction first = transaction.submitAsync();
        transaction.submitAsync();
        assertThat(first.getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
        handler.submit("put", "after", "1");
        assertThat(handler.evaluate("get", "once")).isEqualTo("x");
        List<TxValidationCode> codes = codesAfterGenesis();
        assertThat(codes)
                .containsExactlyInAnyOrder(
                        TxValidationCode.VALID, TxValidationCode.DUPLICATE_TXID, TxValidationCode.VALID);
    }

    @Test
    void contention_on_one_key_loses_no_acknowledged_append() throws Exception {
        int writers = 40;
        AtomicInteger acknowledged = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(writers);
        for (int i = 0; i < writers; i++) {
            Thread.startVirtualThread(() -> {
                try {
                    handler.submit("append", "contended", "x");
                    acknowledged.incrementAndGet();
                } catch (GatewayException | CommitException e) {
                    // A conflict is an answer, too.
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        assertThat(acknowledged.get()).isPositive();
        assertThat(handler.evaluate("get", "contended")).hasSize(acknowledged.get());
    }

    @Test
    void long_ranges_are_walked_in_the_order_of_utf_8() throws Exception {
        List<String> keys = IntStream.range(0, 250).mapToObj("n%03d"::formatted).toList();
        CountDownLatch done = new CountDownLatch(keys.size());
        for (String key : keys) {
            Thread.startVirtualThread(() -> {
                try {
                    handler.submit("put", key, "1");
                } catch (GatewayException | CommitException e) {
                    throw new IllegalStateException(e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        handler.submit("put", "n\uFFFD", "1");
        handler.submit("put", "n\uD83D\uDE00", "1");
        List<String> found =
                List.of(handler.evaluate("range", "n", "o").replace("=1", "").split(","));
        assertThat(found).hasSize(252).startsWith("n000", "n001").endsWith("n249", "n\uFFFD", "n\uD83D\uDE00");
        assertThat(handler.submit("count", "n", "o", "total")).isEqualTo("252");
    }

    private Transaction endorse(String function, String... words) throws GatewayException {
        return handler.contract()
                .newProposal(function)
                .addArguments(words)
                .build()
                .endorse();
    }

    private static TxValidationCode code(Transaction transaction) throws GatewayException {
        return transaction.submitAsync().getStatus().getCode();
    }

    private List<TxValidationCode> codesAfterGenesis() {
        try (CloseableIterator<Block> blocks =
                handler.network().newBlockEventsRequest().startBlock(1).build().getEvents()) {
            return IntStream.range(1, (int) ledger.height())
                    .mapToObj(i -> codes(blocks.next()))
                    .flatMap(codes -> IntStream.range(0, codes.size())
                            .mapToObj(i -> TxValidationCode.forNumber(codes.byteAt(i) & 0xff)))
                    .toList();
        }
    }

    private static ByteString codes(Block block) {
        return block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
    }

    @Test
    void a_refused_append_can_be_told_from_a_conflict() {
        CommitException conflict = catchThrowableOfType(CommitException.class, () -> {
            Transaction stale = endorse("append", "told", "1");
            handler.submit("append", "told", "2");
            stale.submit();
        });
        assertThat(conflict.getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }
}
