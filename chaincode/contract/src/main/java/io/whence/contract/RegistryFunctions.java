package io.whence.contract;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Admission;
import io.whence.model.circulation.Agreement;
import io.whence.model.circulation.Certificate;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.circulation.Party;
import io.whence.model.circulation.Registration;
import io.whence.model.value.Id;
import io.whence.model.value.Time;
import io.whence.model.value.ValueRule;
import io.whence.model.wire.Document;
import io.whence.model.wire.Keys;
import io.whence.model.wire.RegistrationCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Documents: added once, superseded by naming the present digest, shown and listed. */
public final class RegistryFunctions {
    private static final int PAGE_MAX = 1000;

    private RegistryFunctions() {}

    static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        for (String type : RegistrationCodec.TYPES) {
            functions.add(Function.submit(
                    type + ":add",
                    Function.ANYBODY,
                    List.of("document"),
                    (ledger, arguments) -> add(type, ledger, arguments)));
            functions.addAll(reading(type));
        }
        functions.add(Function.submit("agreement:accept", Function.ANYBODY, List.of("id"), RegistryFunctions::accept));
        return functions;
    }

    /** The functions that show and list documents of one type. */
    public static List<Function> reading(String type) {
        return List.of(
                Function.evaluate(type + ":show", List.of("id"), (ledger, arguments) -> show(type, ledger, arguments)),
                Function.evaluate(
                        type + ":list",
                        List.of("after", "limit"),
                        (ledger, arguments) -> list(type, ledger, arguments)));
    }

    private static byte[] add(String type, Ledger ledger, List<byte[]> arguments) {
        Document document = Document.read(type, arguments.getFirst());
        Registration registration = RegistrationCodec.read(document);
        Optional<Recorded> present = ledger.recorded(type, document.id());
        if (present.isPresent() && present.get().digest().equals(document.digest())) {
            return present.get().receipt(document.id()).canonical();
        }
        requireSuccessor(document, present);
        byte[] signedBytes =
                registration instanceof Agreement ? RegistrationCodec.signedBytes(document.body()) : new byte[0];
        Admission.admit(registration, signedBytes, ledger.caller(), ledger);
        return record(document, registration, ledger);
    }

    /** Refuses other bytes under a taken id, unless they name what they supersede. */
    public static void requireSuccessor(Document document, Optional<Recorded> present) {
        if (present.isEmpty()) {
            document.prev().ifPresent(prev -> {
                throw CirculationRule.PREV_DIFFERS.refuse("prev", prev);
            });
            return;
        }
        if (document.prev().isEmpty()) {
            throw CirculationRule.ID_TAKEN.refuse("id", document.id());
        }
        if (!document.prev().get().equals(present.get().digest())) {
            throw CirculationRule.PREV_DIFFERS.refuse("prev", document.prev().get());
        }
    }

    private static byte[] record(Document document, Registration registration, Ledger ledger) {
        if (registration instanceof Party party) {
            party.mspId().ifPresent(mspId -> ledger.write(Keys.msp(mspId), utf8(party.id())));
        }
        if (registration instanceof Agreement agreement) {
            ledger.write(Keys.agreedUpon(agreement.version()), utf8(agreement.id()));
        }
        if (registration instanceof Certificate certificate) {
            certify(certificate, ledger);
        }
        return record(document, ledger);
    }

    /** A claim finds the rights in a product by it: which were registered, and since when the ledger has known. */
    private static void certify(Certificate certificate, Ledger ledger) {
        String key = Keys.path(certifiedKind(certificate.product()), certificate.id());
        boolean shows =
                certificate.entry() != Certificate.Entry.CANCEL && certificate.entry() != Certificate.Entry.OBJECTION;
        if (!shows) {
            ledger.delete(key);
            return;
        }
        TreeMap<String, Json> entry = new TreeMap<>();
        entry.put("certificate", Json.of(certificate.id()));
        entry.put(
                "at",
                ledger.read(key)
                        .map(before -> new FieldReader("", Json.parse(before)).json("at"))
                        .orElseGet(() -> Json.of(Time.format(ledger.proposedAt()))));
        certificate.version().ifPresent(version -> entry.put("version", Json.of(version)));
        ledger.write(key, Json.object(entry));
    }

    /** Under which the rights in a product are found. */
    public static String certifiedKind(String product) {
        return Keys.path("certified", product);
    }

    /** Writes a document under its type and id, and announces it. */
    public static byte[] record(Document document, Ledger ledger) {
        Recorded recorded = Recorded.of(document.digest(), document.json(), ledger.caller(), ledger.transaction());
        ledger.write(Keys.document(document.type(), document.id()), recorded.json());
        return ledger.announce(document.type() + ":add", recorded.receipt(document.id()));
    }

    private static byte[] accept(Ledger ledger, List<byte[]> arguments) {
        String id = id(arguments.getFirst());
        Agreement agreement = ledger.agreement(id).orElseThrow(() -> CirculationRule.DOCUMENT_UNKNOWN.refuse("id", id));
        Admission.requireRecipient(agreement, ledger.caller(), ledger);
        if (ledger.accepted(agreement)) {
            throw CirculationRule.ALREADY_ACCEPTED.refuse("id", id);
        }
        Json.Fields acceptance = Json.object(Map.of(
                "agreement", Json.of(id),
                "mspId", Json.of(ledger.caller().mspId()),
                "transaction", Json.of(ledger.transaction())));
        ledger.write(Keys.acceptance(id), acceptance);
        return ledger.announce("agreement:accept", acceptance);
    }

    private static byte[] show(String type, Ledger ledger, List<byte[]> arguments) {
        String id = id(arguments.getFirst());
        return ledger.recorded(type, id)
                .orElseThrow(() -> CirculationRule.DOCUMENT_UNKNOWN.refuse("id", id))
                .json()
                .canonical();
    }

    private static byte[] list(String type, Ledger ledger, List<byte[]> arguments) {
        return page(type, ledger, arguments, state -> Optional.of(Json.parse(state)))
                .canonical();
    }

    /** One page of a kind in the order of ids: what {@code reader} makes of each entry, and where the next page begins. */
    public static Json.Fields page(
            String kind,
            Ledger ledger,
            List<byte[]> arguments,
            java.util.function.Function<byte[], Optional<Json>> reader) {
        String after = text(arguments.getFirst());
        int limit = limit(text(arguments.getLast()));
        SortedMap<String, byte[]> entries = ledger.range(Keys.after(kind, after), Keys.end(kind), limit + 1);
        List<Json> items = entries.values().stream()
                .limit(limit)
                .map(reader)
                .flatMap(Optional::stream)
                .toList();
        Optional<String> last = entries.keySet().stream().limit(limit).reduce((first, second) -> second);
        Json next = entries.size() > limit ? Json.of(last.orElseThrow().substring(kind.length() + 1)) : Json.nothing();
        return Json.object(Map.of("items", Json.array(items), "next", next));
    }

    private static int limit(String text) {
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > PAGE_MAX) {
            throw ValueRule.NUMBER_OUT_OF_RANGE.refuse("limit", text);
        }
        return Integer.parseInt(text);
    }

    private static String id(byte[] argument) {
        return Id.check("id", text(argument));
    }

    private static String text(byte[] argument) {
        return new String(argument, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
