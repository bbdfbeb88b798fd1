package io.whence.contract;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Said;
import io.whence.model.wire.ProcessCodec;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * One move of a negotiation or a transfer in hand: its id, who says it, and what else it carries.
 *
 * @param function as clients call it, which is part of what a party signs
 */
record ProcessMove(String function, Ledger ledger, FieldReader fields, String id, Said said) {
    /** Reads a move of a kind of process and finds out on whose word it rests. */
    static ProcessMove read(String function, Ledger ledger, List<byte[]> arguments) {
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

    /** The function that makes a move of a kind of process. */
    static String function(String kind, Enum<?> move) {
        return kind + ":" + move.name().toLowerCase(Locale.ROOT);
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
    byte[] recorded(String key, Json.Fields process) {
        fields.end();
        ledger.write(key, process);
        TreeMap<String, Json> answer = new TreeMap<>(process.members());
        answer.put("transaction", Json.of(ledger.transaction()));
        return ledger.announce(function, Json.object(answer));
    }
}
