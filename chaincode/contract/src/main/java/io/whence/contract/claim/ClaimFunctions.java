package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.contract.RegistryFunctions;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.circulation.Role;
import io.whence.model.claim.Act;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimLife;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Move;
import io.whence.model.claim.Profile;
import io.whence.model.value.Digest;
import io.whence.model.value.Id;
import io.whence.model.wire.ActCodec;
import io.whence.model.wire.AdmissibilityCodec;
import io.whence.model.wire.ClaimCodec;
import io.whence.model.wire.ClockCodec;
import io.whence.model.wire.Keys;
import io.whence.model.wire.ProfileCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Claims: one function a verb, and what any member may read of them. */
public final class ClaimFunctions {
    private static final String ORDER = "order";
    private static final String GROUND = "ground";

    private ClaimFunctions() {}

    /** Reads what a caller states into an act, with what the ledger adds to it. */
    @FunctionalInterface
    private interface Reader {
        Act read(ClaimActs acts, FieldReader fields);
    }

    /** One verb: the moves that it may turn into, and how its argument is read. */
    private record Verb(String name, Set<Move> moves, Reader reader) {}

    private static final List<Verb> VERBS = List.of(
            verb("register", Move.REGISTER, ActCodec::register),
            new Verb("investigate", Set.of(Move.INVESTIGATE), ClaimActs::investigate),
            verb("requestSupplement", Move.REQUEST_SUPPLEMENT, ActCodec::requestSupplement),
            verb("supplement", Move.SUPPLEMENT, ActCodec::supplement),
            new Verb("assess", Set.of(Move.ASSESS), ClaimActs::assess),
            new Verb("answer", Set.of(Move.ANSWER), ClaimActs::answer),
            new Verb("propose", Set.of(Move.PROPOSE), ClaimActs::propose),
            resting("consent", Move.CONSENT, "worksheet"),
            new Verb("decide", EnumSet.of(Move.ACCEPT, Move.DECLINE), ClaimActs::decide),
            resting("serve", Move.SERVE_NOTICE, "notice"),
            new Verb("payInterim", Set.of(Move.PAY_INTERIM), ClaimActs::payInterim),
            verb("confirmInterim", Move.CONFIRM_INTERIM, ActCodec::confirmInterim),
            verb("agree", Move.AGREE, ActCodec::agree),
            verb("pay", Move.PAY, ActCodec::pay),
            verb("settle", Move.SETTLE, ActCodec::settle),
            plain("close", Move.CLOSE),
            plain("withdraw", Move.WITHDRAW),
            resting("dispute", Move.DISPUTE, "grounds"),
            verb("vote", Move.VOTE, ActCodec::vote),
            verb("rule", Move.RULE, ActCodec::rule),
            resting("hold", Move.HOLD, ORDER),
            resting("confirmHold", Move.CONFIRM_HOLD, ORDER),
            resting("release", Move.RELEASE, ORDER),
            resting("reopen", Move.REOPEN, GROUND),
            new Verb("clawback", Set.of(Move.CLAW_BACK), ClaimActs::clawBack),
            verb("return", Move.RETURN, ActCodec::returned),
            resting("writeOff", Move.WRITE_OFF, GROUND),
            plain("timeBar", Move.TIME_BAR),
            verb("reserve", Move.RESERVE, ActCodec::reserve),
            new Verb(
                    "recover",
                    EnumSet.of(Move.RECOVER_OPEN, Move.RECOVER_RECEIVE, Move.RECOVER_APPORTION, Move.RECOVER_CLOSE),
                    ClaimActs::recover));

    /** The rows of the function table. */
    public static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        functions.add(opening("circumstance", Move.CIRCUMSTANCE));
        functions.add(opening("notify", Move.NOTIFY));
        for (Verb verb : VERBS) {
            functions.add(Function.submit(
                    "claim:" + verb.name(),
                    roles(verb.moves()),
                    List.of("move"),
                    (ledger, arguments) -> moved(verb, ledger, arguments)));
        }
        functions.add(Function.evaluate("claim:show", List.of("id"), ClaimFunctions::show));
        functions.add(Function.evaluate("claim:cover", List.of("id"), ClaimFunctions::cover));
        functions.add(Function.evaluate("claim:clocks", List.of("id"), ClaimFunctions::clocks));
        functions.add(Function.evaluate("claim:overdue", List.of("after", "limit"), ClaimFunctions::overdue));
        functions.add(Function.evaluate("claim:admissibility", List.of("id"), ClaimFunctions::admissibility));
        functions.add(Function.evaluate("claim:worksheet", List.of("digest"), ClaimFunctions::worksheet));
        functions.add(RegistryFunctions.reading("claim").getLast());
        return functions;
    }

    private static Function opening(String name, Move move) {
        return Function.submit(
                "claim:" + name, move.by(), List.of("move"), (ledger, arguments) -> opened(name, ledger, arguments));
    }

    private static byte[] opened(String name, Ledger ledger, List<byte[]> arguments) {
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        ClaimOpening opening = new ClaimOpening(new ClaimDesk(ledger), fields);
        Act act = name.equals("notify") ? opening.notified() : opening.circumstance();
        fields.end();
        return applied(name, new ClaimDesk(ledger), opening.claim(), act);
    }

    private static byte[] moved(Verb verb, Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        Claim claim = desk.claim(fields.id("claim"));
        Act act = verb.reader().read(new ClaimActs(desk, claim), fields);
        fields.end();
        return applied(verb.name(), desk, claim, act);
    }

    private static byte[] applied(String name, ClaimDesk desk, Claim claim, Act act) {
        Claim next = ClaimLife.apply(claim, act, desk.occasion(desk.coverOf(claim)));
        Json json = ClaimCodec.claim(next);
        desk.ledger().write(Keys.document("claim", next.basis().claim()), json);
        ClaimEffects.write(desk, claim, next, act);
        return desk.ledger().announce("claim:" + name, answer(desk.ledger(), next, json));
    }

    private static Json.Fields answer(Ledger ledger, Claim claim, Json json) {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("claim", json);
        members.put("transaction", Json.of(ledger.transaction()));
        members.put(
                "flags",
                Json.texts(
                        claim.steps().getLast().flags().stream().map(Enum::name).toList()));
        return Json.object(members);
    }

    private static byte[] show(Ledger ledger, List<byte[]> arguments) {
        String id = Id.check("id", text(arguments));
        return ledger.read(Keys.document("claim", id)).orElseThrow(() -> ClaimRule.CLAIM_UNKNOWN.refuse("id", id));
    }

    /** The frozen version of the cover that a claim rests on. */
    private static byte[] cover(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Claim claim = desk.claim(Id.check("id", text(arguments)));
        return CoverVersion.recorded(desk, claim.basis().cover(), claim.basis().coverVersion());
    }

    /** Every period that runs on a claim at the time of asking, and which of them are late. */
    private static byte[] clocks(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Claim claim = desk.claim(Id.check("id", text(arguments)));
        return ClockCodec.clocks(
                        claim, ProfileCodec.of(desk.coverOf(claim).document().jurisdiction()), ledger.proposedAt())
                .canonical();
    }

    /** Claims with a clock that somebody misses, page by page in the order of their ids. */
    private static byte[] overdue(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        return RegistryFunctions.page("claim", ledger, arguments, state -> late(desk, ClaimCodec.claim(state)))
                .canonical();
    }

    private static Optional<Json> late(ClaimDesk desk, Claim claim) {
        Profile profile = ProfileCodec.of(desk.coverOf(claim).document().jurisdiction());
        return ClockCodec.late(claim, profile, desk.ledger().proposedAt());
    }

    /** What the record says of each term, with the keys it was read from. */
    private static byte[] admissibility(Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        Claim claim = desk.claim(Id.check("id", text(arguments)));
        return AdmissibilityCodec.lines(claim.basis().claim(), new ClaimActs(desk, claim).lines())
                .canonical();
    }

    private static byte[] worksheet(Ledger ledger, List<byte[]> arguments) {
        Digest digest = Digest.parse(text(arguments));
        return ledger.read(Keys.path("worksheet", digest.hex()))
                .orElseThrow(() -> ClaimRule.WORKSHEET_UNKNOWN.refuse("digest", digest));
    }

    private static Verb verb(String name, Move move, java.util.function.Function<FieldReader, Act> reader) {
        return new Verb(name, Set.of(move), (acts, fields) -> reader.apply(fields));
    }

    private static Verb resting(String name, Move move, String paper) {
        return verb(name, move, fields -> ActCodec.resting(move, paper, fields));
    }

    private static Verb plain(String name, Move move) {
        return new Verb(name, Set.of(move), (acts, fields) -> new Act.Plain(move));
    }

    private static Set<Role> roles(Set<Move> moves) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        moves.forEach(move -> roles.addAll(move.by()));
        return roles;
    }

    private static String text(List<byte[]> arguments) {
        return new String(arguments.getFirst(), StandardCharsets.UTF_8);
    }
}
