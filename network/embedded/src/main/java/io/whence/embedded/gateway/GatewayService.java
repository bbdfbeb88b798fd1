package io.whence.embedded.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.whence.embedded.commit.Committed;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;

/** The gateway of one organisation's peer. */
public final class GatewayService extends GatewayGrpc.GatewayImplBase {
    private final Channel channel;
    private final Evaluation evaluation;
    private final Endorsing endorsing;
    private final Submission submission;
    private final Access access;

    public GatewayService(Channel channel, Peer local) {
        this.channel = channel;
        this.evaluation = new Evaluation(channel, local);
        this.endorsing = new Endorsing(channel, local);
        this.submission = new Submission(channel);
        this.access = new Access(channel.terms().name(), channel.members());
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> client) {
        answer(client, () -> evaluation.evaluate(request));
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> client) {
        answer(client, () -> endorsing.endorse(request));
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> client) {
        answer(client, () -> submission.submit(request));
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest signed, StreamObserver<CommitStatusResponse> client) {
        CommitStatusRequest request;
        try {
            request = checked(signed);
        } catch (StatusRuntimeException e) {
            client.onError(e);
            return;
        }
        CompletableFuture<Committed> committed = channel.ledger().awaitCommitted(request.getTransactionId());
        CompletableFuture<Committed> answered = committed.whenComplete((where, ended) -> {
            if (ended != null) {
                client.onError(Failure.closing());
                return;
            }
            client.onNext(CommitStatusResponse.newBuilder()
                    .setResult(where.code())
                    .setBlockNumber(where.block())
                    .build());
            client.onCompleted();
        });
        ((ServerCallStreamObserver<CommitStatusResponse>) client).setOnCancelHandler(() -> {
            answered.cancel(false);
            committed.cancel(false);
        });
    }

    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest signed, StreamObserver<ChaincodeEventsResponse> client) {
        ChaincodeEventsRequest request;
        try {
            request = checked(signed);
        } catch (StatusRuntimeException e) {
            client.onError(e);
            return;
        }
        StreamThread thread = new StreamThread();
        Outlet<ChaincodeEventsResponse> outlet = Outlet.of(client, thread::interrupt);
        thread.start(client, () -> new EventStream(channel.ledger(), request, outlet).run());
    }

    private CommitStatusRequest checked(SignedCommitStatusRequest signed) {
        CommitStatusRequest request;
        try {
            request = CommitStatusRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            throw invalid("invalid status request: " + e.getMessage());
        }
        if (request.getIdentity().isEmpty()) {
            throw invalid("no identity provided");
        }
        if (request.getChannelId().isEmpty()) {
            throw invalid("no channel ID provided");
        }
        if (request.getTransactionId().isEmpty()) {
            throw invalid("transaction ID should not be empty");
        }
        access.checkReader(request.getChannelId(), request.getIdentity(), signed.getSignature(), signed.getRequest());
        return request;
    }

    private ChaincodeEventsRequest checked(SignedChaincodeEventsRequest signed) {
        ChaincodeEventsRequest request;
        try {
            request = ChaincodeEventsRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            throw invalid("invalid chaincode events request: " + e.getMessage());
        }
        access.checkReader(request.getChannelId(), request.getIdentity(), signed.getSignature(), signed.getRequest());
        return request;
    }

    private static <T> void answer(StreamObserver<T> client, Supplier<T> work) {
        T response;
        try {
            response = work.get();
        } catch (StatusRuntimeException e) {
            client.onError(e);
            return;
        }
        client.onNext(response);
        client.onCompleted();
    }

    private static StatusRuntimeException invalid(String reason) {
        return Failure.of(Status.Code.INVALID_ARGUMENT, reason);
    }
}
