package io.whence.contract;

import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Party;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.CheckpointRecord;
import io.whence.model.wire.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Checkpoints of the log: recorded by those who witnessed them; two that differ at one size are an alarm. */
final class CheckpointFunctions {
    private static final int WITNESSES_MAX = 100;
    private static final int PAGE_MAX = 1000;

    private CheckpointFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.submit("checkpoint:record", Function.ANYBODY, List.of("note"), CheckpointFunctions::record),
                Function.evaluate("checkpoint:list", List.of("fromSize"), CheckpointFunctions::list));
    }

    private static byte[] record(Ledger ledger, List<byte[]> arguments) {
        String mspId = ledger.caller().mspId();
        Party witness = ledger.partyOf(mspId).orElseThrow(() -> CirculationRule.PARTY_UNKNOWN.refuse("caller", mspId));
        String key =
                witness.witnessKey().orElseThrow(() -> CirculationRule.NOT_A_WITNESS.refuse("caller", witness.id()));
        CheckpointRecord record = CheckpointRecord.admit(witness.id(), key, arguments.getFirst());
        List<CheckpointRecord> sameSize = atSize(ledger, record.checkpoint().size());
        sameSize.stream()
                .filter(own -> own.witness().equals(witness.id()))
                .filter(own -> !own.checkpoint().equals(record.checkpoint()))
                .findAny()
                .ifPresent(own -> {
                    throw CirculationRule.CHECKPOINT_CHANGED.refuse(
                            "note", own.checkpoint().root());
                });
        ledger.write(Keys.checkpoint(record.checkpoint().size(), witness.id()), record.json());
        return ledger.announce("checkpoint:record", record.against(sameSize));
    }

    /** Read as a range, so that two witnesses who record one size at once cannot miss each other. */
    private static List<CheckpointRecord> atSize(Ledger ledger, long size) {
        String from = Keys.checkpoints(size);
        return ledger.range(from + "/", from + "0", WITNESSES_MAX).values().stream()
                .map(CheckpointRecord::read)
                .toList();
    }

    private static byte[] list(Ledger ledger, List<byte[]> arguments) {
        String from = new String(arguments.getFirst(), StandardCharsets.UTF_8);
        if (!from.matches("0|[1-9]\\d{0,15}")) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("fromSize", from);
        }
        List<Json> items =
                ledger.range(Keys.checkpoints(Long.parseLong(from)), Keys.end("checkpoint"), PAGE_MAX).values().stream()
                        .map(Json::parse)
                        .toList();
        return Json.object(Map.of("items", Json.array(items))).canonical();
    }
}
