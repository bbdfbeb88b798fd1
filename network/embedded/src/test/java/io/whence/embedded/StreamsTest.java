package io.whence.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import io.whence.embedded.block.Genesis;
import io.whence.model.value.Digest;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks and events as they stream to clients. */
@SuppressWarnings("NullAway.Init")
class StreamsTest {
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
    void block_0_says_that_this_is_a_development_ledger() throws Exception {
        Block genesis = blocks(0, 1).getFirst();
        assertThat(Genesis.config(genesis)
                        .getChannelGroup()
                        .getValuesOrThrow("Notice")
                        .getValue()
                        .toStringUtf8())
                .contains("development ledger", "Not for production");
    }

    @Test
    void each_block_names_the_hash_of_the_one_before_and_of_its_own_data() throws Exception {
        submit(3);
        List<Block> blocks = blocks(0, 4);
        for (int i = 1; i < blocks.size(); i++) {
            BlockHeader header = blocks.get(i).getHeader();
            assertThat(header.getNumber()).isEqualTo(i);
            assertThat(header.getPreviousHash())
                    .isEqualTo(headerHash(blocks.get(i - 1).getHeader()));
            byte[][] data = blocks.get(i).getData().getDataList().stream()
                    .map(ByteString::toByteArray)
                    .toArray(byte[][]::new);
            assertThat(header.getDataHash())
                    .isEqualTo(ByteString.copyFrom(Digest.over(data).bytes()));
        }
    }

    @Test
    void a_block_listener_resumes_at_its_checkpoint_after_a_restart() throws Exception {
        submit(2);
        InMemoryCheckpointer checkpoint = new InMemoryCheckpointer();
        for (Block block : blocks(0, 2)) {
            checkpoint.checkpointBlock(block.getHeader().getNumber());
        }
        stop();
        start();
        submit(1);
        try (CloseableIterator<Block> resumed = handler.network()
                .newBlockEventsRequest()
                .startBlock(0)
                .checkpoint(checkpoint)
                .build()
                .getEvents()) {
            assertThat(resumed.next().getHeader().getNumber()).isEqualTo(2);
            assertThat(resumed.next().getHeader().getNumber()).isEqualTo(3);
        }
    }

    @Test
    void filtered_blocks_carry_ids_codes_and_event_names_without_payloads() throws Exception {
        handler.submit("put", "filtered", "1");
        Transaction invalid = handler.contract()
                .newProposal("put")
                .addArguments("invalid", "1")
                .setEndorsingOrganizations("InsurerMSP")
                .build()
                .endorse();
        invalid.submitAsync().getStatus();
        try (CloseableIterator<FilteredBlock> blocks = handler.network()
                .newFilteredBlockEventsRequest()
                .startBlock(1)
                .build()
                .getEvents()) {
            FilteredTransaction valid = blocks.next().getFilteredTransactions(0);
            assertThat(valid.getTxValidationCode()).isEqualTo(TxValidationCode.VALID);
            var event = valid.getTransactionActions().getChaincodeActions(0).getChaincodeEvent();
            assertThat(event.getEventName()).isEqualTo("put");
            assertThat(event.getPayload()).isEqualTo(ByteString.EMPTY);
            FilteredTransaction second = blocks.next().getFilteredTransactions(0);
            assertThat(second.getTxid()).isEqualTo(invalid.getTransactionId());
            assertThat(second.getTxValidationCode()).isEqualTo(TxValidationCode.ENDORSEMENT_POLICY_FAILURE);
        }
    }

    @Test
    void events_of_valid_transactions_alone_are_announced_in_order() throws Exception {
        handler.submit("put", "e1", "1");
        handler.contract()
                .newProposal("put")
                .addArguments("e2", "1")
                .setEndorsingOrganizations("InsurerMSP")
                .build()
                .endorse()
                .submitAsync()
                .getStatus();
        handler.submit("put", "e3", "1");
        try (CloseableIterator<ChaincodeEvent> events = handler.network()
                .newChaincodeEventsRequest("whence")
                .startBlock(0)
                .build()
                .getEvents()) {
            assertThat(payload(events.next())).isEqualTo("e1");
            assertThat(payload(events.next())).isEqualTo("e3");
        }
    }

    @Test
    void an_event_listener_resumes_behind_its_checkpoint() throws Exception {
        InMemoryCheckpointer checkpoint = new InMemoryCheckpointer();
        submit(3);
        try (CloseableIterator<ChaincodeEvent> events = handler.network()
                .newChaincodeEventsRequest("whence")
                .startBlock(0)
                .build()
                .getEvents()) {
            events.next();
            checkpoint.checkpointChaincodeEvent(events.next());
        }
        try (CloseableIterator<ChaincodeEvent> resumed = handler.network()
                .newChaincodeEventsRequest("whence")
                .checkpoint(checkpoint)
                .build()
                .getEvents()) {
            assertThat(payload(resumed.next())).isEqualTo("key2");
        }
    }

    @Test
    void a_listener_without_a_start_hears_of_what_comes_next() throws Exception {
        submit(2);
        try (CloseableIterator<Block> blocks = handler.network().getBlockEvents()) {
            CompletableFuture<Block> next = CompletableFuture.supplyAsync(blocks::next);
            while (!next.isDone()) {
                handler.submit("put", "tick", "1");
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(next.get(5, TimeUnit.SECONDS).getHeader().getNumber()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void listeners_that_leave_disturb_nobody() throws Exception {
        submit(3);
        for (int i = 0; i < 30; i++) {
            try (CloseableIterator<Block> leaving = handler.network()
                    .newBlockEventsRequest()
                    .startBlock(0)
                    .build()
                    .getEvents()) {
                assertThat(leaving.next().getHeader().getNumber()).isZero();
            }
        }
        submit(1);
        assertThat(blocks(0, 5)).hasSize(5);
    }

    @Test
    void a_listener_hears_of_the_end_when_the_ledger_closes() {
        try (CloseableIterator<Block> blocks = handler.network().getBlockEvents()) {
            assertThat(endOf(() -> blocks.forEachRemaining(block -> {}))).hasMessageContaining("UNAVAILABLE");
        }
    }

    @Test
    void who_waits_for_a_commit_that_never_came_hears_of_the_end_when_the_ledger_closes() throws Exception {
        Commit made = handler.contract()
                .newProposal("put")
                .addArguments("awaited", "1")
                .build()
                .endorse()
                .submitAsync();
        SignedCommitStatusRequest asked = SignedCommitStatusRequest.parseFrom(made.getBytes());
        Commit neverMade = handler.gateway()
                .newCommit(asked.toBuilder()
                        .setRequest(CommitStatusRequest.parseFrom(asked.getRequest()).toBuilder()
                                .setTransactionId("0".repeat(64))
                                .build()
                                .toByteString())
                        .build()
                        .toByteArray());
        assertThat(endOf(() -> neverMade.getStatus())).hasMessageContaining("UNAVAILABLE");
    }

    /** What a client hears that still waits while the ledger closes. */
    private Throwable endOf(ThrowingCallable waiting) {
        CompletableFuture<Throwable> end = CompletableFuture.supplyAsync(() -> catchThrowable(waiting));
        ledger.close();
        return end.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void submit(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            handler.submit("put", "key" + i, "1");
        }
    }

    private List<Block> blocks(long first, int count) {
        List<Block> blocks = new ArrayList<>();
        try (CloseableIterator<Block> stream = handler.network()
                .newBlockEventsRequest()
                .startBlock(first)
                .build()
                .getEvents()) {
            while (blocks.size() < count) {
                blocks.add(stream.next());
            }
        }
        return blocks;
    }

    private static String payload(ChaincodeEvent event) {
        return new String(event.getPayload(), UTF_8);
    }

    private static ByteString headerHash(BlockHeader header) throws java.io.IOException {
        ASN1Encodable[] fields = {
            new ASN1Integer(BigInteger.valueOf(header.getNumber())),
            new DEROctetString(header.getPreviousHash().toByteArray()),
            new DEROctetString(header.getDataHash().toByteArray())
        };
        return ByteString.copyFrom(
                Digest.over(new DERSequence(fields).getEncoded()).bytes());
    }
}
