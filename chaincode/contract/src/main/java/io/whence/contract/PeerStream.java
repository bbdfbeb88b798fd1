package io.whence.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * The stream between the shim and its peer, with the two messages that Fabric 3.1 has and the Java shim does not:
 * {@code GET_STATE_MULTIPLE} and {@code WRITE_BATCH_STATE}. The peer says when it is ready whether it takes them. All else
 * passes through unchanged.
 */
final class PeerStream implements BulkState {
    private static final long ANSWER_SECONDS_MAX = 30;

    private final StreamObserver<ChaincodeMessage> peer;
    private final Map<String, CompletableFuture<ChaincodeMessage>> asked = new ConcurrentHashMap<>();
    private volatile ChaincodeAdditionalParams offer = ChaincodeAdditionalParams.getDefaultInstance();

    PeerStream(StreamObserver<ChaincodeMessage> peer) {
        this.peer = peer;
    }

    /** Where the shim sends. A stream takes one message at a time, from whomever. */
    StreamObserver<ChaincodeMessage> toPeer() {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                send(message);
            }

            @Override
            public void onError(Throwable failure) {
                peer.onError(failure);
            }

            @Override
            public void onCompleted() {
                peer.onCompleted();
            }
        };
    }

    /** What the peer sends, without the answers to what was asked here. */
    StreamObserver<ChaincodeMessage> fromPeer(StreamObserver<ChaincodeMessage> shim) {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                if (message.getType() == ChaincodeMessage.Type.READY) {
                    offer = offered(message);
                }
                CompletableFuture<ChaincodeMessage> mine = asked.remove(key(message.getChannelId(), message.getTxid()));
                if (mine == null) {
                    shim.onNext(message);
                } else {
                    mine.complete(message);
                }
            }

            @Override
            public void onError(Throwable failure) {
                shim.onError(failure);
            }

            @Override
            public void onCompleted() {
                shim.onCompleted();
            }
        };
    }

    @Override
    public Map<String, byte[]> read(ChaincodeStub stub, Collection<String> keys) {
        Map<String, byte[]> values = new TreeMap<>();
        if (offer.getUseGetMultipleKeys()) {
            for (List<String> some : parts(new ArrayList<>(keys), offer.getMaxSizeGetMultipleKeys())) {
                GetStateMultiple question =
                        GetStateMultiple.newBuilder().addAllKeys(some).build();
                List<ByteString> found =
                        values(ask(stub, ChaincodeMessage.Type.GET_STATE_MULTIPLE, question.toByteString()));
                for (int i = 0; i < some.size(); i++) {
                    values.put(some.get(i), i < found.size() ? found.get(i).toByteArray() : new byte[0]);
                }
            }
        }
        return values;
    }

    @Override
    public boolean write(ChaincodeStub stub, SortedMap<String, Optional<byte[]>> changes) {
        if (!offer.getUseWriteBatch()) {
            return false;
        }
        List<WriteRecord> records = new ArrayList<>();
        changes.forEach((key, value) -> records.add(record(key, value)));
        for (List<WriteRecord> some : parts(records, offer.getMaxSizeWriteBatch())) {
            WriteBatchState batch = WriteBatchState.newBuilder().addAllRec(some).build();
            ask(stub, ChaincodeMessage.Type.WRITE_BATCH_STATE, batch.toByteString());
        }
        return true;
    }

    private synchronized void send(ChaincodeMessage message) {
        peer.onNext(message);
    }

    /** Asks the peer and waits. A transaction asks one thing at a time, so its id tells which answer is whose. */
    private ByteString ask(ChaincodeStub stub, ChaincodeMessage.Type type, ByteString payload) {
        CompletableFuture<ChaincodeMessage> answer = new CompletableFuture<>();
        asked.put(key(stub.getChannelId(), stub.getTxId()), answer);
        send(ChaincodeMessage.newBuilder()
                .setType(type)
                .setPayload(payload)
                .setTxid(stub.getTxId())
                .setChannelId(stub.getChannelId())
                .build());
        ChaincodeMessage message = await(answer, stub);
        if (message.getType() != ChaincodeMessage.Type.RESPONSE) {
            throw new IllegalStateException(
                    type + " was answered " + message.getPayload().toStringUtf8());
        }
        return message.getPayload();
    }

    private ChaincodeMessage await(CompletableFuture<ChaincodeMessage> answer, ChaincodeStub stub) {
        try {
            return answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the peer was asked", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the peer does not answer", e);
        } finally {
            asked.remove(key(stub.getChannelId(), stub.getTxId()));
        }
    }

    private static WriteRecord record(String key, Optional<byte[]> value) {
        WriteRecord.Builder record = WriteRecord.newBuilder().setKey(key);
        return value.map(bytes -> record.setType(WriteRecord.Type.PUT_STATE).setValue(ByteString.copyFrom(bytes)))
                .orElseGet(() -> record.setType(WriteRecord.Type.DEL_STATE))
                .build();
    }

    private static <T> List<List<T>> parts(List<T> all, int sizeMax) {
        List<List<T>> parts = new ArrayList<>();
        int size = Math.max(1, sizeMax);
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }

    private static List<ByteString> values(ByteString payload) {
        try {
            return GetStateMultipleResult.parseFrom(payload).getValuesList();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a peer's answer that is no GetStateMultipleResult", e);
        }
    }

    /** What a peer before 3.1 leaves empty. */
    private static ChaincodeAdditionalParams offered(ChaincodeMessage ready) {
        try {
            return ChaincodeAdditionalParams.parseFrom(ready.getPayload());
        } catch (InvalidProtocolBufferException e) {
            return ChaincodeAdditionalParams.getDefaultInstance();
        }
    }

    private static String key(String channel, String transaction) {
        return channel + transaction;
    }
}
