package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Originals;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.marking.Delivery;
import io.whence.marking.Grade;
import io.whence.marking.Marking;
import io.whence.marking.Table;
import io.whence.marking.slot.SlotChoice;
import io.whence.marking.slot.SlotOffer;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Event;
import io.whence.model.value.Id;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deliver}: one hand-over, marked, committed and recorded. */
@Command(
        name = "deliver",
        description = {
            "Make a marked copy of a version for one recipient, and record its delivery.",
            "The copy and its delivery note go to the recipient; the opening of its marks stays in this home."
        })
public final class Deliver implements Task {
    private static final int ID_BYTES = 6;

    @Option(names = "--version", paramLabel = "ID", required = true, description = "what is delivered")
    private String version = "";

    @Option(names = "--agreement", paramLabel = "ID", required = true, description = "under which agreement")
    private String agreement = "";

    @Option(names = "--to", paramLabel = "PARTY", required = true, description = "the recipient")
    private String to = "";

    @Option(
            names = "--in",
            paramLabel = "TABLE",
            required = true,
            description = "the version's table: CSV, JSON lines or Parquet")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "where the copy is written: CSV, or .jsonl, .parquet")
    private Path out = Path.of("");

    @Option(names = "--copy", paramLabel = "ID", description = "the id of the copy (default: drawn)")
    private @Nullable String copy;

    @Option(names = "--transfer", paramLabel = "ID", description = "the started transfer process it belongs to")
    private @Nullable String transfer;

    @Option(names = "--marks", paramLabel = "PLAN", description = "which columns may be marked, and how far")
    private @Nullable Path marks;

    @Option(
            names = "--slots",
            description = "let the recipient choose variants unseen: writes an offer, records nothing")
    private boolean slots;

    @Option(names = "--choice", paramLabel = "FILE", description = "with --slots: the recipient's answer to the offer")
    private @Nullable Path choice;

    @Option(
            names = "--purpose",
            paramLabel = "WORD",
            description = "the one purpose that the copy is given for: canaries keyed by it tell where it is used")
    private @Nullable String purpose;

    @Mixin
    private When when = new When();

    @Override
    public Reply run(Desk desk) throws IOException {
        Table table = Table.read(Input.required(in));
        String id = id();
        try (Connection connection = desk.connect()) {
            requireContent(connection, table);
            String provider = provider(connection);
            Delivery delivery = new Delivery(id, Optional.ofNullable(purpose));
            MarkingSecret secret = secret(desk, table);
            if (slots || choice != null) {
                SlottedDelivery step = new SlottedDelivery(desk, connection, heading(id), delivery, out);
                return slotted(step, new Marking(table, version, secret.plan(), secret.seed()), provider);
            }
            Outgoing outgoing = Outgoing.of(delivery, version, table, secret);
            Originals.remember(desk, version, in);
            desk.progress("before it leaves: " + grade(outgoing.grades()));
            return Reply.done(handed(desk, connection, id, provider, outgoing));
        }
    }

    private MarkingSecret secret(Desk desk, Table table) throws IOException {
        Id.check("--version", version);
        return MarkingSecret.of(
                desk, version, Optional.ofNullable(marks), () -> UnaskedPlan.of(table, purpose != null, desk));
    }

    /** A copy is named by its user, by the answer to its offer, or by chance. */
    private String id() {
        if (copy != null) {
            return Id.check("--copy", copy);
        }
        return choice == null
                ? "c-" + drawn()
                : SlotChoice.read(Input.document(choice)).copy();
    }

    private SlotOffer.Heading heading(String id) {
        return new SlotOffer.Heading(id, version, Id.check("--agreement", agreement), Id.check("--to", to));
    }

    private Reply slotted(SlottedDelivery delivery, Marking marking, String provider) throws IOException {
        if (choice == null) {
            return delivery.offered(marking, grade(Outgoing.Marked.grades(marking)));
        }
        Originals.remember(delivery.desk(), version, in);
        return Reply.done(delivery.delivered(
                marking,
                Input.required(choice),
                fact -> SingleEvent.record(
                        delivery.desk(),
                        delivery.connection(),
                        SingleEvent.of(fact.copy(), when, provider, fact.in(transfer())),
                        beside(fact))));
    }

    private Map<String, Json> beside(Event.Delivered fact) {
        return Map.of(
                "copy", Json.of(fact.copy()),
                "root", Json.of(fact.root().hex()),
                "rows", Json.of(fact.rows()),
                "slots", Json.of(SlotOffer.SLOTS),
                "out", Json.of(out.toString()));
    }

    private Json.Fields handed(Desk desk, Connection connection, String id, String provider, Outgoing outgoing)
            throws IOException {
        return new Kept(desk, id).handOver(outgoing.opening(), note(id, outgoing), out, part -> {
            outgoing.write(part);
            Event event = SingleEvent.of(id, when, provider, fact(id, outgoing));
            return SingleEvent.record(desk, connection, event, beside(id, outgoing));
        });
    }

    private Map<String, Json> beside(String id, Outgoing outgoing) {
        TreeMap<String, Json> beside = new TreeMap<>();
        beside.put("copy", Json.of(id));
        beside.put("root", Json.of(outgoing.root().hex()));
        beside.put("rows", Json.of(outgoing.rows()));
        beside.put(
                "commitment",
                outgoing.commitment().map(digest -> Json.of(digest.hex())).orElse(Json.nothing()));
        Optional.ofNullable(purpose).ifPresent(word -> beside.put("purpose", Json.of(word)));
        beside.put("out", Json.of(out.toString()));
        beside.put("note", Json.of(DeliveryNote.beside(out).toString()));
        beside.put("grade", Json.of(grade(outgoing.grades())));
        beside.put("changes", outgoing.changes());
        beside.put(
                "grades", Json.array(outgoing.grades().stream().map(Grade::json).toList()));
        return beside;
    }

    private DeliveryNote note(String id, Outgoing outgoing) {
        return new DeliveryNote(
                id,
                version,
                agreement,
                outgoing.root(),
                outgoing.rows(),
                outgoing.saltKey(),
                Optional.ofNullable(purpose));
    }

    private Event.Fact fact(String id, Outgoing outgoing) {
        return new Event.Delivered(
                id,
                Id.check("--version", version),
                Id.check("--agreement", agreement),
                Id.check("--to", to),
                outgoing.root(),
                outgoing.rows(),
                outgoing.commitment(),
                Optional.empty(),
                transfer());
    }

    private Optional<String> transfer() {
        return Optional.ofNullable(transfer).map(id -> Id.check("--transfer", id));
    }

    /** A registered version has one content; one that only a derivation names has none on record. */
    private void requireContent(Connection connection, Table table) {
        Optional<String> recorded =
                Lookup.document(connection, "version", version).map(body -> body.text("root"));
        String root = table.canonical().hex();
        if (recorded.isPresent() && !recorded.get().equals(root)) {
            throw DeskRule.TABLE_DIFFERS.refuse("--in", root + " where " + version + " has " + recorded.get());
        }
    }

    private String provider(Connection connection) {
        return Lookup.document(connection, "agreement", agreement)
                .orElseThrow(() -> CirculationRule.AGREEMENT_UNKNOWN.refuse("--agreement", agreement))
                .id("provider");
    }

    private static String grade(List<Grade> grades) {
        if (grades.isEmpty()) {
            return "no column can carry marks: a leak of this copy gives a lead at most";
        }
        return grades.stream()
                .map(grade -> "of a leak of " + grade.leakPercent() + " % about " + grade.marksExpected()
                        + " marks would be read, an innocent matching them all with probability " + grade.bound())
                .collect(Collectors.joining("; "));
    }

    private static String drawn() {
        byte[] bytes = new byte[ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
