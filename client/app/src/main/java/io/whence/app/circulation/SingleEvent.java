package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.ledger.BatchWriter;
import io.whence.ledger.Connection;
import io.whence.ledger.Progress;
import io.whence.ledger.Receipt;
import io.whence.ledger.WriterOptions;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.wire.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** One event, kept as a file under the home and recorded as {@code record} would record that file. */
final class SingleEvent {
    private SingleEvent() {}

    /** An event named after its copy and what happens to it. */
    static Event of(String copy, When when, String by, Event.Fact fact) {
        return new Event(copy + "-" + EventJson.kind(fact), when.time(), by, fact);
    }

    /** Records the event; answers with its id, transaction and block beside whatever else is to be said. */
    static Json.Fields record(Desk desk, Connection connection, Event event, Map<String, Json> beside)
            throws IOException {
        Path file = desk.home().resolve("events").resolve(event.id() + ".jsonl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, EventJson.write(event).text() + "\n");
        Receipt receipt = new BatchWriter(connection, desk.home(), WriterOptions.DEFAULT).record(file, Progress.NONE);
        TreeMap<String, Json> members = new TreeMap<>(beside);
        members.put("event", Json.of(event.id()));
        members.put("transaction", Json.of(receipt.transactions().getFirst()));
        members.put("block", Json.of(receipt.blocks().getFirst()));
        return Json.object(members);
    }
}
