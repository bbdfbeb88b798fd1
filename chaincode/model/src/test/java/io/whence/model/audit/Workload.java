package io.whence.model.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Draws terms and losses whose amounts are small enough to meet each other's boundaries often. */
final class Workload {
    static final String[] MODES = {"SUM_INSURED_PROPORTION", "INDEPENDENT_LIABILITY", "EQUAL_SHARES", "PRIMARY_EXCESS"};

    private final SplittableRandom random;
    private final List<String> sections = new ArrayList<>();
    private final List<String> levels = new ArrayList<>(List.of("policy"));
    private final boolean perUnit;
    private boolean reversing = true;

    Workload(long seed) {
        random = new SplittableRandom(seed);
        perUnit = chance(20);
    }

    /** Leaves reverse franchises out: more loss, or more of a deductible, may then pay less, or more. */
    Workload withoutReverseFranchise() {
        reversing = false;
        return this;
    }

    /**
     * Whether one section bears its deductible for all, and a limit or aggregate may hide what a deductible takes. Which
     * section takes most is then each claim's own answer, and two claims may answer better than one.
     */
    static boolean choosesWhereItHides(Paper terms) {
        return terms.inside("switches").text("policyDeductible", "").equals("LARGEST_SECTION_ONLY")
                && hides(terms.list("sections"));
    }

    private static boolean hides(List<Paper> sections) {
        return sections.stream()
                .anyMatch(
                        section -> section.has("limit") || section.has("aggregate") || hides(section.list("sections")));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Paper terms() {
        Paper terms = Paper.of("currency", "CNY", "sections", sections(below(4), 3));
        if (chance(40)) {
            terms.put("sumInsuredMinorUnits", amount());
        }
        if (chance(20)) {
            terms.put("premium", Paper.of("dueMinorUnits", amount(), "receivedMinorUnits", amount()));
        }
        return terms.put("policy", policy()).put("switches", switches());
    }

    Paper loss() {
        List<Paper> items = new ArrayList<>();
        int count = below(7);
        for (int i = 0; i < count; i++) {
            items.add(item(i));
        }
        return chance(25) ? Paper.of("items", items, "carried", carried()) : Paper.of("items", items);
    }

    /** Another insurer's terms for the same sections: its own policy, sum insured, premium and way of sharing. */
    Paper rival(Paper terms) {
        Paper rival = terms.copy().put("policy", policy()).put("sumInsuredMinorUnits", below(5) == 0 ? 0L : amount());
        Paper switches = rival.inside("switches").copy();
        either(switches, "contribution", MODES);
        return rival.put("switches", switches);
    }

    private Paper switches() {
        Paper switches = new Paper();
        either(switches, "deductibleVsLimit", "LIMIT_IN_EXCESS_OF_DEDUCTIBLE", "DEDUCTIBLE_INSIDE_LIMIT");
        either(switches, "policyDeductible", "SUM_ONCE", "LARGEST_SECTION_ONLY");
        either(switches, "subLimit", "PART_OF", "IN_ADDITION");
        either(switches, "defence", "INSIDE", "OUTSIDE", "NONE");
        either(switches, "waiting", "EXCESS", "QUALIFYING", "GREATER_OF");
        return switches;
    }

    private void either(Paper paper, String name, String... words) {
        if (chance(60)) {
            paper.put(name, words[below(words.length)]);
        }
    }

    private List<Paper> sections(int count, int depth) {
        List<Paper> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "S" + sections.size();
            sections.add(id);
            levels.add(id);
            result.add(section(id, depth));
        }
        return result;
    }

    private Paper section(String id, int depth) {
        Paper section = Paper.of("id", id);
        sometimes(25, section, "waiting", () -> {
            Paper waiting = Paper.of("hours", (long) below(30));
            either(waiting, "mode", "EXCESS", "QUALIFYING", "GREATER_OF");
            return waiting;
        });
        sometimes(15, section, "indemnityHoursMax", () -> (long) below(40));
        sometimes(25, section, "average", () -> {
            Paper average = Paper.of("sumInsuredMinorUnits", amount());
            sometimes(50, average, "requiredPercent", this::percent);
            return average;
        });
        sometimes(50, section, "deductible", this::deductibles);
        sometimes(25, section, "coPaymentPercent", this::percent);
        sometimes(40, section, "limit", this::limit);
        sometimes(20, section, "aggregate", this::aggregate);
        sometimes(40, section, "sections", () -> depth == 0 ? List.of() : sections(1 + below(2), depth - 1));
        return section;
    }

    private Paper policy() {
        Paper policy = new Paper();
        sometimes(40, policy, "deductible", this::deductibles);
        sometimes(25, policy, "limit", this::limit);
        sometimes(60, policy, "layers", this::layers);
        return policy;
    }

    private List<Paper> layers() {
        List<Paper> layers = new ArrayList<>();
        int count = 1 + below(3);
        long floor = chance(50) ? 0 : below(40);
        for (int i = 0; i < count; i++) {
            Paper layer = Paper.of("id", "L" + i);
            levels.add("L" + i);
            sometimes(floor == 0 ? 50 : 100, layer, "attachmentMinorUnits", () -> 0L);
            if (floor > 0) {
                layer.put("attachmentMinorUnits", floor);
            }
            long height = 1L + below(80);
            if (i < count - 1 || chance(50)) {
                layer.put("occurrenceLimitMinorUnits", height);
            }
            sometimes(40, layer, "aggregate", this::aggregate);
            sometimes(50, layer, "participationPercent", this::percent);
            layers.add(layer);
            floor += height + (chance(30) ? below(20) : 0);
        }
        return chance(30) ? layers.reversed() : layers;
    }

    private Object deductibles() {
        if (chance(60)) {
            return deductible();
        }
        List<Paper> list = new ArrayList<>();
        int count = below(4);
        for (int i = 0; i < count; i++) {
            list.add(deductible());
        }
        return list;
    }

    private Paper deductible() {
        Paper deductible = switch (below(reversing ? 8 : 7)) {
            case 0, 1, 2 -> Paper.of("kind", "FLAT", "minorUnits", amount());
            case 3 -> Paper.of("kind", "PERCENT_OF_LOSS", "percent", percent());
            case 4 -> Paper.of("kind", "PERCENT_OF_VALUE", "percent", percent());
            case 5, 6 -> Paper.of("kind", "FRANCHISE", "minorUnits", amount());
            default -> Paper.of("kind", "REVERSE_FRANCHISE", "minorUnits", amount());
        };
        long least = below(20);
        sometimes(25, deductible, "minMinorUnits", () -> least);
        sometimes(25, deductible, "maxMinorUnits", () -> least + below(30));
        return deductible;
    }

    private Paper limit() {
        return switch (below(perUnit ? 6 : 5)) {
            case 0, 1, 2 -> Paper.of("kind", "FLAT", "minorUnits", amount());
            case 3 -> Paper.of("kind", "PERCENT_OF_LOSS", "percent", percent());
            case 4 -> Paper.of("kind", "PERCENT_OF_VALUE", "percent", percent());
            default -> {
                Paper limit = Paper.of("kind", "PER_UNIT", "minorUnits", amount());
                sometimes(60, limit, "unitsMax", () -> (long) below(6));
                yield limit;
            }
        };
    }

    private Paper aggregate() {
        Paper aggregate = Paper.of("minorUnits", 2 * amount());
        long used = chance(50) ? amount() : 0;
        sometimes(80, aggregate, "usedMinorUnits", () -> used);
        if (aggregate.has("usedMinorUnits")) {
            sometimes(30, aggregate, "reinstatedMinorUnits", () -> random.nextLong(used + 1));
        }
        return aggregate;
    }

    private Paper item(int index) {
        Paper item = Paper.of("id", "i" + index);
        if (!sections.isEmpty() && chance(92)) {
            item.put("section", sections.get(below(sections.size())));
        }
        either(item, "kind", "LOSS", "LOSS", "LOSS", "MITIGATION", "DEFENCE");
        int way = perUnit ? 1 + below(2) : below(3);
        switch (way) {
            case 0 -> item.put("claimedMinorUnits", amount());
            case 1 -> {
                item.put("units", (long) below(6)).put("minorUnitsPerUnit", (long) below(20));
                sometimes(20, item, "substantiatedUnits", () -> (long) below(6));
                sometimes(20, item, "substantiatedMinorUnitsPerUnit", () -> (long) below(20));
            }
            default -> {
                item.put("hours", hours()).put("minorUnitsPerHour", (long) below(9));
                sometimes(20, item, "substantiatedHours", this::hours);
                sometimes(20, item, "substantiatedMinorUnitsPerHour", () -> (long) below(9));
            }
        }
        sometimes(25, item, "substantiatedMinorUnits", this::amount);
        sometimes(20, item, "receivedMinorUnits", () -> (long) below(30));
        sometimes(50, item, "valueMinorUnits", this::amount);
        return item;
    }

    private String hours() {
        return below(40) + (chance(30) ? ".5" : "");
    }

    private Paper carried() {
        Paper taken = new Paper();
        Paper used = new Paper();
        for (String level : levels) {
            sometimes(40, taken, level, this::amount);
            sometimes(40, used, level, this::amount);
            sometimes(20, used, level + "/aggregate", this::amount);
            sometimes(20, used, level + "/mitigation", this::amount);
        }
        Paper carried = Paper.of("deductibleTaken", taken, "limitUsed", used);
        sometimes(
                50,
                carried,
                "net",
                () -> below(40) + List.of("", ".5", ".333333333", ".25").get(below(4)));
        return carried;
    }

    private long amount() {
        return switch (below(10)) {
            case 0 -> 0;
            case 1 -> 1000L + below(100_000);
            default -> below(80);
        };
    }

    private String percent() {
        return List.of("0", "100", "50", "25", "10", "33.3", "80", "7.25").get(below(8));
    }

    private void sometimes(int percent, Paper paper, String name, Supplier<Object> value) {
        if (chance(percent)) {
            paper.put(name, value.get());
        }
    }
}
