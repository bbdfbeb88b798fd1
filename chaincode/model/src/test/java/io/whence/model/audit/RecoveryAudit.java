package io.whence.model.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares out what came back once more, by other means: the money is a line, each tier a stretch of it, and what a tier
 * receives is how far the money reaches into its stretch.
 *
 * @param received what each insurer receives, in the order given, and last the insured
 */
record RecoveryAudit(long costs, List<Long> received, List<Long> ceilings) {
    /** A drawn recovery, without any type of the model. */
    record Case(
            long loss,
            long deductible,
            List<Long> paid,
            long recovered,
            long costs,
            String mode,
            List<String> faults,
            boolean joint) {}

    /** What one member bears of a stretch; the insured is the member after the last insurer. */
    private record Stake(int member, long amount) {}

    static RecoveryAudit of(Case drawn) {
        long costs = Math.min(drawn.costs, drawn.recovered);
        return new RecoveryAudit(costs, received(drawn, drawn.recovered - costs), ceilings(drawn));
    }

    private static List<Long> received(Case drawn, long money) {
        long[] received = new long[drawn.paid.size() + 1];
        long bottom = 0;
        for (List<Stake> stretch : stretches(drawn)) {
            long length = stretch.stream().mapToLong(Stake::amount).sum();
            long reached = Math.max(0, Math.min(length, money - bottom));
            List<Ratio> exact = stretch.stream()
                    .map(stake -> length == 0
                            ? Ratio.ZERO
                            : Ratio.of(stake.amount).multiply(Ratio.of(reached)).divide(Ratio.of(length)))
                    .toList();
            List<Long> parts = Auditor.fitted(reached, exact);
            IntStream.range(0, parts.size()).forEach(i -> received[stretch.get(i).member] += parts.get(i));
            bottom += length;
        }
        received[drawn.paid.size()] += Math.max(0, money - bottom);
        return IntStream.range(0, received.length).mapToObj(i -> received[i]).toList();
    }

    private static List<List<Stake>> stretches(Case drawn) {
        int insured = drawn.paid.size();
        long borne = drawn.loss - drawn.paid.stream().mapToLong(each -> each).sum();
        long first = Math.min(borne, drawn.deductible);
        List<Stake> insurers = IntStream.range(0, insured)
                .mapToObj(i -> new Stake(i, drawn.paid.get(i)))
                .toList();
        List<Stake> all = new ArrayList<>(insurers);
        all.add(new Stake(insured, borne));
        return switch (drawn.mode) {
            case "MADE_WHOLE" -> List.of(List.of(all.getLast()), insurers);
            case "INSURER_FIRST" -> List.of(insurers, List.of(all.getLast()));
            case "PRO_RATA" -> List.of(all);
            default -> {
                List<List<Stake>> tower = new ArrayList<>(List.of(List.of(new Stake(insured, first))));
                insurers.forEach(insurer -> tower.add(List.of(insurer)));
                tower.add(List.of(new Stake(insured, borne - first)));
                yield tower.reversed();
            }
        };
    }

    private static List<Long> ceilings(Case drawn) {
        Ratio paid = Ratio.of(drawn.paid.stream().mapToLong(each -> each).sum());
        List<Ratio> asked = drawn.faults.stream()
                .map(percent -> Ratio.decimal(percent).divide(Ratio.of(100)).multiply(paid))
                .toList();
        long all = asked.stream().reduce(Ratio.ZERO, Ratio::add).nearest();
        return drawn.joint ? asked.stream().map(each -> all).toList() : Auditor.fitted(all, asked);
    }
}
