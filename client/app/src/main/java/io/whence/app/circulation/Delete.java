package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Copy;
import io.whence.model.circulation.Event;
import io.whence.model.value.Id;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code delete}: a holder's word that a copy is gone. */
@Command(name = "delete", description = "Record that a copy was deleted by its holder.")
public final class Delete implements Task {
    @Option(names = "--copy", paramLabel = "ID", required = true, description = "the copy that is gone")
    private String copy = "";

    @Option(names = "--ground", paramLabel = "WORD", description = "why (default ${DEFAULT-VALUE})")
    private String ground = "agreement-end";

    @Mixin
    private When when = new When();

    @Override
    public Reply run(Desk desk) throws IOException {
        try (Connection connection = desk.connect()) {
            Copy custody = Custody.of(connection, copy);
            Event event =
                    SingleEvent.of(copy, when, custody.holder(), new Event.Deleted(copy, Id.check("--ground", ground)));
            return Reply.done(SingleEvent.record(desk, connection, event, Map.of("copy", Json.of(copy))));
        }
    }
}
