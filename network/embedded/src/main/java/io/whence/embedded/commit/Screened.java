package io.whence.embedded.commit;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/**
 * A transaction with what can be said of it without looking at the state.
 *
 * @param form whether it is well formed and signed by its creator
 * @param endorsement whether it is endorsed as the policy asks; asked only of one that is well formed
 * @param effects what it would do, present if both hold
 */
public record Screened(
        ByteString envelope,
        String transactionId,
        TxValidationCode form,
        TxValidationCode endorsement,
        Optional<Effects> effects) {
    static Screened malformed(ByteString envelope, String transactionId, TxValidationCode form) {
        return new Screened(envelope, transactionId, form, TxValidationCode.NOT_VALIDATED, Optional.empty());
    }

    static Screened unendorsed(ByteString envelope, String transactionId, TxValidationCode endorsement) {
        return new Screened(envelope, transactionId, TxValidationCode.VALID, endorsement, Optional.empty());
    }

    static Screened sound(ByteString envelope, String transactionId, Effects effects) {
        return new Screened(
                envelope, transactionId, TxValidationCode.VALID, TxValidationCode.VALID, Optional.of(effects));
    }
}
