package io.whence.acceptance;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * What became of one call, in words that may be compared between networks: transaction ids and addresses, which differ
 * from run to run, are not among them.
 *
 * @param code the validation code of a submitted transaction, or the gRPC status of a call that got no further
 * @param answer the chaincode's answer where there is one, else the message of the status
 * @param details what single peers had to say, as {@code MSP: message}
 */
record Outcome(String code, String answer, List<String> details) {
    private static final String CHAINCODE = "chaincode response ";

    Outcome {
        details = details.stream().sorted().toList();
    }

    /** A call of the gateway client that may fail. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws GatewayException;
    }

    static Outcome ofEvaluate(Call<byte[]> call) {
        try {
            return new Outcome("OK", new String(call.make(), StandardCharsets.UTF_8), List.of());
        } catch (GatewayException e) {
            return of(e);
        }
    }

    static Outcome of(GatewayException failure) {
        return new Outcome(
                failure.getStatus().getCode().name(),
                String.valueOf(failure.getStatus().getDescription()),
                failure.getDetails().stream().map(Outcome::text).toList());
    }

    /** The refusal that the chaincode gave, as {@code STATUS CODE field value}. */
    String refusal() {
        String text = details.isEmpty() ? answer : details.getFirst();
        int at = text.indexOf(CHAINCODE);
        if (at < 0) {
            throw new AssertionError("no refusal of the chaincode: " + this);
        }
        String refusal = text.substring(at + CHAINCODE.length());
        int comma = refusal.indexOf(", ");
        FieldReader error = new FieldReader(
                        "", Json.parse(refusal.substring(comma + 2).getBytes(StandardCharsets.UTF_8)))
                .object("error");
        return String.join(
                " ", refusal.substring(0, comma), error.text("code"), error.text("field"), error.text("value"));
    }

    Json json() {
        return Json.parse(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ErrorDetail detail) {
        return detail.getMspId() + ": " + detail.getMessage();
    }
}
