package io.whence.contract;

import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Negotiation;
import io.whence.model.circulation.ProcessRule;
import io.whence.model.circulation.Transfer;
import io.whence.model.circulation.TransferMove;
import io.whence.model.value.Id;
import io.whence.model.wire.Keys;
import io.whence.model.wire.ProcessCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Transfer processes: one function a move of the table, and what is on record of them. */
final class TransferFunctions {
    private static final String KIND = "transfer";

    private TransferFunctions() {}

    static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        for (TransferMove move : TransferMove.values()) {
            String name = ProcessMove.function(KIND, move);
            functions.add(Function.submit(
                    name,
                    Function.ANYBODY,
                    List.of("move"),
                    (ledger, arguments) -> moved(move, ProcessMove.read(name, ledger, arguments))));
        }
        functions.add(Function.evaluate("transfer:show", List.of("id"), TransferFunctions::show));
        functions.add(RegistryFunctions.reading(KIND).getLast());
        return functions;
    }

    private static byte[] moved(TransferMove move, ProcessMove made) {
        Optional<Transfer> present = made.ledger().transfer(made.id());
        Transfer next = present.isPresent() ? next(move, made, present.get()) : requested(move, made);
        return made.recorded(Keys.transfer(made.id()), ProcessCodec.json(next));
    }

    private static Transfer next(TransferMove move, ProcessMove made, Transfer transfer) {
        transfer.check(move, made.said());
        return transfer.moved(move, made.agreement(transfer.agreement()), made.said());
    }

    private static Transfer requested(TransferMove move, ProcessMove made) {
        if (!move.opens()) {
            throw ProcessRule.TRANSFER_UNKNOWN.refuse(KIND, made.id());
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

    private static byte[] show(Ledger ledger, List<byte[]> arguments) {
        String id = Id.check("id", new String(arguments.getFirst(), StandardCharsets.UTF_8));
        return ledger.read(Keys.transfer(id)).orElseThrow(() -> ProcessRule.TRANSFER_UNKNOWN.refuse("id", id));
    }
}
