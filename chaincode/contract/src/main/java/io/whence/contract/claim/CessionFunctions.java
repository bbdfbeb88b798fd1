package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Actor;
import io.whence.model.claim.CededClaim;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Sharing;
import io.whence.model.claim.Standing;
import io.whence.model.claim.TreatyRule;
import io.whence.model.wire.CededCodec;
import io.whence.model.wire.Keys;
import io.whence.model.wire.TreatyReckoning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reinsurance: paid claims are ceded to treaties, reimbursed, and listed as a bordereau. */
public final class CessionFunctions {
    private static final String KIND = "cession";

    private CessionFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        return List.of(
                Function.submit("cover:cede", Set.of(Role.HANDLER), List.of("move"), CessionFunctions::cede),
                Function.submit("cover:reimburse", Set.of(Role.PAYMENT), List.of("move"), CessionFunctions::reimburse),
                Function.evaluate("cover:bordereau", List.of("treaty"), CessionFunctions::bordereau));
    }

    /** Raises the treaty's claim for a paid one; again when what that costs has changed. */
    private static byte[] cede(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        String treatyId = fields.id("treaty");
        Claim claim = desk.claim(fields.id("claim"));
        fields.end();
        requireInsurer(desk, claim);
        Instant lossAt = claim.notice().map(Notice::lossAt).orElseGet(ledger::proposedAt);
        CoverVersion treaty = CoverVersion.effectiveAt(desk, treatyId, lossAt);
        boolean covered = desk.life(treatyId).covers(treaty.document(), lossAt, ledger.proposedAt());
        long cost = CededClaim.cost(claim, treaty.document(), covered, contributed(desk, claim));
        String id = claim.basis().claim();
        TreatyReckoning reckoning = TreatyReckoning.of(claim, cost, treaty.terms(), desk.usesBeside(treatyId, id));
        CededClaim now = new CededClaim(
                treatyId,
                new CededClaim.Loss(id, claim.basis().cover(), claim.basis().incident(), lossAt),
                cost,
                reckoning.cededMinorUnits(),
                reckoning.worksheet(),
                List.of());
        ledger.write(Keys.path("worksheet", reckoning.worksheet().hex()), reckoning.document());
        ledger.write(Keys.path("erosion", treatyId, id), reckoning.use().json());
        return recorded(
                ledger,
                "cover:cede",
                present(ledger, treatyId, id).map(before -> before.renewed(now)).orElse(now));
    }

    private static byte[] reimburse(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        String treaty = fields.id("treaty");
        Claim claim = desk.claim(fields.id("claim"));
        CededClaim.Receipt receipt = CededCodec.receipt(fields);
        fields.end();
        requireInsurer(desk, claim);
        CededClaim ceded = present(ledger, treaty, claim.basis().claim())
                .orElseThrow(() ->
                        TreatyRule.CESSION_UNKNOWN.refuse("claim", claim.basis().claim()));
        return recorded(ledger, "cover:reimburse", ceded.reimbursed(receipt));
    }

    private static byte[] bordereau(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        String id = Function.id("treaty", arguments);
        CoverVersion treaty = CoverVersion.of(desk.coverRecord(id));
        if (!treaty.document().cedes()) {
            throw TreatyRule.TREATY_EXPECTED.refuse("treaty", id);
        }
        String kind = Keys.path(KIND, id);
        SortedMap<String, byte[]> ceded = ledger.range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX);
        TreeMap<String, Json> members = new TreeMap<>(CededCodec.bordereau(
                        ceded.values().stream().map(CededCodec::read).toList())
                .members());
        members.put("treaty", Json.of(id));
        members.put("reinsurer", Json.of(treaty.document().insurer()));
        members.put("cedent", Json.of(treaty.document().insured()));
        members.put("currency", Json.of(new FieldReader("terms", treaty.terms()).text("currency")));
        members.put("at", Json.of(io.whence.model.value.Time.format(ledger.proposedAt())));
        return Json.object(members).canonical();
    }

    /** Who paid the claim cedes it, and says what came in. */
    private static void requireInsurer(ClaimDesk desk, Claim claim) {
        Actor actor = desk.actor();
        Standing.checkParty(actor);
        if (!claim.basis().insurer().mspId().equals(actor.mspId())) {
            throw ClaimRule.NOT_THE_INSURER.refuse("caller", actor.mspId());
        }
    }

    private static long contributed(ClaimDesk desk, Claim claim) {
        Optional<Sharing> sharing = desk.sharing(claim);
        return sharing.map(
                        each -> each.receivedMinorUnits(claim.basis().insurer().party()))
                .orElse(0L);
    }

    private static Optional<CededClaim> present(Ledger ledger, String treaty, String claim) {
        return ledger.read(Keys.path(KIND, treaty, claim)).map(CededCodec::read);
    }

    private static byte[] recorded(Ledger ledger, String function, CededClaim ceded) {
        TreeMap<String, Json> answer = new TreeMap<>(CededCodec.json(ceded).members());
        ledger.write(Keys.path(KIND, ceded.treaty(), ceded.loss().claim()), Json.object(answer));
        answer.put("transaction", Json.of(ledger.transaction()));
        return ledger.announce(function, Json.object(answer));
    }
}
