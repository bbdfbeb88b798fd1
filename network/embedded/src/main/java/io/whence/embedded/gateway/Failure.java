package io.whence.embedded.gateway;

import com.google.protobuf.Any;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/** Errors as the gateway reports them: a status, a message, and what each peer said. */
final class Failure {
    private Failure() {}

    /** What a peer says that has begun to stop. */
    static StatusRuntimeException closing() {
        return of(Status.Code.UNAVAILABLE, "the ledger is closing");
    }

    static StatusRuntimeException of(Status.Code code, String message) {
        return of(code, message, List.of());
    }

    static StatusRuntimeException of(Status.Code code, String message, List<ErrorDetail> details) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage(message)
                .addAllDetails(details.stream().map(Any::pack).toList())
                .build());
    }
}
