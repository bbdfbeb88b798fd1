package io.whence.acceptance;

import static io.whence.acceptance.Stage.EXCHANGE;
import static io.whence.acceptance.Stage.INSURER;
import static io.whence.acceptance.Stage.PROVIDER;
import static io.whence.acceptance.Stage.REGULATOR;
import static io.whence.acceptance.Stage.batch;
import static io.whence.acceptance.Stage.used;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.whence.model.value.Digest;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners are given: chaincode events, blocks, their hashes and codes, from every organisation's peer. */
@ParameterizedClass
@EnumSource(Network.class)
final class AcceptanceBlocksTest {
    private static final long LISTEN_SECONDS = 20;

    private final Stage stage;

    AcceptanceBlocksTest(Network network) {
        stage = Stages.on(network);
    }

    @Test
    void a_recorded_batch_is_announced_under_its_function_with_its_answer() throws GatewayException {
        Transaction transaction = stage.as(EXCHANGE).endorse("circulation:record", batch(7_001, used("b-1")));
        long block = committedIn(transaction);
        ChaincodeEvent event = eventOf(transaction.getTransactionId(), block);
        assertThat(event.getChaincodeName()).isEqualTo("whence");
        assertThat(event.getEventName()).isEqualTo("circulation:record");
        assertThat(event.getPayload()).isEqualTo(transaction.getResult());
        assertThat(event.getBlockNumber()).isEqualTo(block);
    }

    @Test
    void an_invalid_transaction_is_not_announced() throws GatewayException {
        Transaction first = stage.as(EXCHANGE).endorse("circulation:record", batch(7_002, used("b-2")));
        Transaction rival = stage.as(EXCHANGE).endorse("circulation:record", batch(7_002, used("b-2")));
        long block = committedIn(first);
        assertThat(stage.commit(rival).isSuccessful()).isFalse();
        Transaction after = stage.as(EXCHANGE).endorse("circulation:record", batch(7_003, used("b-2")));
        committedIn(after);
        assertThat(eventsUntil(after.getTransactionId(), block))
                .containsExactly(first.getTransactionId(), after.getTransactionId());
    }

    @Test
    void every_block_names_the_one_before_and_hashes_to_what_the_next_one_names() throws GatewayException {
        List<Block> blocks = blocksThrough(EXCHANGE, committedIn(policy("hash-1")));
        for (int i = 0; i < blocks.size(); i++) {
            BlockHeader header = blocks.get(i).getHeader();
            assertThat(header.getNumber()).isEqualTo(i);
            assertThat(header.getDataHash()).isEqualTo(dataHash(blocks.get(i)));
            if (i > 0) {
                assertThat(header.getPreviousHash())
                        .isEqualTo(headerHash(blocks.get(i - 1).getHeader()));
            }
        }
    }

    @Test
    void every_organisations_peer_holds_the_same_blocks() throws GatewayException {
        long last = committedIn(policy("same-1"));
        List<BlockHeader> headers = headers(blocksThrough(EXCHANGE, last));
        assertThat(headers(blocksThrough(INSURER, last))).isEqualTo(headers);
        assertThat(headers(blocksThrough(REGULATOR, last))).isEqualTo(headers);
        assertThat(headers(blocksThrough(PROVIDER, last))).isEqualTo(headers);
    }

    @Test
    void a_block_carries_one_code_a_transaction_and_the_filtered_block_tells_the_same() throws Exception {
        Transaction valid = stage.as(EXCHANGE).endorse("circulation:record", batch(7_004, used("b-3")));
        Transaction stale = stage.as(EXCHANGE).endorse("circulation:record", batch(7_004, used("b-3")));
        committedIn(valid);
        Status status = stage.commit(stale);
        Block block = blocksThrough(EXCHANGE, status.getBlockNumber()).getLast();
        ByteString codes = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        assertThat(codes.size()).isEqualTo(block.getData().getDataCount());
        int at = transactions(block).indexOf(stale.getTransactionId());
        assertThat(codes.byteAt(at)).isEqualTo((byte) status.getCode().getNumber());
        assertThat(stage.as(EXCHANGE).codesOf(stale.getTransactionId(), 1)).containsExactly("MVCC_READ_CONFLICT");
    }

    @Test
    void the_first_block_is_the_channels_configuration() throws Exception {
        Block first = blocksThrough(EXCHANGE, 0).getFirst();
        assertThat(header(first.getData().getData(0)).getType()).isEqualTo(HeaderType.CONFIG_VALUE);
        assertThat(header(first.getData().getData(0)).getChannelId()).isEqualTo("circulation");
    }

    @Test
    void a_listener_that_starts_ahead_of_the_ledger_waits_for_its_block() throws GatewayException {
        long block = committedIn(policy("ahead-1"));
        try (CloseableIterator<Block> blocks = listen(EXCHANGE, block + 1)) {
            long next = committedIn(policy("ahead-2"));
            assertThat(next).isEqualTo(block + 1);
            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(next);
        }
    }

    private Transaction policy(String id) throws GatewayException {
        String body = "{'profile':'whence-odrl-1','permission':[{'action':'aggregate'}]}";
        return stage.as(EXCHANGE).endorse("policy:add", Stage.document("policy", id, body, ""));
    }

    private long committedIn(Transaction transaction) throws GatewayException {
        Status status = stage.commit(transaction);
        assertThat(status.getCode().name()).isEqualTo("VALID");
        return status.getBlockNumber();
    }

    private ChaincodeEvent eventOf(String transaction, long startBlock) {
        try (CloseableIterator<ChaincodeEvent> events = events(startBlock)) {
            ChaincodeEvent event = events.next();
            while (!event.getTransactionId().equals(transaction)) {
                event = events.next();
            }
            return event;
        }
    }

    private List<String> eventsUntil(String transaction, long startBlock) {
        List<String> seen = new ArrayList<>();
        try (CloseableIterator<ChaincodeEvent> events = events(startBlock)) {
            while (!seen.contains(transaction)) {
                seen.add(events.next().getTransactionId());
            }
        }
        return seen;
    }

    private CloseableIterator<ChaincodeEvent> events(long startBlock) {
        return stage.as(EXCHANGE)
                .network()
                .newChaincodeEventsRequest("whence")
                .startBlock(startBlock)
                .build()
                .getEvents(options -> options.withDeadlineAfter(LISTEN_SECONDS, TimeUnit.SECONDS));
    }

    private CloseableIterator<Block> listen(String who, long startBlock) {
        return stage.as(who)
                .network()
                .newBlockEventsRequest()
                .startBlock(startBlock)
                .build()
                .getEvents(options -> options.withDeadlineAfter(LISTEN_SECONDS, TimeUnit.SECONDS));
    }

    private List<Block> blocksThrough(String who, long last) {
        List<Block> blocks = new ArrayList<>();
        try (CloseableIterator<Block> all = listen(who, 0)) {
            while (blocks.size() <= last) {
                blocks.add(all.next());
            }
        }
        return blocks;
    }

    private static List<BlockHeader> headers(List<Block> blocks) {
        return blocks.stream().map(Block::getHeader).toList();
    }

    private static List<String> transactions(Block block) throws InvalidProtocolBufferException {
        List<String> ids = new ArrayList<>();
        for (ByteString envelope : block.getData().getDataList()) {
            ids.add(header(envelope).getTxId());
        }
        return ids;
    }

    private static ChannelHeader header(ByteString envelope) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    }

    private static ByteString dataHash(Block block) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        block.getData().getDataList().forEach(envelope -> all.writeBytes(envelope.toByteArray()));
        return ByteString.copyFrom(Digest.over(all.toByteArray()).bytes());
    }

    private static ByteString headerHash(BlockHeader header) {
        try {
            byte[] encoded = new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                        new ASN1Integer(BigInteger.valueOf(header.getNumber())),
                        new DEROctetString(header.getPreviousHash().toByteArray()),
                        new DEROctetString(header.getDataHash().toByteArray())
                    })
                    .getEncoded();
            return ByteString.copyFrom(Digest.over(encoded).bytes());
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
