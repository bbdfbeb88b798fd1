package io.whence.model.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares a loss between policies once more, by other means: in place of rounds that redistribute what is over a cap, the
 * one level up to which all policies are filled is found by walking the heights at which one after the other is full.
 */
record SharingAudit(String mode, long pool, List<Long> policyShares, List<Long> ownShares) {
    /** One policy as its insurer states it. */
    record Stated(Opinion.Alone alone, long sumInsured, String mode) {}

    static SharingAudit of(List<Stated> policies) {
        long most = policies.stream()
                .mapToLong(each -> each.alone().afterRetentions())
                .max()
                .orElseThrow();
        List<Long> caps = policies.stream().map(each -> each.alone().whole()).toList();
        long all = caps.stream().mapToLong(cap -> cap).sum();
        String mode = policies.stream().map(Stated::mode).distinct().count() == 1
                ? policies.getFirst().mode()
                : Workload.MODES[0];
        long pool = Math.min(most, all);
        List<Long> parts = pool == all ? caps : Auditor.fitted(pool, exact(mode, pool, policies));
        List<Long> own = IntStream.range(0, parts.size())
                .mapToLong(i -> own(policies.get(i).alone(), parts.get(i)))
                .boxed()
                .toList();
        return new SharingAudit(mode, pool, parts, own);
    }

    private static long own(Opinion.Alone alone, long part) {
        return alone.whole() == 0
                ? 0
                : Ratio.of(alone.own())
                        .multiply(Ratio.of(part))
                        .divide(Ratio.of(alone.whole()))
                        .nearest();
    }

    private static List<Ratio> exact(String mode, long pool, List<Stated> policies) {
        List<Ratio> caps =
                policies.stream().map(each -> Ratio.of(each.alone().whole())).toList();
        return switch (mode) {
            case "PRIMARY_EXCESS" -> stacked(pool, caps);
            case "EQUAL_SHARES" ->
                filled(Ratio.of(pool), caps.stream().map(cap -> Ratio.ONE).toList(), caps);
            case "INDEPENDENT_LIABILITY" -> filled(Ratio.of(pool), caps, caps);
            default ->
                filled(
                        Ratio.of(pool),
                        policies.stream()
                                .map(each -> Ratio.of(each.sumInsured()))
                                .toList(),
                        caps);
        };
    }

    /** Each policy covers a stretch of the pool that begins where the ones before it end. */
    private static List<Ratio> stacked(long pool, List<Ratio> caps) {
        List<Ratio> parts = new ArrayList<>();
        Ratio top = Ratio.ZERO;
        for (Ratio cap : caps) {
            Ratio bottom = top.min(Ratio.of(pool));
            top = top.add(cap);
            parts.add(top.min(Ratio.of(pool)).subtract(bottom));
        }
        return parts;
    }

    /** Policies with weight are filled to one level a unit of weight; those without share evenly what these leave. */
    private static List<Ratio> filled(Ratio pool, List<Ratio> weights, List<Ratio> caps) {
        Ratio level = level(pool, weights, caps);
        List<Ratio> parts = new ArrayList<>();
        Ratio left = pool;
        for (int i = 0; i < caps.size(); i++) {
            parts.add(caps.get(i).min(weights.get(i).multiply(level)));
            left = left.subtract(parts.get(i));
        }
        if (left.nothing()) {
            return parts;
        }
        List<Integer> idle = IntStream.range(0, caps.size())
                .filter(i -> weights.get(i).nothing())
                .boxed()
                .toList();
        List<Ratio> rest = filled(
                left,
                idle.stream().map(i -> Ratio.ONE).toList(),
                idle.stream().map(caps::get).toList());
        IntStream.range(0, idle.size()).forEach(i -> parts.set(idle.get(i), rest.get(i)));
        return parts;
    }

    /** The lowest level at which the pool is spent, or at which every policy with weight is full. */
    private static Ratio level(Ratio pool, List<Ratio> weights, List<Ratio> caps) {
        List<Integer> byHeight = IntStream.range(0, caps.size())
                .filter(i -> !weights.get(i).nothing())
                .boxed()
                .sorted(Comparator.comparing(i -> caps.get(i).divide(weights.get(i))))
                .toList();
        Ratio level = Ratio.ZERO;
        Ratio left = pool;
        Ratio width = byHeight.stream().map(weights::get).reduce(Ratio.ZERO, Ratio::add);
        for (int full : byHeight) {
            Ratio next = caps.get(full).divide(weights.get(full));
            Ratio needed = next.subtract(level).multiply(width);
            if (needed.compareTo(left) >= 0) {
                return level.add(left.divide(width));
            }
            left = left.subtract(needed);
            level = next;
            width = width.subtract(weights.get(full));
        }
        return level;
    }
}
