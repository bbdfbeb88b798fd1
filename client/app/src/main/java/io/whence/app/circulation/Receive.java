package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.marking.CopyRoot;
import io.whence.marking.Table;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Event;
import io.whence.model.value.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code receive}: what arrived, in the recipient's own words. */
@Command(
        name = "receive",
        description = {
            "Compute the root of what arrived and record the receipt.",
            "What differs from what was sent is recorded as MISMATCHED."
        })
public final class Receive implements Task {
    @Option(names = "--copy", paramLabel = "ID", required = true, description = "the copy that was delivered")
    private String copy = "";

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "what arrived, CSV")
    private Path in = Path.of("");

    @Option(names = "--note", paramLabel = "FILE", description = "its delivery note (default: beside the file)")
    private @Nullable Path note;

    @Mixin
    private When when = new When();

    @Override
    public Reply run(Desk desk) throws IOException {
        Table table = Table.read(Input.required(in));
        try (Connection connection = desk.connect()) {
            Custody custody = Custody.of(connection, copy);
            DeliveryNote delivery = DeliveryNote.find(desk, copy, in, Optional.ofNullable(note));
            Digest root = CopyRoot.salted(table, HexFormat.of().parseHex(delivery.saltKey()));
            boolean matched = root.hex().equals(custody.root());
            Event event = SingleEvent.of(copy, when, custody.holder(), new Event.Received(copy, root, table.rows()));
            return Reply.done(SingleEvent.record(
                    desk,
                    connection,
                    event,
                    Map.of(
                            "copy", Json.of(copy),
                            "receipt", Json.of(matched ? "MATCHED" : "MISMATCHED"),
                            "root", Json.of(root.hex()),
                            "rows", Json.of(table.rows()))));
        }
    }
}
