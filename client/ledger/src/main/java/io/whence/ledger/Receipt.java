package io.whence.ledger;

import io.whence.model.bytes.Json;
import io.whence.model.value.Digest;
import java.util.List;
import java.util.Map;

/**
 * What became of an event file.
 *
 * @param setAside events of the file that were refused and are not on the ledger
 * @param root RFC 6962 root over all recorded events of the file, in the order of the file; for one batch, its root
 * @param transactions one a batch, in the order of the file
 * @param blocks in which they stand, each once, in the order of the file
 */
public record Receipt(
        long batches, long events, long setAside, List<String> transactions, Digest root, List<Long> blocks) {
    public Receipt {
        transactions = List.copyOf(transactions);
        blocks = List.copyOf(blocks);
    }

    public Json.Fields json() {
        return Json.object(Map.of(
                "batches", Json.of(batches),
                "events", Json.of(events),
                "setAside", Json.of(setAside),
                "transactions", Json.texts(transactions),
                "root", Json.of(root.hex()),
                "blocks", Json.array(blocks.stream().map(Json::of).toList())));
    }
}
