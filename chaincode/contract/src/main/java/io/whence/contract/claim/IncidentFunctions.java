package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.contract.RegistryFunctions;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.CirculationRule;
import io.whence.model.claim.Actor;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Coding;
import io.whence.model.claim.Incident;
import io.whence.model.claim.Standing;
import io.whence.model.wire.IncidentCodec;
import io.whence.model.wire.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** Incidents: reported once, looked into, classified, closed or merged. */
public final class IncidentFunctions {
    private IncidentFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        functions.add(
                Function.submit("incident:report", Incident.REPORTERS, List.of("incident"), IncidentFunctions::report));
        for (Incident.Move move : Incident.Move.values()) {
            functions.add(Function.submit(
                    "incident:" + move.name().toLowerCase(Locale.ROOT),
                    Incident.EXAMINERS,
                    List.of("move"),
                    (ledger, arguments) -> moved(move, ledger, arguments)));
        }
        functions.add(Function.evaluate("incident:show", List.of("id"), IncidentFunctions::show));
        functions.add(RegistryFunctions.reading("incident").getLast());
        return functions;
    }

    private static byte[] report(Ledger ledger, List<byte[]> arguments) {
        Actor actor = new ClaimDesk(ledger).actor();
        Standing.checkParty(actor);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        Incident incident = IncidentCodec.reported(fields, actor.party());
        if (ledger.read(Keys.document("incident", incident.id())).isPresent()) {
            throw CirculationRule.ID_TAKEN.refuse("id", incident.id());
        }
        incident.copies().forEach(copy -> {
            if (ledger.copy(copy).isEmpty()) {
                throw CirculationRule.COPY_UNKNOWN.refuse("copies", copy);
            }
        });
        new Exposures(ledger).concern(incident);
        return recorded(ledger, "incident:report", incident);
    }

    private static byte[] moved(Incident.Move move, Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        Incident incident = desk.incident(fields.id("incident"));
        Optional<Coding> coding = move == Incident.Move.CLASSIFY
                ? Optional.of(IncidentCodec.coding(fields.object("coding")))
                : Optional.empty();
        Optional<String> into = move == Incident.Move.MERGE ? Optional.of(fields.id("into")) : Optional.empty();
        fields.end();
        into.ifPresent(id -> requireOther(desk, incident, id));
        return recorded(
                ledger,
                "incident:" + move.name().toLowerCase(Locale.ROOT),
                incident.after(move, coding, into, desk.actor()));
    }

    private static void requireOther(ClaimDesk desk, Incident incident, String into) {
        if (into.equals(incident.id()) || !desk.incident(into).stands()) {
            throw ClaimRule.INCIDENT_STATE.refuse("into", into);
        }
    }

    private static byte[] recorded(Ledger ledger, String function, Incident incident) {
        TreeMap<String, Json> members =
                new TreeMap<>(IncidentCodec.incident(incident).members());
        members.put("transaction", Json.of(ledger.transaction()));
        Json.Fields json = Json.object(members);
        ledger.write(Keys.document("incident", incident.id()), json);
        return ledger.announce(function, json);
    }

    private static byte[] show(Ledger ledger, List<byte[]> arguments) {
        String id = Function.id("id", arguments);
        return ledger.read(Keys.document("incident", id))
                .orElseThrow(() -> ClaimRule.INCIDENT_UNKNOWN.refuse("id", id));
    }
}
