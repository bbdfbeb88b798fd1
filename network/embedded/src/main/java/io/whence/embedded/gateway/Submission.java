package io.whence.embedded.gateway;

import io.grpc.Status;
import io.whence.embedded.commit.Screened;
import io.whence.embedded.commit.Screening;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;

/** Takes signed transactions in, turning away what an orderer turns away. What it takes in may still prove invalid. */
final class Submission {
    private final Channel channel;
    private final Screening screening;

    Submission(Channel channel) {
        this.channel = channel;
        this.screening = new Screening(channel.terms(), channel.members());
    }

    SubmitResponse submit(SubmitRequest request) {
        if (!request.hasPreparedTransaction()) {
            throw Failure.of(Status.Code.INVALID_ARGUMENT, "a prepared transaction is required");
        }
        Envelope transaction = request.getPreparedTransaction();
        if (transaction.getSignature().isEmpty()) {
            throw Failure.of(Status.Code.INVALID_ARGUMENT, "prepared transaction must be signed");
        }
        if (!request.getChannelId().equals(channel.terms().name())) {
            throw Failure.of(
                    Status.Code.FAILED_PRECONDITION,
                    "failed to get config for channel [" + request.getChannelId() + "]");
        }
        Screened screened = screening.screen(transaction.toByteString());
        refuseAsOrderer(screened);
        if (!channel.sequencer().offer(screened)) {
            throw Failure.of(Status.Code.UNAVAILABLE, "no orderers could successfully process transaction");
        }
        return SubmitResponse.getDefaultInstance();
    }

    private static void refuseAsOrderer(Screened screened) {
        switch (screened.form()) {
            case BAD_PAYLOAD -> throw refused("BAD_REQUEST", "message is malformed");
            case BAD_COMMON_HEADER -> throw refused("BAD_REQUEST", "message is no endorsed transaction");
            case TARGET_CHAIN_NOT_FOUND -> throw refused("NOT_FOUND", "channel does not exist");
            case BAD_CREATOR_SIGNATURE ->
                throw refused(
                        "FORBIDDEN",
                        "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires"
                                + " 1 of the 'Writers' sub-policies to be satisfied: permission denied");
            default -> {
                // Whatever else is wrong with it is found out, and recorded, when it is committed.
            }
        }
    }

    private static RuntimeException refused(String status, String reason) {
        return Failure.of(
                Status.Code.ABORTED,
                "received unsuccessful response from orderer: status=" + status + ", info=" + reason);
    }
}
