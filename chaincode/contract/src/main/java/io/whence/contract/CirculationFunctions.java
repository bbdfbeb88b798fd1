package io.whence.contract;

import io.whence.model.circulation.Batch;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Custody;
import io.whence.model.circulation.Touched;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.BatchCodec;
import io.whence.model.wire.BatchReceipt;
import io.whence.model.wire.CopyState;
import io.whence.model.wire.CustodyCodec;
import io.whence.model.wire.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Events: sealed batches in, custody out. */
final class CirculationFunctions {
    private CirculationFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.submit("circulation:record", Function.ANYBODY, List.of("batch"), CirculationFunctions::record),
                Function.evaluate("circulation:batch", List.of("producer", "sequence"), CirculationFunctions::batch),
                Function.evaluate("circulation:copy", List.of("id"), CirculationFunctions::copy),
                Function.evaluate("circulation:derivation", List.of("version"), CirculationFunctions::derivation));
    }

    private static byte[] record(Ledger ledger, List<byte[]> arguments) {
        Caller caller = ledger.caller();
        Batch batch = BatchCodec.open(arguments.getFirst());
        Custody.producer(batch.producer(), caller, ledger);
        String key = Keys.batch(batch.producer(), batch.sequence());
        Optional<BatchReceipt> first = ledger.read(key).map(BatchReceipt::read);
        if (first.isPresent()) {
            return repeat(batch, first.get());
        }
        ledger.expect(keys(batch));
        write(ledger, Custody.judge(batch, caller, ledger.proposedAt(), ledger));
        BatchReceipt receipt = BatchReceipt.of(batch, ledger.transaction());
        ledger.write(key, receipt.json());
        return ledger.announce("circulation:record", receipt.json());
    }

    /** The state of custody that judging a batch will ask for. */
    private static Set<String> keys(Batch batch) {
        Touched touched = new Touched();
        batch.events().forEach(event -> touched.add(event.fact()));
        Set<String> keys = new TreeSet<>();
        touched.copies().forEach(id -> keys.add(Keys.copy(id)));
        touched.transfers().forEach(transfer -> keys.add(Keys.transfer(transfer)));
        touched.versions().forEach(version -> keys.add(Keys.derivation(version)));
        touched.derived().forEach(version -> keys.add(Keys.document("version", version)));
        return keys;
    }

    private static byte[] repeat(Batch batch, BatchReceipt first) {
        if (!first.covers(batch)) {
            throw CirculationRule.SEQUENCE_REUSED.refuse("sequence", batch.sequence());
        }
        return first.json().canonical();
    }

    private static void write(Ledger ledger, Custody.Changes changes) {
        changes.copies().forEach((id, copy) -> ledger.write(Keys.copy(id), CopyState.encode(copy)));
        changes.derivations()
                .forEach((version, derivation) ->
                        ledger.write(Keys.derivation(version), CustodyCodec.derivation(derivation)));
    }

    private static byte[] batch(Ledger ledger, List<byte[]> arguments) {
        String producer = Function.id("producer", arguments);
        String sequence = text(arguments.getLast());
        if (!sequence.matches("[1-9]\\d{0,15}")) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("sequence", sequence);
        }
        return ledger.read(Keys.batch(producer, Long.parseLong(sequence)))
                .orElseThrow(() -> CirculationRule.DOCUMENT_UNKNOWN.refuse("sequence", sequence));
    }

    private static byte[] copy(Ledger ledger, List<byte[]> arguments) {
        String id = Function.id("id", arguments);
        return ledger.copy(id)
                .map(copy -> CustodyCodec.copy(copy).canonical())
                .orElseThrow(() -> CirculationRule.DOCUMENT_UNKNOWN.refuse("id", id));
    }

    private static byte[] derivation(Ledger ledger, List<byte[]> arguments) {
        String version = Function.id("version", arguments);
        return ledger.read(Keys.derivation(version))
                .orElseThrow(() -> CirculationRule.DOCUMENT_UNKNOWN.refuse("version", version));
    }

    private static String text(byte[] argument) {
        return new String(argument, StandardCharsets.UTF_8);
    }
}
