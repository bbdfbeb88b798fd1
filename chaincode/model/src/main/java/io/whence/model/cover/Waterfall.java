package io.whence.model.cover;

import io.whence.model.value.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which money recovered fills what each bears: tier after tier, and inside a tier in proportion. Members
 * are the insurers by their place, and after them the insured.
 */
record Waterfall(List<List<Bearing>> tiers, int members) {
    /** What a member bears of the loss, as far as a tier makes it good. */
    record Bearing(int member, long minorUnits) {}

    static Waterfall of(Recovery recovery) {
        int insured = recovery.paid().size();
        long shortfall = recovery.lossMinorUnits() - Recovery.sum(recovery.paid());
        List<Bearing> insurers = IntStream.range(0, insured)
                .mapToObj(i -> new Bearing(i, recovery.paid().get(i).minorUnits()))
                .toList();
        Bearing whole = new Bearing(insured, shortfall);
        List<List<Bearing>> tiers = switch (recovery.mode()) {
            case TOP_DOWN -> topDown(insurers, whole, Math.min(shortfall, recovery.deductibleMinorUnits()));
            case MADE_WHOLE -> List.of(List.of(whole), insurers);
            case PRO_RATA -> List.of(joined(insurers, whole));
            case INSURER_FIRST -> List.of(insurers, List.of(whole));
        };
        return new Waterfall(tiers, insured + 1);
    }

    /** What each member receives; what no tier takes is the insured's. */
    long[] pour(long amount) {
        long[] received = new long[members];
        long left = amount;
        for (List<Bearing> tier : tiers) {
            long taken =
                    Math.min(left, tier.stream().mapToLong(Bearing::minorUnits).sum());
            List<Long> parts = Apportionment.proportional(
                    taken,
                    tier.stream()
                            .map(bearing -> Fraction.of(bearing.minorUnits()))
                            .toList());
            IntStream.range(0, tier.size()).forEach(i -> received[tier.get(i).member()] += parts.get(i));
            left -= taken;
        }
        received[members - 1] += left;
        return received;
    }

    private static List<List<Bearing>> topDown(List<Bearing> insurers, Bearing insured, long deductible) {
        List<List<Bearing>> tiers = new ArrayList<>();
        tiers.add(List.of(new Bearing(insured.member(), insured.minorUnits() - deductible)));
        insurers.reversed().forEach(insurer -> tiers.add(List.of(insurer)));
        tiers.add(List.of(new Bearing(insured.member(), deductible)));
        return tiers;
    }

    private static List<Bearing> joined(List<Bearing> insurers, Bearing insured) {
        List<Bearing> all = new ArrayList<>(insurers);
        all.add(insured);
        return all;
    }
}
