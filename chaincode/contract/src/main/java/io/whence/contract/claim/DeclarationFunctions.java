package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.CoverDocument;
import io.whence.model.claim.CoverLife;
import io.whence.model.claim.Master;
import io.whence.model.claim.MasterRule;
import io.whence.model.value.Time;
import io.whence.model.wire.DeclarationCodec;
import io.whence.model.wire.Keys;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Declarations: transactions insured one by one under a master policy, in its words and from its aggregates. */
public final class DeclarationFunctions {
    private static final String KIND = "declaration";
    private static final String SUM_INSURED = "sumInsuredMinorUnits";

    private DeclarationFunctions() {}

    /** The rows of the function table. */
    public static List<Function> all() {
        return List.of(Function.evaluate("cover:declarations", List.of("master"), DeclarationFunctions::declarations));
    }

    /** A declaration is in the words of the master's version that is in force when it begins, and inside its bounds. */
    static void check(ClaimDesk desk, CoverDocument declared, Json document) {
        declared.under().ifPresent(id -> answering(desk, id, declared, document));
    }

    /** The version of the master that the insured bound and that answers when the declaration begins. */
    private static Master answering(ClaimDesk desk, String id, CoverDocument declared, Json document) {
        CoverVersion master = CoverVersion.effectiveAt(desk, id, declared.effectiveFrom());
        Json recorded = Json.parse(CoverVersion.recorded(desk, id, master.digest()));
        Json.Fields body = body(document);
        Master allowed = Master.check(master.document(), declared, sumInsured(body));
        DeclarationCodec.check(id, body(new FieldReader("", recorded).json("document")), body);
        return allowed;
    }

    /** A declaration that is bound counts to its master's volume; the master is in force. */
    static void bind(ClaimDesk desk, CoverVersion declared) {
        CoverDocument cover = declared.document();
        cover.under().ifPresent(id -> {
            Json document = desk.coverRecord(cover.id()).document();
            Master master = answering(desk, id, cover, document);
            CoverLife.State state = desk.life(id).at(desk.moment(CoverVersion.of(desk.coverRecord(id))));
            if (state != CoverLife.State.IN_FORCE) {
                throw MasterRule.MASTER_NOT_IN_FORCE.refuse("under", state);
            }
            long own = sumInsured(body(document));
            SortedMap<String, byte[]> others = new TreeMap<>(declared(desk, id));
            others.remove(Keys.path(KIND, id, cover.id()));
            master.checkVolume(Math.addExact(own, volume(others)));
            desk.ledger().write(Keys.path(KIND, id, cover.id()), Json.object(Map.of(SUM_INSURED, Json.of(own))));
        });
    }

    private static byte[] declarations(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        String id = Function.id("master", arguments);
        CoverVersion version = CoverVersion.of(desk.coverRecord(id));
        Master master = version.document().master().orElseThrow(() -> MasterRule.MASTER_EXPECTED.refuse("master", id));
        SortedMap<String, byte[]> declared = declared(desk, id);
        String kind = Keys.path(KIND, id);
        TreeMap<String, Json> answer = new TreeMap<>();
        answer.put("master", Json.of(id));
        answer.put("state", Json.of(desk.life(id).at(desk.moment(version)).name()));
        answer.put("currency", new FieldReader("terms", version.terms()).json("currency"));
        answer.put("perTransactionMinorUnits", Json.of(master.perTransactionMinorUnits()));
        master.volumeMinorUnits().ifPresent(most -> answer.put("volumeMinorUnits", Json.of(most)));
        answer.put("declaredMinorUnits", Json.of(volume(declared)));
        answer.put(
                "declarations",
                Json.array(declared.keySet().stream()
                        .map(key -> row(desk, key.substring(kind.length() + 1)))
                        .toList()));
        return Json.object(answer).canonical();
    }

    private static Json row(ClaimDesk desk, String id) {
        CoverVersion version = CoverVersion.of(desk.coverRecord(id));
        CoverDocument cover = version.document();
        return Json.object(Map.of(
                "cover",
                Json.of(id),
                "insured",
                Json.of(cover.insured()),
                "subjects",
                Json.texts(cover.subjects()),
                "from",
                Json.of(Time.format(cover.from())),
                "until",
                Json.of(Time.format(cover.until())),
                SUM_INSURED,
                new FieldReader("terms", version.terms()).json(SUM_INSURED),
                "state",
                Json.of(desk.life(id).at(desk.moment(version)).name())));
    }

    /** What is bound under a master; the range is read again at commit. */
    private static SortedMap<String, byte[]> declared(ClaimDesk desk, String master) {
        String kind = Keys.path(KIND, master);
        SortedMap<String, byte[]> declared = desk.ledger().range(kind + "/", Keys.end(kind), ClaimDesk.CLAIMS_MAX + 1);
        if (declared.size() > ClaimDesk.CLAIMS_MAX) {
            throw ClaimRule.CLAIM_TOO_LONG.refuse("under", master);
        }
        return declared;
    }

    private static long volume(SortedMap<String, byte[]> declared) {
        return declared.values().stream()
                .mapToLong(state -> new FieldReader("", Json.parse(state)).minorUnits(SUM_INSURED))
                .reduce(0, Math::addExact);
    }

    private static long sumInsured(Json.Fields body) {
        return new FieldReader("body", body).object("terms").minorUnits(SUM_INSURED);
    }

    private static Json.Fields body(Json document) {
        return (Json.Fields) new FieldReader("", document).json("body");
    }
}
