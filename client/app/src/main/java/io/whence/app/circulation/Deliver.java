package io.whence.app.circulation;

import io.whence.app.desk.Desk;
import io.whence.app.desk.DeskRule;
import io.whence.app.desk.Input;
import io.whence.app.desk.Originals;
import io.whence.app.desk.Reply;
import io.whence.app.desk.Task;
import io.whence.ledger.Connection;
import io.whence.marking.Delivery;
import io.whence.marking.MarkPlan;
import io.whence.marking.Marking;
import io.whence.marking.MarkingRule;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    @Option(
            names = "--marks",
            paramLabel = "PLAN",
            description = "which columns may be marked, and how far; stated for a version's first delivery")
    private @Nullable Path marks;

    @Option(
            names = "--unmarked",
            description = "in place of --marks: deliver the version as it is; a leak of it gives a lead at most")
    private boolean unmarked;

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
    private Grading grading = new Grading();

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
            Optional<Marking> marking = marking(desk, table);
            boolean slotted = slots || choice != null;
            Graded graded = grading.of(marking, slotted, () -> RecordedCopies.beside(desk, connection, version, id));
            desk.progress("before it leaves: " + graded.text());
            if (slotted) {
                SlottedDelivery step = new SlottedDelivery(desk, connection, heading(id), delivery, out);
                return slotted(step, marked(marking), graded, provider);
            }
            Outgoing outgoing = Outgoing.of(delivery, marking, table);
            Originals.remember(desk, version, in);
            Leaving leaving = new Leaving(desk, connection, id, provider);
            return Reply.done(handed(leaving, outgoing, graded));
        }
    }

    private Optional<Marking> marking(Desk desk, Table table) throws IOException {
        Id.check("--version", version);
        Optional<Marking> marking = Outgoing.marking(table, version, MarkingSecret.of(desk, version, asked()));
        if (marking.isEmpty() && purpose != null) {
            throw MarkingRule.PURPOSE_WITHOUT_CANARIES.refuse("--purpose", purpose);
        }
        return marking;
    }

    /** How the version is to be marked, where this says so. */
    private Optional<MarkPlan> asked() {
        if (unmarked && marks != null) {
            throw DeskRule.USAGE.refuse("--unmarked", "either --marks or --unmarked");
        }
        return unmarked
                ? Optional.of(MarkPlan.nothing())
                : Optional.ofNullable(marks).map(MarkingSecret::plan);
    }

    private static Marking marked(Optional<Marking> marking) {
        return marking.orElseThrow(
                () -> MarkingRule.NOTHING_TO_MARK.refuse("--slots", "slots vary what may be marked"));
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

    private Reply slotted(SlottedDelivery delivery, Marking marking, Graded graded, String provider)
            throws IOException {
        if (choice == null) {
            return delivery.offered(marking, graded);
        }
        Originals.remember(delivery.desk(), version, in);
        return Reply.done(delivery.delivered(
                marking,
                Input.required(choice),
                (fact, changes) -> SingleEvent.record(
                        delivery.desk(),
                        delivery.connection(),
                        SingleEvent.of(fact.copy(), when, provider, fact.in(transfer())),
                        beside(fact, graded, changes))));
    }

    private Map<String, Json> beside(Event.Delivered fact, Graded graded, Map<String, Json> changes) {
        TreeMap<String, Json> beside = new TreeMap<>(graded.members());
        beside.putAll(changes);
        beside.put("copy", Json.of(fact.copy()));
        beside.put("root", Json.of(fact.root().hex()));
        beside.put("rows", Json.of(fact.rows()));
        beside.put("slots", Json.of(SlotOffer.SLOTS));
        beside.put("out", Json.of(out.toString()));
        return beside;
    }

    /** Whose copy leaves, and through which door. */
    private record Leaving(Desk desk, Connection connection, String id, String provider) {}

    private Json.Fields handed(Leaving leaving, Outgoing outgoing, Graded graded) throws IOException {
        String id = leaving.id();
        return new Kept(leaving.desk(), id).handOver(outgoing.opening(), note(id, outgoing), out, part -> {
            outgoing.write(part);
            Event event = SingleEvent.of(id, when, leaving.provider(), fact(id, outgoing));
            return SingleEvent.record(leaving.desk(), leaving.connection(), event, beside(id, outgoing, graded));
        });
    }

    private Map<String, Json> beside(String id, Outgoing outgoing, Graded graded) {
        TreeMap<String, Json> beside = new TreeMap<>(graded.members());
        beside.put("copy", Json.of(id));
        beside.put("root", Json.of(outgoing.root().hex()));
        beside.put("rows", Json.of(outgoing.rows()));
        beside.put(
                "commitment",
                outgoing.commitment().map(digest -> Json.of(digest.hex())).orElse(Json.nothing()));
        Optional.ofNullable(purpose).ifPresent(word -> beside.put("purpose", Json.of(word)));
        beside.put("out", Json.of(out.toString()));
        beside.put("note", Json.of(DeliveryNote.beside(out).toString()));
        beside.put("changes", outgoing.changes());
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

    private static String drawn() {
        byte[] bytes = new byte[ID_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
