package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Claim;
import io.whence.model.claim.Member;
import io.whence.model.claim.Sharing;
import io.whence.model.cover.Contribution;
import io.whence.model.cover.CoverRule;
import io.whence.model.cover.Terms;
import io.whence.model.value.Commitment;
import io.whence.model.value.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The sharing of a loss between insurers as JSON, the figure that each commits to, and the split that the money engine
 * makes of the figures. The value committed is the canonical JSON of the figure with its claim and insurer in it, so that
 * nobody can commit by copying.
 */
public final class SharingCodec {
    /** The tag of a commitment to a figure. */
    public static final String TAG = "contribution";

    private static final String TERMS_TAG = "terms";

    private SharingCodec() {}

    /** What an insurer states of a loss that it settled under its terms; the salt keeps the terms from being guessed. */
    public static Sharing.Figure figure(Json terms, Json loss, byte[] termsSalt) {
        return figure(
                terms,
                loss,
                Commitment.of(
                        termsSalt, TERMS_TAG, Digest.over(terms.canonical()).bytes()));
    }

    /** The same where the commitment to the terms is known. */
    public static Sharing.Figure figure(Json terms, Json loss, Digest committed) {
        Terms read = TermsJson.read(terms.canonical());
        byte[] worksheet = WorksheetJson.answer(terms.canonical(), loss.canonical());
        Contribution.Figure figure = Contribution.figure(read, LossJson.read(loss.canonical()));
        FieldReader fields = new FieldReader("", Json.parse(worksheet));
        return new Sharing.Figure(
                fields.minorUnits("lossMinorUnits"),
                figure.aloneMinorUnits(),
                figure.ownMinorUnits(),
                figure.afterRetentionsMinorUnits(),
                figure.sumInsuredMinorUnits()
                        .orElseThrow(
                                () -> CoverRule.SUM_INSURED_MISSING.refuse("terms.sumInsuredMinorUnits", "absent")),
                figure.mode().name(),
                committed,
                fields.digest("digest"));
    }

    /** What an insurer commits to. */
    public static Digest commitment(String claim, String insurer, Sharing.Figure figure, byte[] salt) {
        Json.Fields value =
                figure(figure).put("claim", claim).put("insurer", insurer).json();
        return Commitment.of(salt, TAG, value.canonical());
    }

    /**
     * The split of all figures, when each insurer has paid, or will, what stands beside it. What it pays above its own
     * figure are costs of defence, which nobody shares.
     */
    public static Sharing.Split split(Sharing sharing, List<Long> costs) {
        List<Contribution.Figure> figures =
                sharing.seats().stream().map(SharingCodec::stated).toList();
        Contribution split = Contribution.split(figures);
        List<Long> paid = IntStream.range(0, figures.size())
                .mapToObj(i -> Math.min(costs.get(i), figures.get(i).ownMinorUnits()))
                .toList();
        List<Sharing.Due> dues = split.transfers(paid).stream()
                .map(transfer -> new Sharing.Due(
                        party(sharing, transfer.from()),
                        party(sharing, transfer.to()),
                        transfer.minorUnits(),
                        Optional.empty()))
                .toList();
        return new Sharing.Split(
                split.mode().name(),
                split.shares().stream().map(Contribution.Share::shareMinorUnits).toList(),
                dues);
    }

    public static Json.Fields json(Sharing sharing) {
        return new Members()
                .put("claim", sharing.claim())
                .put("lossMinorUnits", sharing.lossMinorUnits())
                .put("commitBy", sharing.commitBy())
                .put("openBy", sharing.openBy())
                .put("state", sharing.state())
                .list("insurers", sharing.seats(), SharingCodec::seat)
                .putIf("mode", sharing.mode(), Json::of)
                .list("dues", sharing.dues(), SharingCodec::due)
                .json();
    }

    public static Sharing read(byte[] state) {
        FieldReader fields = new FieldReader("", Json.parse(state));
        return new Sharing(
                fields.id("claim"),
                fields.minorUnits("lossMinorUnits"),
                fields.time("commitBy"),
                fields.time("openBy"),
                fields.choice("state", Sharing.State.class),
                fields.objects("insurers", Sharing.SEATS_MAX, SharingCodec::seat),
                fields.textIfPresent("mode"),
                fields.objects("dues", Sharing.SEATS_MAX * Sharing.SEATS_MAX, SharingCodec::due));
    }

    /** Reads a figure; its mode is one that the money engine knows. */
    public static Sharing.Figure figure(FieldReader fields) {
        Sharing.Figure figure = new Sharing.Figure(
                fields.minorUnits("lossMinorUnits"),
                fields.minorUnits("aloneMinorUnits"),
                fields.minorUnits("ownMinorUnits"),
                fields.minorUnits("afterRetentionsMinorUnits"),
                fields.minorUnits("sumInsuredMinorUnits"),
                fields.choice("mode", Contribution.Mode.class).name(),
                fields.digest("terms"),
                fields.digest("worksheet"));
        fields.end();
        return figure;
    }

    public static Json.Fields figureJson(Sharing.Figure figure) {
        return figure(figure).json();
    }

    /** What the insurers of a claim bear of it: its own, and those whose contributions it received. */
    static List<Sharing.Due> borne(Claim claim, Optional<Sharing> sharing) {
        String own = claim.basis().insurer().party();
        long paid = claim.account().keptMinorUnits();
        List<Sharing.Due> borne = new ArrayList<>();
        long received = sharing.map(each -> each.receivedMinorUnits(own)).orElse(0L);
        borne.add(new Sharing.Due(own, own, Math.max(0, paid - received), Optional.empty()));
        sharing.stream()
                .flatMap(each -> each.dues().stream())
                .filter(due -> due.to().equals(own) && due.reference().isPresent())
                .forEach(borne::add);
        return borne;
    }

    private static Contribution.Figure stated(Sharing.Seat seat) {
        Sharing.Figure figure = seat.figure().orElseThrow();
        return new Contribution.Figure(
                Optional.of(seat.insurer().party()),
                figure.aloneMinorUnits(),
                figure.ownMinorUnits(),
                figure.afterRetentionsMinorUnits(),
                Optional.of(figure.sumInsuredMinorUnits()),
                Contribution.Mode.valueOf(figure.mode()));
    }

    private static String party(Sharing sharing, int seat) {
        return sharing.seats().get(seat).insurer().party();
    }

    private static Members figure(Sharing.Figure figure) {
        return new Members()
                .put("lossMinorUnits", figure.lossMinorUnits())
                .put("aloneMinorUnits", figure.aloneMinorUnits())
                .put("ownMinorUnits", figure.ownMinorUnits())
                .put("afterRetentionsMinorUnits", figure.afterRetentionsMinorUnits())
                .put("sumInsuredMinorUnits", figure.sumInsuredMinorUnits())
                .put("mode", figure.mode())
                .put("terms", figure.terms())
                .put("worksheet", figure.worksheet());
    }

    private static Json seat(Sharing.Seat seat) {
        return new Members()
                .put("insurer", seat.insurer().party())
                .put("mspId", seat.insurer().mspId())
                .putIf("commitment", seat.commitment(), Members::digest)
                .putIf("figure", seat.figure(), SharingCodec::figureJson)
                .putIf("shareMinorUnits", seat.shareMinorUnits(), Json::of)
                .json();
    }

    private static Sharing.Seat seat(FieldReader fields) {
        return new Sharing.Seat(
                new Member(fields.id("insurer"), fields.text("mspId")),
                fields.digestIfPresent("commitment"),
                fields.objectIfPresent("figure").map(SharingCodec::figure),
                fields.minorUnitsIfPresent("shareMinorUnits"));
    }

    private static Json due(Sharing.Due due) {
        return new Members()
                .put("from", due.from())
                .put("to", due.to())
                .put("minorUnits", due.minorUnits())
                .putIf("reference", due.reference(), Members::digest)
                .json();
    }

    private static Sharing.Due due(FieldReader fields) {
        return new Sharing.Due(
                fields.id("from"),
                fields.id("to"),
                fields.minorUnits("minorUnits"),
                fields.digestIfPresent("reference"));
    }
}
