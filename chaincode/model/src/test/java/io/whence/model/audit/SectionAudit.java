package io.whence.model.audit;

import java.util.ArrayList;
import java.util.List;

/** Steps 3 to 7: sections from the inside out, then the policy above them. */
final class SectionAudit {
    private final Books books;
    private final ItemAudit items;
    private final boolean deducting;

    SectionAudit(Books books, ItemAudit items, boolean deducting) {
        this.books = books;
        this.items = items;
        this.deducting = deducting;
    }

    /** What leaves the top sections, by item; where only one bears deductibles, the one that makes the total least. */
    static Heap top(Books books, ItemAudit items) {
        List<Paper> sections = books.terms().list("sections");
        if (!books.switched("policyDeductible", "LARGEST_SECTION_ONLY") || sections.isEmpty()) {
            return total(books, items, sections, -1);
        }
        int bearer = 0;
        for (int i = 1; i < sections.size(); i++) {
            Ratio here = total(books.again(), items, sections, i).total();
            bearer =
                    here.compareTo(total(books.again(), items, sections, bearer).total()) < 0 ? i : bearer;
        }
        return total(books, items, sections, bearer);
    }

    private static Heap total(Books books, ItemAudit items, List<Paper> sections, int bearer) {
        Heap heap = Heap.empty(books.items().size());
        for (int i = 0; i < sections.size(); i++) {
            heap = heap.and(new SectionAudit(books, items, bearer < 0 || bearer == i).settle(sections.get(i)));
        }
        return heap;
    }

    /** What leaves the policy's own deductible and limit of a heap from the sections. */
    static Heap policy(Books books, ItemAudit items, Heap sections) {
        Paper policy = books.terms().inside("policy");
        Heap entering = sections.and(items.own("policy", false));
        SectionAudit audit = new SectionAudit(books, items, true);
        Heap left = audit.capped(policy, "policy", entering, Ratio.ZERO, Ratio.ZERO);
        return left.and(audit.mitigation(items.own("policy", true), "policy", books.terms()));
    }

    /** Mitigation of no section, capped, as the policy counts it towards lines. */
    static Heap unsectioned(Books books, ItemAudit items) {
        Heap mitigation = new SectionAudit(books.again(), items, true)
                .mitigation(items.own("policy", true), "policy", books.terms());
        return items.own("policy", false).and(mitigation);
    }

    private Heap settle(Paper section) {
        String id = section.text("id", "");
        Heap inner = Heap.empty(books.items().size());
        Ratio beside = Ratio.ZERO;
        for (Paper child : section.list("sections")) {
            Heap settled = settle(child);
            inner = inner.and(settled);
            boolean inAddition = books.switched("subLimit", "IN_ADDITION") && child.has("limit");
            beside = inAddition ? beside.add(settled.total()) : beside;
        }
        Heap own = items.own(id, false);
        Ratio ratio = ratio(section, id);
        Heap insured = scaled(own.and(inner), ratio);
        Heap capped = capped(section, id, insured, items.waited(section).multiply(ratio), beside);
        Heap saved = mitigation(scaled(items.own(id, true), ratio), id, sumInsured(section));
        return aggregate(section, id, capped).and(saved);
    }

    private Ratio ratio(Paper section, String id) {
        if (!section.has("average")) {
            return Ratio.ONE;
        }
        Paper average = section.inside("average");
        Ratio needed = items.value(id).multiply(average.percent("requiredPercent", "100"));
        return needed.nothing()
                ? Ratio.ONE
                : average.amount("sumInsuredMinorUnits", 0).divide(needed).min(Ratio.ONE);
    }

    private Heap scaled(Heap heap, Ratio ratio) {
        return heap.downTo(
                books.cut("underInsurance", heap.total(), heap.total().multiply(ratio)));
    }

    private Paper sumInsured(Paper section) {
        return section.has("average") ? section.inside("average") : books.terms();
    }

    private Heap mitigation(Heap heap, String level, Paper insured) {
        if (!insured.has("sumInsuredMinorUnits")) {
            return heap;
        }
        Ratio room = insured.amount("sumInsuredMinorUnits", 0).subtract(books.used(level + "/mitigation"));
        return heap.downTo(books.cut("overLimit", heap.total(), room));
    }

    private Heap aggregate(Paper section, String id, Heap heap) {
        if (!section.has("aggregate")) {
            return heap;
        }
        Ratio left = Books.left(section.inside("aggregate"));
        return heap.downTo(books.cut("aggregate", heap.total(), left.subtract(books.used(id + "/aggregate"))));
    }

    /** Deductibles, co-payment, limit. */
    private Heap capped(Paper level, String id, Heap heap, Ratio waited, Ratio beside) {
        Ratio entering = heap.total();
        Ratio value = items.value(id);
        Ratio afterDeductible = deducting
                ? books.cut(
                        "deductible",
                        entering,
                        new DeductibleAudit(level.list("deductible"), value).left(entering, books.taken(id), waited))
                : entering;
        Ratio shared = books.cut(
                "coPayment",
                afterDeductible,
                afterDeductible.multiply(Ratio.ONE.subtract(level.percent("coPaymentPercent", "0"))));
        if (!level.has("limit")) {
            return heap.downTo(shared);
        }
        Ratio room = room(level.inside("limit"), new Ratio[] {entering, value, items.counted(heap)}, id)
                .positive();
        if (deducting && isInside()) {
            Ratio left = new DeductibleAudit(level.list("deductible"), value)
                    .left(entering, entering.min(room), books.taken(id), waited);
            room = room.subtract(entering.subtract(left)).positive();
        }
        return heap.downTo(books.cut("overLimit", shared, room.add(beside)));
    }

    private boolean isInside() {
        return books.switched("deductibleVsLimit", "DEDUCTIBLE_INSIDE_LIMIT");
    }

    private Ratio room(Paper limit, Ratio[] base, String id) {
        Ratio before = isInside() ? books.used(id).add(books.taken(id)) : books.used(id);
        Ratio unheld = isInside() && books.used(id).nothing() ? books.taken(id) : Ratio.ZERO;
        Ratio each = limit.amount("minorUnits", 0);
        List<Ratio> bounds = new ArrayList<>();
        switch (limit.text("kind", "")) {
            case "FLAT" -> bounds.add(each.subtract(before).positive());
            case "PERCENT_OF_LOSS" ->
                bounds.add(base[0].multiply(limit.percent("percent", ""))
                        .subtract(unheld)
                        .positive());
            case "PERCENT_OF_VALUE" ->
                bounds.add(base[1].multiply(limit.percent("percent", ""))
                        .subtract(before)
                        .positive());
            default -> {
                bounds.add(each.multiply(base[2]).subtract(unheld).positive());
                if (limit.has("unitsMax")) {
                    bounds.add(each.multiply(limit.amount("unitsMax", 0))
                            .subtract(before)
                            .positive());
                }
            }
        }
        return bounds.stream().reduce(Ratio::min).orElseThrow();
    }
}
