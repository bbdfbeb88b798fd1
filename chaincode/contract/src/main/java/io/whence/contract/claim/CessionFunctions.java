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
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Sharing;
import io.whence.model.claim.Standing;
import io.whence.model.claim.TreatyRule;
import io.whence.model.value.Refused;
import io.whence.model.wire.CededCodec;
import io.whence.model.wire.Keys;
import io.whence.model.wire.TreatyReckoning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reinsurance: paid claims raise the claims of treaties, which are reimbursed, and listed as a bordereau. */
public final class CessionFunctions {
    private static final String KIND = "cession";
    private static final String CEDING = "ceding";

    private CessionFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        return List.of(
                Function.submit("cover:cede", Set.of(Role.HANDLER), List.of("move"), CessionFunctions::cede),
                Function.submit("cover:reimburse", Set.of(Role.PAYMENT), List.of("move"), CessionFunctions::reimburse),
                Function.evaluate("cover:bordereau", List.of("treaty"), CessionFunctions::bordereau));
    }

    /** A treaty that is bound will take the claims of the covers that it names, by itself. */
    static void bind(ClaimDesk desk, CoverVersion cover) {
        if (cover.document().cedes()) {
            String treaty = cover.document().id();
            cover.document()
                    .subjects()
                    .forEach(subject -> desk.ledger().write(Keys.path(CEDING, subject, treaty), Json.of(treaty)));
        }
    }

    /**
     * A claim whose payment is confirmed raises the claim of every treaty that answers for it, and so does whatever later
     * changes what it costs. What a treaty does not answer for never stands in the way of the claim itself.
     */
    static void raise(ClaimDesk desk, Claim claim) {
        if (!CededClaim.settled(claim)) {
            return;
        }
        CoverDocument cover = desk.coverOf(claim).document();
        for (String id : treaties(desk, cover)) {
            Treaty treaty = Treaty.of(desk, id, claim);
            boolean answers = treaty.refusal(desk, claim).isEmpty() && treaty.takes(claim) && !desk.full(id);
            boolean changed = present(desk.ledger(), id, claim.basis().claim())
                    .filter(before -> before.grossMinorUnits() == cost(desk, claim))
                    .isEmpty();
            if (answers && changed) {
                write(desk.ledger(), renewed(desk, claim, treaty.version));
            }
        }
    }

    /** Raises the treaty's claim where that did not happen by itself: the treaty came later, or contributions came in. */
    private static byte[] cede(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        String id = fields.id("treaty");
        Claim claim = desk.claim(fields.id("claim"));
        fields.end();
        requireInsurer(desk, claim);
        Treaty treaty = Treaty.of(desk, id, claim);
        treaty.refusal(desk, claim).ifPresent(refused -> {
            throw refused;
        });
        return recorded(ledger, "cover:cede", renewed(desk, claim, treaty.version));
    }

    /** The version of a treaty that answers for a loss, and whether its period does. */
    private record Treaty(CoverVersion version, boolean covers) {
        static Treaty of(ClaimDesk desk, String id, Claim claim) {
            Instant lossAt = lossAt(desk, claim);
            CoverVersion version = CoverVersion.effectiveAt(desk, id, lossAt);
            return new Treaty(
                    version,
                    desk.life(id)
                            .covers(version.document(), lossAt, desk.ledger().proposedAt()));
        }

        Optional<Refused> refusal(ClaimDesk desk, Claim claim) {
            return CededClaim.refusal(claim, desk.coverOf(claim).document(), version.document(), covers);
        }

        boolean takes(Claim claim) {
            String currency = new FieldReader("terms", version.terms()).text("currency");
            return currency.equals(claim.basis().currency().code());
        }
    }

    /** What a treaty takes of a claim as it stands, reckoned and kept with its worksheet. */
    private static CededClaim renewed(ClaimDesk desk, Claim claim, CoverVersion treaty) {
        String id = claim.basis().claim();
        String treatyId = treaty.document().id();
        long cost = cost(desk, claim);
        Instant lossAt = lossAt(desk, claim);
        TreatyReckoning reckoning = TreatyReckoning.of(
                claim, cost, PremiumFunctions.terms(desk, treaty, lossAt), desk.usesBeside(treatyId, id));
        CededClaim now = new CededClaim(
                treatyId,
                new CededClaim.Loss(id, claim.basis().cover(), claim.basis().incident(), lossAt),
                cost,
                reckoning.cededMinorUnits(),
                reckoning.worksheet(),
                List.of());
        CededClaim renewed = present(desk.ledger(), treatyId, id)
                .map(before -> before.renewed(now))
                .orElse(now);
        desk.ledger().write(Keys.path("worksheet", reckoning.worksheet().hex()), reckoning.document());
        desk.ledger().write(Keys.path("erosion", treatyId, id), reckoning.use().json());
        return renewed;
    }

    /** The treaties that were bound for a cover, or for the master that it is declared under. */
    private static Set<String> treaties(ClaimDesk desk, CoverDocument cover) {
        TreeSet<String> treaties = new TreeSet<>();
        for (String subject : new TreeSet<>(List.of(cover.id(), cover.pool()))) {
            String kind = Keys.path(CEDING, subject);
            desk.ledger()
                    .range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX)
                    .keySet()
                    .forEach(key -> treaties.add(key.substring(kind.length() + 1)));
        }
        return treaties;
    }

    private static Instant lossAt(ClaimDesk desk, Claim claim) {
        return claim.notice().map(Notice::lossAt).orElseGet(desk.ledger()::proposedAt);
    }

    private static long cost(ClaimDesk desk, Claim claim) {
        return CededClaim.cost(claim, contributed(desk, claim));
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
        TreeMap<String, Json> answer = new TreeMap<>(write(ledger, ceded).members());
        answer.put("transaction", Json.of(ledger.transaction()));
        return ledger.announce(function, Json.object(answer));
    }

    private static Json.Fields write(Ledger ledger, CededClaim ceded) {
        Json.Fields json = CededCodec.json(ceded);
        ledger.write(Keys.path(KIND, ceded.treaty(), ceded.loss().claim()), json);
        return json;
    }
}
