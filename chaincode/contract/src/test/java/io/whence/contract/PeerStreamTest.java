package io.whence.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.Test;

class PeerStreamTest {
    private static final ChaincodeStub STUB = (ChaincodeStub) Proxy.newProxyInstance(
            PeerStreamTest.class.getClassLoader(),
            new Class<?>[] {ChaincodeStub.class},
            (proxy, method, arguments) -> method.getName().equals("getTxId") ? "tx-1" : "channel");

    private final List<ChaincodeMessage> sent = new ArrayList<>();
    private final List<ChaincodeMessage> passedOn = new ArrayList<>();
    private final Map<String, String> state = new TreeMap<>(Map.of("a", "1", "c", "3"));
    private final PeerStream stream = new PeerStream(observer(this::peer));
    private final StreamObserver<ChaincodeMessage> fromPeer = stream.fromPeer(observer(passedOn::add));

    @Test
    void a_peer_that_offers_nothing_is_asked_nothing() {
        ready(ChaincodeAdditionalParams.getDefaultInstance());

        assertThat(stream.read(STUB, List.of("a"))).isEmpty();
        assertThat(stream.write(STUB, new TreeMap<>(Map.of("a", Optional.empty()))))
                .isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void values_come_in_as_few_answers_as_the_peer_allows() {
        ready(offer());

        Map<String, byte[]> read = stream.read(STUB, List.of("a", "b", "c"));

        assertThat(sent)
                .extracting(ChaincodeMessage::getType)
                .containsExactly(ChaincodeMessage.Type.GET_STATE_MULTIPLE, ChaincodeMessage.Type.GET_STATE_MULTIPLE);
        assertThat(read.get("a")).isEqualTo(new byte[] {'1'});
        assertThat(read.get("b")).isEmpty();
        assertThat(read.get("c")).isEqualTo(new byte[] {'3'});
    }

    @Test
    void changes_are_written_and_deleted_in_the_order_of_their_keys() {
        ready(offer());
        TreeMap<String, Optional<byte[]>> changes = new TreeMap<>();
        changes.put("b", Optional.of(new byte[] {'2'}));
        changes.put("a", Optional.empty());
        changes.put("d", Optional.of(new byte[] {'4'}));

        assertThat(stream.write(STUB, changes)).isTrue();

        assertThat(state).containsExactly(Map.entry("b", "2"), Map.entry("c", "3"), Map.entry("d", "4"));
        assertThat(sent).hasSize(2);
    }

    @Test
    void what_the_shim_asked_is_answered_to_the_shim() {
        ready(offer());
        ChaincodeMessage answer = message(ChaincodeMessage.Type.RESPONSE, ByteString.EMPTY);

        fromPeer.onNext(answer);

        assertThat(passedOn)
                .extracting(ChaincodeMessage::getType)
                .containsExactly(ChaincodeMessage.Type.READY, ChaincodeMessage.Type.RESPONSE);
    }

    @Test
    void an_error_of_the_peer_ends_the_transaction() {
        ready(offer());
        state.put("broken", "");

        assertThatThrownBy(() -> stream.read(STUB, List.of("broken")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no such disk");
    }

    private static ChaincodeAdditionalParams offer() {
        return ChaincodeAdditionalParams.newBuilder()
                .setUseWriteBatch(true)
                .setMaxSizeWriteBatch(2)
                .setUseGetMultipleKeys(true)
                .setMaxSizeGetMultipleKeys(2)
                .build();
    }

    private void ready(ChaincodeAdditionalParams offered) {
        fromPeer.onNext(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.READY)
                .setPayload(offered.toByteString())
                .build());
    }

    /** Answers as a peer does. */
    private void peer(ChaincodeMessage question) {
        sent.add(question);
        try {
            fromPeer.onNext(
                    question.getType() == ChaincodeMessage.Type.GET_STATE_MULTIPLE
                            ? values(GetStateMultiple.parseFrom(question.getPayload()))
                            : written(WriteBatchState.parseFrom(question.getPayload())));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private ChaincodeMessage values(GetStateMultiple question) {
        if (question.getKeysList().contains("broken")) {
            return message(ChaincodeMessage.Type.ERROR, ByteString.copyFromUtf8("no such disk"));
        }
        GetStateMultipleResult.Builder values = GetStateMultipleResult.newBuilder();
        question.getKeysList().forEach(key -> values.addValues(ByteString.copyFromUtf8(state.getOrDefault(key, ""))));
        return message(ChaincodeMessage.Type.RESPONSE, values.build().toByteString());
    }

    private ChaincodeMessage written(WriteBatchState batch) {
        for (WriteRecord record : batch.getRecList()) {
            if (record.getType() == WriteRecord.Type.DEL_STATE) {
                state.remove(record.getKey());
            } else {
                state.put(record.getKey(), record.getValue().toStringUtf8());
            }
        }
        return message(ChaincodeMessage.Type.RESPONSE, ByteString.EMPTY);
    }

    private static ChaincodeMessage message(ChaincodeMessage.Type type, ByteString payload) {
        return ChaincodeMessage.newBuilder()
                .setType(type)
                .setChannelId("channel")
                .setTxid("tx-1")
                .setPayload(payload)
                .build();
    }

    private static StreamObserver<ChaincodeMessage> observer(java.util.function.Consumer<ChaincodeMessage> taking) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                taking.accept(message);
            }

            @Override
            public void onError(Throwable failure) {
                throw new AssertionError(failure);
            }

            @Override
            public void onCompleted() {
                // Nothing to end.
            }
        };
    }
}
