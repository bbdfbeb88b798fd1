package io.whence.contract;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Negotiation;
import io.whence.model.circulation.ProcessRule;
import io.whence.model.circulation.Transfer;
import io.whence.model.circulation.TransferMove;
import io.whence.model.wire.ProcessCodec;
import java.util.List;
import java.util.Optional;

/** Transfer processes: one function a move of the table, and what is on record of them. */
final class TransferFunctions {
    private static final ProcessMove.Kind KIND = ProcessMove.Kind.TRANSFER;

    private TransferFunctions() {}

    static List<Function> all() {
        return KIND.functions(TransferMove.class, TransferFunctions::moved);
    }

    private static byte[] moved(TransferMove move, ProcessMove made) {
        Optional<Transfer> present = made.ledger().transfer(made.id());
        Transfer next = present.isPresent() ? next(move, made, present.get()) : requested(move, made);
        return made.recorded(KIND, ProcessCodec.json(next));
    }

    private static Transfer next(TransferMove move, ProcessMove made, Transfer transfer) {
        transfer.check(move, made.said());
        return transfer.moved(move, made.agreement(transfer.agreement()), made.said());
    }

    private static Transfer requested(TransferMove move, ProcessMove made) {
        if (!move.opens()) {
            throw KIND.unknown(made.id());
        }
        Agreement agreement = made.agreement(made.fields().id("agreement"));
        Transfer transfer =
                Transfer.requested(made.id(), agreement, made.fields().id("format"), made.said());
        requireBinding(agreement, made.ledger());
        return transfer;
    }

    /** An agreement binds once it is accepted and, where it was negotiated, once that is final. */
    private static void requireBinding(Agreement agreement, Ledger ledger) {
        if (!ledger.accepted(agreement)) {
            throw CirculationRule.AGREEMENT_NOT_ACCEPTED.refuse("agreement", agreement.id());
        }
        ledger.negotiationOf(agreement.id())
                .filter(negotiation -> negotiation.state() != Negotiation.State.FINALIZED)
                .ifPresent(negotiation -> {
                    throw ProcessRule.AGREEMENT_NOT_FINALIZED.refuse("agreement", agreement.id());
                });
    }
}
