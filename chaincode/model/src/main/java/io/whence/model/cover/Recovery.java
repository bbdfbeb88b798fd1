package io.whence.model.cover;

import io.whence.model.value.Currency;
import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import io.whence.model.value.ValueRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Money that came back for a paid loss from those at fault, and who is entitled to it.
 *
 * @param deductibleMinorUnits the part of the loss that the insured agreed to bear first
 * @param paid what each insurer paid, from the primary up
 * @param faults shares on the circulation path; the rest, less the insured's own, is nobody's
 */
public record Recovery(
        Currency currency,
        long lossMinorUnits,
        long deductibleMinorUnits,
        List<Payment> paid,
        long recoveredMinorUnits,
        long costsMinorUnits,
        Mode mode,
        List<Fault> faults,
        Percent insuredFault,
        Liability liability) {
    /** Who comes first. */
    public enum Mode {
        /** The loss above the insurers' limits, then insurers from the top layer down, then the deductible. */
        TOP_DOWN,
        /** Whatever the insured is short of, then insurers by what they paid. */
        MADE_WHOLE,
        /** Everybody by the loss borne. */
        PRO_RATA,
        /** Insurers by what they paid, then the insured. */
        INSURER_FIRST
    }

    /** Whether a party at fault answers for its own share or for all of them. */
    public enum Liability {
        SEVERAL,
        JOINT
    }

    /** What an insurer paid, or what it receives. */
    public record Payment(String insurer, long minorUnits) {}

    /** One party's share in the fault. */
    public record Fault(String party, Percent percent) {}

    /** The most that the insurers may ask of a party. */
    public record Ceiling(String party, long minorUnits) {}

    /** Who receives what of the money recovered: with the costs it adds up to what came back. */
    public record Apportioned(
            long insuredMinorUnits, List<Payment> insurers, long costsMinorUnits, List<Ceiling> ceilings) {
        public Apportioned {
            insurers = List.copyOf(insurers);
            ceilings = List.copyOf(ceilings);
        }
    }

    public Recovery {
        paid = List.copyOf(paid);
        faults = List.copyOf(faults);
        requireOnce("paid[%d].insurer", paid.stream().map(Payment::insurer).toList());
        requireOnce("faults[%d].party", faults.stream().map(Fault::party).toList());
        if (deductibleMinorUnits > lossMinorUnits) {
            throw CoverRule.DEDUCTIBLE_EXCEEDS_LOSS.refuse("deductibleMinorUnits", deductibleMinorUnits);
        }
        if (sum(paid) > lossMinorUnits) {
            throw CoverRule.PAID_EXCEEDS_LOSS.refuse("paid", sum(paid));
        }
        Fraction whole =
                faults.stream().map(fault -> fault.percent().share()).reduce(insuredFault.share(), Fraction::plus);
        if (whole.compareTo(Fraction.ONE) > 0) {
            throw CoverRule.FAULTS_EXCEED_WHOLE.refuse(
                    "faults", whole.times(Fraction.of(100)).text());
        }
    }

    private static void requireOnce(String field, List<String> names) {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw ValueRule.DUPLICATE.refuse(field.replace("%d", Integer.toString(i)), names.get(i));
            }
        }
    }

    /** Shares out what came back: costs first, then by the mode; what exceeds the whole loss is the insured's. */
    public Apportioned apportion() {
        long costs = Math.min(costsMinorUnits, recoveredMinorUnits);
        long[] received = Waterfall.of(this).pour(recoveredMinorUnits - costs);
        List<Payment> insurers = new ArrayList<>(paid.size());
        for (int i = 0; i < paid.size(); i++) {
            insurers.add(new Payment(paid.get(i).insurer(), received[i]));
        }
        return new Apportioned(received[paid.size()], insurers, costs, ceilings());
    }

    /** Subrogation reaches what was paid: of a party severally by its share, jointly by the shares of all parties. */
    private List<Ceiling> ceilings() {
        Fraction whole = Fraction.of(sum(paid));
        List<Fraction> asked =
                faults.stream().map(fault -> fault.percent().of(whole)).toList();
        Fraction all = Apportionment.sum(asked);
        List<Long> several = Apportionment.rounded(all.halfUp(), asked);
        List<Ceiling> ceilings = new ArrayList<>(faults.size());
        for (int i = 0; i < faults.size(); i++) {
            long most = liability == Liability.JOINT ? all.halfUp() : several.get(i);
            ceilings.add(new Ceiling(faults.get(i).party(), most));
        }
        return ceilings;
    }

    static long sum(List<Payment> payments) {
        return payments.stream().mapToLong(Payment::minorUnits).reduce(0, Math::addExact);
    }
}
