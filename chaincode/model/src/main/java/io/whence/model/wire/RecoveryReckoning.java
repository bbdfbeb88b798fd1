package io.whence.model.wire;

import io.whence.model.bytes.FieldReader;
import io.whence.model.bytes.Json;
import io.whence.model.claim.Assessment;
import io.whence.model.claim.Claim;
import io.whence.model.claim.ClaimRule;
import io.whence.model.claim.Recovery;
import io.whence.model.claim.Sharing;
import io.whence.model.cover.Contribution;
import io.whence.model.cover.Switches;
import io.whence.model.value.Fraction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Who may be asked for what was paid, and who keeps what comes in: the money engine's answer for one claim. */
public final class RecoveryReckoning {
    /** What the insured bears above the limits: made good before the insurers from the top down. */
    private static final List<String> ABOVE_ALL_LIMITS = List.of("overLimit", "aggregate");

    /** What the insured agreed to bear, or brought on itself: made good last from the top down. */
    private static final List<String> BORNE_FIRST =
            List.of("waiting", "underInsurance", "deductible", "coPayment", "attachment", "premiumUnpaid");

    private RecoveryReckoning() {}

    /** The most that may be asked of each party at fault, in the order of the assessment. */
    public static List<Recovery.Ceiling> ceilings(Claim claim, Json worksheetDocument) {
        return AccountCodec.ceilings(answer(claim, worksheetDocument, 0, 0));
    }

    /**
     * The split of all that has come in. Insurers that contributed to what was paid share what its insurer receives, by
     * what each bears.
     */
    public static Recovery.Apportionment apportionment(Claim claim, Json worksheetDocument, Optional<Sharing> sharing) {
        Recovery recovery = claim.recovery().orElseThrow(() -> ClaimRule.RECOVERY_STAGE.refuse("recovery", "NONE"));
        Recovery.Apportionment split = AccountCodec.apportionment(
                answer(claim, worksheetDocument, recovery.receivedMinorUnits(), recovery.costsMinorUnits()));
        List<Sharing.Due> borne = SharingCodec.borne(claim, sharing);
        List<Long> parts = Contribution.inProportion(
                split.insurers().getFirst().minorUnits(),
                borne.stream().map(Sharing.Due::minorUnits).toList());
        List<Recovery.Share> insurers = IntStream.range(0, borne.size())
                .mapToObj(i -> new Recovery.Share(borne.get(i).from(), parts.get(i)))
                .toList();
        return new Recovery.Apportionment(split.insuredMinorUnits(), insurers, split.costsMinorUnits());
    }

    private static FieldReader answer(Claim claim, Json document, long received, long costs) {
        Json input = input(claim, new FieldReader("", document), received, costs);
        return new FieldReader("", Json.parse(RecoveryJson.answer(input.canonical())));
    }

    private static Json.Fields input(Claim claim, FieldReader document, long received, long costs) {
        Assessment assessment = claim.assessment()
                .orElseThrow(() -> ClaimRule.NOTHING_TO_RECOVER.refuse(
                        "claim", claim.basis().claim()));
        FieldReader worksheet = document.object("worksheet");
        FieldReader retained = worksheet.object("retained");
        Fraction part = ownPart(worksheet, retained);
        long first = part.times(Fraction.of(sum(retained, ABOVE_ALL_LIMITS))).halfUp();
        long last = part.times(Fraction.of(sum(retained, BORNE_FIRST))).halfUp();
        Switches switches = TermsJson.read(document.json("terms").canonical()).switches();
        return new Members()
                .put("currency", claim.basis().currency().code())
                .put("lossMinorUnits", claim.account().keptMinorUnits() + first + last)
                .put("deductibleMinorUnits", last)
                .put("paid", Json.array(List.of(paid(claim))))
                .put("recoveredMinorUnits", received)
                .put("costsMinorUnits", costs)
                .put("mode", switches.recovery())
                .list("faults", assessment.faults(), RecoveryReckoning::fault)
                .put("insuredFaultPercent", assessment.insuredFaultPercent())
                .put("liability", assessment.liability())
                .json();
    }

    /** Who shares the risk of a panel pursues its own part of the loss: this insurer's is what it pays of the whole. */
    private static Fraction ownPart(FieldReader worksheet, FieldReader retained) {
        long net = worksheet.minorUnits("netMinorUnits");
        long whole = net + retained.minorUnits("participation");
        return whole == 0 ? Fraction.ONE : Fraction.of(net, whole);
    }

    private static long sum(FieldReader retained, List<String> keys) {
        return keys.stream().mapToLong(retained::minorUnits).reduce(0, Math::addExact);
    }

    private static Json paid(Claim claim) {
        return new Members()
                .put("insurer", claim.basis().insurer().party())
                .put("minorUnits", claim.account().keptMinorUnits())
                .json();
    }

    private static Json fault(Assessment.Fault fault) {
        return new Members()
                .put("party", fault.party())
                .put("percent", fault.percent())
                .json();
    }
}
