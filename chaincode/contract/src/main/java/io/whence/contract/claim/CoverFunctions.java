package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.contract.Recorded;
import io.whence.contract.RegistryFunctions;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Actor;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.CoverLife;
import io.whence.model.claim.CoverMove;
import io.whence.model.claim.Standing;
import io.whence.model.value.Digest;
import io.whence.model.value.Time;
import io.whence.model.wire.CoverCodec;
import io.whence.model.wire.Document;
import io.whence.model.wire.Keys;
import io.whence.model.wire.ProfileCodec;
import io.whence.model.wire.TemplateCodec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Covers: the insurer quotes a version, the insured binds it, either sees where it stands. */
public final class CoverFunctions {
    private static final String LIFE = "coverLife";

    private CoverFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        return List.of(
                Function.submit("cover:add", CoverMove.QUOTE.by(), List.of("document"), CoverFunctions::add),
                Function.submit("cover:bind", CoverMove.BIND.by(), List.of("id"), CoverFunctions::bind),
                ended("cancel", CoverMove.CANCEL, CoverLife::cancel),
                ended("runOff", CoverMove.RUN_OFF, CoverLife::runOff),
                ended("close", CoverMove.CLOSE, CoverLife::close),
                Function.submit(
                        "cover:fulfil",
                        Set.of(Role.HANDLER, Role.INSURED, Role.EXCHANGE, Role.ADJUSTER),
                        List.of("move"),
                        CoverFunctions::fulfil),
                Function.evaluate("cover:show", List.of("id"), CoverFunctions::show),
                RegistryFunctions.reading("cover").getLast());
    }

    private static byte[] add(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Document document = Document.read("cover", arguments.getFirst());
        Optional<Recorded> present = ledger.recorded("cover", document.id());
        if (present.filter(recorded -> recorded.digest().equals(document.digest()))
                .isPresent()) {
            return receipt(document, present.get()).canonical();
        }
        RegistryFunctions.requireSuccessor(document, present);
        CoverDocument cover = CoverCodec.cover(document);
        requireInsurer(desk, cover);
        check(desk, cover);
        DeclarationFunctions.check(desk, cover, document.json());
        TemplateCodec.checkTerms(TemplateCodec.of(cover.product()), CoverCodec.terms(document.json()));
        present.map(CoverVersion::of)
                .ifPresent(
                        before -> desk.life(document.id()).amend(ledger.caller().role(), desk.moment(before)));
        present.ifPresent(recorded -> keepOlder(ledger, document.id(), recorded));
        return RegistryFunctions.record(document, ledger);
    }

    private static Json.Fields receipt(Document document, Recorded recorded) {
        return Json.object(java.util.Map.of(
                "digest", Json.of(recorded.digest().hex()),
                "id", Json.of(document.id()),
                "transaction", Json.of(recorded.transaction())));
    }

    /** The parties exist, the jurisdiction's numbers are known, and the cover is what its product allows. */
    private static void check(ClaimDesk desk, CoverDocument cover) {
        desk.member("body.insured", cover.insured());
        cover.followers().forEach(follower -> desk.member("body.followers", follower));
        ProfileCodec.of(cover.jurisdiction());
        TemplateCodec.of(cover.product()).check(cover);
        if (cover.cedes()) {
            cover.subjects().forEach(subject -> requireCeding(desk, cover, subject));
        }
    }

    /** An insurer reinsures its own covers. */
    private static void requireCeding(ClaimDesk desk, CoverDocument treaty, String subject) {
        String insurer = CoverVersion.of(desk.coverRecord(subject)).document().insurer();
        if (!insurer.equals(treaty.insured())) {
            throw ClaimRule.NOT_THE_INSURER.refuse("body.subjects", subject);
        }
    }

    /** A new version of somebody else's cover is refused as a first one would be: both name their insurer. */
    static void requireInsurer(ClaimDesk desk, CoverDocument cover) {
        Actor actor = desk.actor();
        Standing.checkParty(actor);
        desk.ledger().recorded("cover", cover.id()).map(CoverVersion::of).ifPresent(before -> {
            if (!before.document().insurer().equals(cover.insurer())) {
                throw ClaimRule.NOT_THE_INSURER.refuse("body.insurer", cover.insurer());
            }
        });
        if (!desk.member("body.insurer", cover.insurer()).mspId().equals(actor.mspId())) {
            throw ClaimRule.NOT_THE_INSURER.refuse("body.insurer", cover.insurer());
        }
    }

    private static void keepOlder(Ledger ledger, String id, Recorded recorded) {
        ledger.write(CoverVersion.olderKey(id, recorded.digest()), recorded.json());
    }

    private static byte[] bind(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        String id = id(arguments);
        CoverVersion cover = CoverVersion.of(desk.coverRecord(id));
        if (!desk.member("insured", cover.document().insured())
                .mspId()
                .equals(desk.actor().mspId())) {
            throw ClaimRule.NOT_THE_INSURED.refuse("caller", desk.actor().mspId());
        }
        CoverLife bound = desk.life(id).bind(cover.digest(), ledger.caller().role(), desk.moment(cover));
        DeclarationFunctions.bind(desk, cover);
        AccumulationFunctions.count(desk, cover);
        CessionFunctions.bind(desk, cover);
        return changed(desk, "cover:bind", cover, bound);
    }

    /** A way in which the insurer ends a cover. */
    @FunctionalInterface
    private interface End {
        CoverLife of(CoverLife life, Role by, CoverLife.Moment moment);
    }

    private static Function ended(String verb, CoverMove move, End end) {
        String name = "cover:" + verb;
        return Function.submit(
                name,
                move.by(),
                List.of("id"),
                (ledger, arguments) -> ended(name, end, new ClaimDesk(ledger), arguments));
    }

    private static byte[] ended(String name, End end, ClaimDesk desk, List<byte[]> arguments) {
        CoverVersion cover = CoverVersion.of(desk.coverRecord(id(arguments)));
        requireInsurer(desk, cover.document());
        CoverLife life = desk.life(cover.document().id());
        CoverLife ended = end.of(life, desk.ledger().caller().role(), desk.moment(cover));
        AccumulationFunctions.release(desk, cover);
        return changed(desk, name, cover, ended);
    }

    /** An obligation is reported met by the party that owes it, once, with its evidence. */
    private static byte[] fulfil(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        CoverDocument cover =
                CoverVersion.of(desk.coverRecord(fields.id("cover"))).document();
        String obligation = fields.id("obligation");
        Digest evidence = fields.digest("evidence");
        fields.end();
        String by = desk.actor().party();
        cover.obliged(obligation, by);
        String key = ClaimTrail.obligationKey(cover.id(), obligation);
        if (ledger.read(key).isPresent()) {
            throw ClaimRule.OBLIGATION_MET.refuse("obligation", obligation);
        }
        TreeMap<String, Json> met = new TreeMap<>();
        met.put("cover", Json.of(cover.id()));
        met.put("obligation", Json.of(obligation));
        met.put("by", Json.of(by));
        met.put("evidence", Json.of(evidence.hex()));
        met.put("at", Json.of(Time.format(ledger.proposedAt())));
        met.put("transaction", Json.of(ledger.transaction()));
        ledger.write(key, Json.object(met));
        return ledger.announce("cover:fulfil", Json.object(met));
    }

    private static byte[] changed(ClaimDesk desk, String function, CoverVersion cover, CoverLife life) {
        String id = cover.document().id();
        desk.ledger().write(Keys.path(LIFE, id), CoverCodec.life(life));
        TreeMap<String, Json> answer = new TreeMap<>();
        answer.put("id", Json.of(id));
        answer.put("digest", Json.of(cover.digest().hex()));
        answer.put("state", Json.of(life.at(desk.moment(cover)).name()));
        answer.put("transaction", Json.of(desk.ledger().transaction()));
        return desk.ledger().announce(function, Json.object(answer));
    }

    private static byte[] show(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Recorded recorded = desk.coverRecord(id(arguments));
        CoverVersion cover = CoverVersion.of(recorded);
        CoverLife life = desk.life(cover.document().id());
        TreeMap<String, Json> answer = new TreeMap<>(recorded.json().members());
        answer.put("life", CoverCodec.life(life));
        answer.put("chain", chain(desk, cover.document().id(), life));
        PremiumFunctions.shown(desk, cover, life).ifPresent(account -> answer.put("premium", account));
        answer.put("state", Json.of(life.at(desk.moment(cover)).name()));
        return Json.object(answer).canonical();
    }

    /** The versions, the present one first, with when each takes effect and whether the insured has bound it. */
    private static Json chain(ClaimDesk desk, String id, CoverLife life) {
        return Json.array(CoverVersion.chain(desk, id).stream()
                .map(version -> (Json) Json.object(java.util.Map.of(
                        "digest", Json.of(version.digest().hex()),
                        "effectiveFrom", Json.of(Time.format(version.document().effectiveFrom())),
                        "bound", Json.of(life.binds(version.digest())))))
                .toList());
    }

    private static String id(List<byte[]> arguments) {
        return Function.id("id", arguments);
    }
}
