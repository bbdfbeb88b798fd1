package io.whence.contract;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.ProcessRule;
import io.whence.model.circulation.Said;
import io.whence.model.value.Refused;
import io.whence.model.wire.Keys;
import io.whence.model.wire.ProcessCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * One move of a negotiation or a transfer in hand: its id, who says it, and what else it carries.
 *
 * @param function as clients call it, which is part of what a party signs
 */
record ProcessMove(String function, Ledger ledger, FieldReader fields, String id, Said said) {
    /** The kinds of processes: how each is kept, and what is said of one that is not on record. */
    @SuppressWarnings("ImmutableEnumChecker")
    enum Kind {
        NEGOTIATION(Keys::negotiation, ProcessRule.NEGOTIATION_UNKNOWN),
        TRANSFER(Keys::transfer, ProcessRule.TRANSFER_UNKNOWN);

        private final UnaryOperator<String> key;
        private final ProcessRule unknown;

        Kind(UnaryOperator<String> key, ProcessRule unknown) {
            this.key = key;
            this.unknown = unknown;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** A function for each row of the table, one that shows a process, and one that lists all. */
        <M extends Enum<M>> List<Function> functions(Class<M> table, BiFunction<M, ProcessMove, byte[]> moved) {
            List<Function> functions = new ArrayList<>();
            for (M move : table.getEnumConstants()) {
                String name = word() + ":" + move.name().toLowerCase(Locale.ROOT);
                functions.add(Function.submit(
                        name,
                        Function.ANYBODY,
                        List.of("move"),
                        (ledger, arguments) -> moved.apply(move, read(name, ledger, arguments))));
            }
            functions.add(Function.evaluate(word() + ":show", List.of("id"), this::show));
            functions.add(RegistryFunctions.reading(word()).getLast());
            return functions;
        }

        /** What is said of a process that no opening move made. */
        Refused unknown(String id) {
            return unknown.refuse(word(), id);
        }

        private byte[] show(Ledger ledger, List<byte[]> arguments) {
            String id = Function.id("id", arguments);
            return ledger.read(key.apply(id)).orElseThrow(() -> unknown.refuse("id", id));
        }
    }

    /** Reads a move of a kind of process and finds out on whose word it rests. */
    private static ProcessMove read(String function, Ledger ledger, List<byte[]> arguments) {
        Json json = Json.parseCanonical(arguments.getFirst());
        FieldReader fields = new FieldReader("", json);
        String id = fields.id(function.substring(0, function.indexOf(':')));
        Said.Message message = ProcessCodec.message(fields);
        Said said = new Said(
                message,
                message.basis(ProcessCodec.signedBytes(function, json), ledger.caller(), ledger),
                ledger.transaction());
        return new ProcessMove(function, ledger, fields, id, said);
    }

    /** A registered agreement. */
    Agreement agreement(String id) {
        return ledger.agreement(id).orElseThrow(() -> CirculationRule.AGREEMENT_UNKNOWN.refuse("agreement", id));
    }

    void requireParty(String field, String party) {
        if (!ledger.registered("party", party)) {
            throw CirculationRule.PARTY_UNKNOWN.refuse(field, party);
        }
    }

    void requireRegistered(String type, String registered) {
        if (!ledger.registered(type, registered)) {
            throw CirculationRule.DOCUMENT_UNKNOWN.refuse(type, registered);
        }
    }

    /** Writes what came of the move and announces it. */
    byte[] recorded(Kind kind, Json.Fields process) {
        fields.end();
        ledger.write(kind.key.apply(id), process);
        TreeMap<String, Json> answer = new TreeMap<>(process.members());
        answer.put("transaction", Json.of(ledger.transaction()));
        return ledger.announce(function, Json.object(answer));
    }
}
