package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.marking.CopyRoot;
import io.whence.marking.Table;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Copy;
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
            "What differs from what was sent is recorded as MISMATCHED.",
            "With slots: --slots --in OFFER --out CHOICE answers an offer, --copy ID --in SEALED --out TABLE opens"
                    + " what",
            "was chosen and records the receipt, --copy ID --disclose FILE opens the choice itself, in a dispute."
        })
public final class Receive implements Task {
    @Option(names = "--copy", paramLabel = "ID", description = "the copy that was delivered")
    private @Nullable String copy;

    @Option(
            names = "--in",
            paramLabel = "FILE",
            description = "what arrived: CSV, JSON lines or Parquet (an offer or a sealed copy with slots)")
    private @Nullable Path in;

    @Option(names = "--slots", description = "answer an offer of slots; records nothing")
    private boolean slots;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "with slots: where the choice, or the table, is written")
    private @Nullable Path out;

    @Option(names = "--disclose", paramLabel = "FILE", description = "in a dispute: write which slots were chosen")
    private @Nullable Path disclose;

    @Option(names = "--note", paramLabel = "FILE", description = "its delivery note (default: beside the file)")
    private @Nullable Path note;

    @Mixin
    private When when = new When();

    @Override
    public Reply run(Desk desk) throws IOException {
        if (disclose != null) {
            return new SlottedReceipt(desk, stated("--copy", copy)).disclosed(disclose);
        }
        Path arrived = Input.required(stated("--in", in));
        return slots ? SlottedReceipt.answered(desk, arrived, stated("--out", out)) : received(desk, arrived);
    }

    private Reply received(Desk desk, Path arrived) throws IOException {
        String id = stated("--copy", copy);
        try (Connection connection = desk.connect()) {
            Copy custody = Custody.of(connection, id);
            SlottedReceipt.Opened content = custody.slots().isPresent()
                    ? new SlottedReceipt(desk, id)
                            .opened(
                                    arrived,
                                    stated("--out", out),
                                    custody.slots().get())
                    : plain(desk, id, arrived, custody.root());
            boolean matched = content.root().equals(custody.root());
            Event event =
                    SingleEvent.of(id, when, custody.holder(), new Event.Received(id, content.root(), content.rows()));
            return Reply.done(SingleEvent.record(
                    desk,
                    connection,
                    event,
                    Map.of(
                            "copy", Json.of(id),
                            "receipt", Json.of(matched ? "MATCHED" : "MISMATCHED"),
                            "root", Json.of(content.root().hex()),
                            "rows", Json.of(content.rows()))));
        }
    }

    private SlottedReceipt.Opened plain(Desk desk, String id, Path arrived, Digest sent) throws IOException {
        Table table = Table.read(arrived);
        DeliveryNote delivery = DeliveryNote.find(desk, id, arrived, Optional.ofNullable(note));
        Digest root = CopyRoot.salted(table, HexFormat.of().parseHex(delivery.saltKey()), sent);
        return new SlottedReceipt.Opened(root, table.rows());
    }

    private static <T> T stated(String option, @Nullable T value) {
        if (value == null) {
            throw DeskRule.USAGE.refuse(option, "missing");
        }
        return value;
    }
}
