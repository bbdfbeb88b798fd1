package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Caller;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Actor;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Finding;
import io.whence.model.claim.Standing;
import io.whence.model.value.Digest;
import io.whence.model.wire.FindingCodec;
import io.whence.model.wire.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Findings: put on the ledger by one organisation, recomputed and concurred with by others, a key each. */
public final class FindingFunctions {
    private static final Set<Role> FINDERS =
            Set.of(Role.EXCHANGE, Role.INSURED, Role.HANDLER, Role.ADJUSTER, Role.FORENSIC, Role.REGULATOR);
    private static final Set<Role> CONCURRERS =
            Set.of(Role.EXCHANGE, Role.HANDLER, Role.FOLLOWER, Role.ADJUSTER, Role.FORENSIC, Role.REGULATOR);

    private FindingFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        return List.of(
                Function.submit("claims:find", FINDERS, List.of("incident", "finding"), FindingFunctions::find),
                Function.submit("claims:concur", CONCURRERS, List.of("digest"), FindingFunctions::concur),
                Function.evaluate("finding:show", List.of("digest"), FindingFunctions::show));
    }

    /** The same bytes again answer with the first record: a finding is its digest. */
    private static byte[] find(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Actor actor = desk.actor();
        Standing.checkParty(actor);
        String incident = desk.incident(Function.id("incident", arguments)).id();
        Finding finding = FindingCodec.finding(incident, actor.mspId(), arguments.getLast());
        String key = Keys.document("finding", finding.digest().hex());
        if (ledger.read(key).isPresent()) {
            return receipt(
                            desk.finding(finding.digest()),
                            Json.parse(ledger.read(key).get()))
                    .canonical();
        }
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("actor", actorJson(ledger.caller()));
        members.put("digest", Json.of(finding.digest().hex()));
        members.put("incident", Json.of(incident));
        members.put("finding", Json.parse(arguments.getLast()));
        members.put("transaction", Json.of(ledger.transaction()));
        Json.Fields recorded = Json.object(members);
        ledger.write(key, recorded);
        return ledger.announce("claims:find", receipt(finding, recorded));
    }

    private static byte[] concur(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Actor actor = desk.actor();
        Standing.checkParty(actor);
        Finding finding = desk.finding(digest(arguments));
        if (finding.author().equals(actor.mspId())) {
            throw ClaimRule.OWN_FINDING.refuse("caller", actor.mspId());
        }
        String key = Keys.path("concurrence", finding.digest().hex(), actor.party());
        if (ledger.read(key).isPresent()) {
            throw ClaimRule.ALREADY_CONCURRED.refuse("caller", actor.mspId());
        }
        Json.Fields concurrence = Json.object(Map.of(
                "finding", Json.of(finding.digest().hex()),
                "party", Json.of(actor.party()),
                "mspId", Json.of(actor.mspId()),
                "certificate", Json.of(actor.certificate().hex()),
                "transaction", Json.of(ledger.transaction())));
        ledger.write(key, concurrence);
        return ledger.announce("claims:concur", concurrence);
    }

    private static byte[] show(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Digest digest = desk.finding(digest(arguments)).digest();
        Json recorded =
                Json.parse(ledger.read(Keys.document("finding", digest.hex())).orElseThrow());
        return FindingCodec.shown(recorded, desk.concurrences(digest)).canonical();
    }

    private static Json.Fields receipt(Finding finding, Json recorded) {
        String transaction = new io.whence.model.bytes.FieldReader("", recorded).text("transaction");
        return Json.object(Map.of(
                "digest", Json.of(finding.digest().hex()),
                "incident", Json.of(finding.incident()),
                "transaction", Json.of(transaction)));
    }

    private static Json actorJson(Caller caller) {
        return Json.object(Map.of(
                "mspId", Json.of(caller.mspId()),
                "certificate", Json.of(caller.certificate().hex())));
    }

    private static Digest digest(List<byte[]> arguments) {
        return Digest.parse(text(arguments.getFirst()));
    }

    private static String text(byte[] argument) {
        return new String(argument, StandardCharsets.UTF_8);
    }
}
