package io.whence.ledger;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.whence.model.value.Refused;
import io.whence.model.wire.RefusalJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** Tells apart what a failed gateway call means: the chaincode refused, a peer is not there, or something broke. */
final class Failure {
    private static final Set<Status.Code> ELSEWHERE = Set.of(
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.FAILED_PRECONDITION,
            Status.Code.CANCELLED,
            Status.Code.ABORTED,
            Status.Code.UNKNOWN,
            Status.Code.INTERNAL,
            Status.Code.NOT_FOUND);
    private static final String MARK = "{\"error\":";

    private Failure() {}

    /** The chaincode's refusal, if that is what the failure carries in its details or its message. */
    static Optional<Refused> refusal(GatewayException failure) {
        for (ErrorDetail detail : failure.getDetails()) {
            Optional<Refused> refused = refusal(detail.getMessage());
            if (refused.isPresent()) {
                return refused;
            }
        }
        return refusal(String.valueOf(failure.getStatus().getDescription()));
    }

    /** Whether another peer, or this one a little later, may well serve the call. */
    static boolean transientlyFailed(GatewayException failure) {
        return ELSEWHERE.contains(failure.getStatus().getCode());
    }

    /** The failure of a stream in the form of the failure of a call. */
    static GatewayException checked(GatewayRuntimeException failure) {
        return new GatewayException(new StatusRuntimeException(failure.getStatus()));
    }

    /** What went wrong, in one line, with each peer's own words. */
    static String text(GatewayException failure) {
        StringBuilder text = new StringBuilder(failure.getStatus().getCode().name());
        text.append(": ").append(failure.getStatus().getDescription());
        for (ErrorDetail detail : failure.getDetails()) {
            text.append("; ").append(detail.getMspId()).append(": ").append(detail.getMessage());
        }
        return text.toString();
    }

    /** The refusal inside a message such as {@code chaincode response 400, {"error":…}}. */
    static Optional<Refused> refusal(String message) {
        int start = message.indexOf(MARK);
        int end = message.lastIndexOf('}');
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    RefusalJson.read(message.substring(start, end + 1).getBytes(StandardCharsets.UTF_8)));
        } catch (Refused notARefusal) {
            return Optional.empty();
        }
    }
}
