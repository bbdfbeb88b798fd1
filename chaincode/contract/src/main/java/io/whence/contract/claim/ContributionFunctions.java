package io.whence.contract.claim;

import io.whence.contract.Function;
import io.whence.contract.Ledger;
import io.whence.contract.RegistryFunctions;
import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Decision;
import io.whence.model.claim.Member;
import io.whence.model.claim.Notice;
import io.whence.model.claim.Occasion;
import io.whence.model.claim.Sharing;
import io.whence.model.claim.SharingMove;
import io.whence.model.claim.SharingRule;
import io.whence.model.value.Digest;
import io.whence.model.wire.Disclosure;
import io.whence.model.wire.Keys;
import io.whence.model.wire.SharingCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Contribution: insurers of one loss commit to their figures, open them, and learn who owes whom. */
public final class ContributionFunctions {
    private static final String KIND = "contribution";

    private ContributionFunctions() {}

    /** What a move makes of what stands on the ledger. */
    @FunctionalInterface
    private interface Step {
        Sharing of(Table table, FieldReader fields);
    }

    /** The claim that is shared, and who moves. */
    private record Table(ClaimDesk desk, Claim claim, Occasion occasion) {
        Sharing sharing() {
            return desk.sharing(claim)
                    .orElseThrow(() -> SharingRule.SHARING_UNKNOWN.refuse(
                            "claim", claim.basis().claim()));
        }
    }

    /** The rows of the function table. */
    public static List<Function> all() {
        List<Function> functions = new ArrayList<>();
        functions.add(submit(SharingMove.CALL, ContributionFunctions::called));
        functions.add(submit(
                SharingMove.COMMIT,
                (table, fields) -> table.sharing().committed(fields.digest("commitment"), table.occasion)));
        functions.add(submit(SharingMove.OPEN, ContributionFunctions::opened));
        functions.add(
                submit(SharingMove.LAPSE, (table, fields) -> table.sharing().lapsed(table.occasion)));
        functions.add(submit(
                SharingMove.RECEIVE,
                (table, fields) ->
                        table.sharing().received(fields.id("from"), fields.digest("reference"), table.occasion)));
        functions.add(Function.evaluate("contribution:show", List.of("claim"), ContributionFunctions::show));
        functions.add(RegistryFunctions.reading(KIND).getLast());
        functions.addAll(DisclosureFunctions.all());
        return functions;
    }

    private static Function submit(SharingMove move, Step step) {
        String name = KIND + ":" + move.name().toLowerCase(Locale.ROOT);
        return Function.submit(
                name, Set.of(move.by()), List.of("move"), (ledger, arguments) -> moved(name, step, ledger, arguments));
    }

    private static byte[] moved(String name, Step step, Ledger ledger, List<byte[]> arguments) {
        ClaimDesk desk = new ClaimDesk(ledger);
        FieldReader fields = new FieldReader("", Json.parseCanonical(arguments.getFirst()));
        Claim claim = desk.claim(fields.id("claim"));
        Sharing next = step.of(new Table(desk, claim, desk.occasion(desk.coverOf(claim))), fields);
        fields.end();
        TreeMap<String, Json> answer = new TreeMap<>(SharingCodec.json(next).members());
        ledger.write(Keys.path(KIND, next.claim()), Json.object(answer));
        answer.put("transaction", Json.of(ledger.transaction()));
        return ledger.announce(name, Json.object(answer));
    }

    private static Sharing called(Table table, FieldReader fields) {
        table.desk
                .sharing(table.claim)
                .filter(before -> before.state() != Sharing.State.LAPSED)
                .ifPresent(before -> {
                    throw SharingRule.SHARING_EXISTS.refuse("claim", before.claim());
                });
        List<Member> others = fields.ids("insurers", Sharing.SEATS_MAX).stream()
                .map(insurer -> table.desk.member("insurers", insurer))
                .toList();
        Sharing.Call call = new Sharing.Call(
                decided(table.claim).flatMap(table.desk::lossOf).orElse(0L),
                others,
                fields.time("commitBy"),
                fields.time("openBy"));
        return Sharing.called(table.claim, call, table.occasion);
    }

    /** The last opening splits the pool: nobody has to be asked for it. */
    private static Sharing opened(Table table, FieldReader fields) {
        Sharing.Figure figure = SharingCodec.figure(fields.object("figure"));
        String insurer = table.occasion.actor().party();
        Digest commitment = SharingCodec.commitment(
                table.claim.basis().claim(), insurer, figure, Disclosure.salt("salt", fields.text("salt")));
        Sharing sharing = table.sharing().opened(figure, commitment, table.occasion);
        requireDecided(table, figure);
        return sharing.complete() ? sharing.split(SharingCodec.split(sharing, costs(table, sharing))) : sharing;
    }

    /** The claim's own insurer decided on this ledger: its figure is no secret, and is the one of that worksheet. */
    private static void requireDecided(Table table, Sharing.Figure figure) {
        boolean own = table.occasion
                .actor()
                .mspId()
                .equals(table.claim.basis().insurer().mspId());
        if (own && !figure.equals(decidedFigure(table, figure.terms()))) {
            throw SharingRule.FIGURE_DIFFERS.refuse("figure.aloneMinorUnits", figure.aloneMinorUnits());
        }
    }

    private static Sharing.Figure decidedFigure(Table table, Digest terms) {
        FieldReader document = new FieldReader(
                "", decided(table.claim).flatMap(table.desk::worksheet).orElseThrow());
        return SharingCodec.figure(document.json("terms"), document.json("loss"), terms);
    }

    /** What each insurer pays the insured by its own decision; nothing where it has none for this loss. */
    private static List<Long> costs(Table table, Sharing sharing) {
        List<Long> costs = new ArrayList<>();
        for (Sharing.Seat seat : sharing.seats()) {
            costs.add(
                    seat.insurer().equals(table.claim.basis().insurer())
                            ? table.claim.costMinorUnits()
                            : noticed(table, seat.insurer().party()));
        }
        return costs;
    }

    private static long noticed(Table table, String insurer) {
        return table.claim.notice().stream()
                .flatMap(notice -> notice.contributions().stream())
                .filter(other -> other.insurer().equals(insurer))
                .map(Notice.Contribution::claim)
                .distinct()
                .mapToLong(id -> table.desk.claim(id).costMinorUnits())
                .sum();
    }

    private static Optional<Digest> decided(Claim claim) {
        return claim.lastDecision().map(Decision::worksheet);
    }

    private static byte[] show(Ledger ledger, List<byte[]> arguments) {
        String claim = Function.id("claim", arguments);
        return ledger.read(Keys.path(KIND, claim))
                .orElseThrow(() -> SharingRule.SHARING_UNKNOWN.refuse("claim", claim));
    }
}
