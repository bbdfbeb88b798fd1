package io.whence.model.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Steps 1 and 2: what each item is worth before any section looks at it. */
final class ItemAudit {
    private final Books books;
    private final Map<String, Ratio> assessed = new HashMap<>();
    private final Map<String, Ratio> waited = new HashMap<>();
    private final Map<String, Ratio> counted = new HashMap<>();

    ItemAudit(Books books) {
        this.books = books;
        books.items().forEach(this::assess);
    }

    static Ratio claimed(Paper item) {
        if (item.has("hours")) {
            return Ratio.decimal(item.text("hours", "")).multiply(item.amount("minorUnitsPerHour", 0));
        }
        return item.has("units")
                ? item.amount("units", 0).multiply(item.amount("minorUnitsPerUnit", 0))
                : item.amount("claimedMinorUnits", 0);
    }

    /** What waiting time took of a section's own items, where it counts towards a deductible. */
    Ratio waited(Paper section) {
        Ratio sum = Ratio.ZERO;
        for (Paper item : books.items()) {
            boolean here = item.text("section", "policy").equals(section.text("id", "")) && !isApart(item);
            boolean counts = here && !item.text("kind", "LOSS").equals("MITIGATION");
            sum = counts ? sum.add(of(waited, item)) : sum;
        }
        return mode(section.inside("waiting")).equals("GREATER_OF") ? sum : Ratio.ZERO;
    }

    /** The days and records of the items that have a part in a heap. */
    Ratio counted(Heap heap) {
        Ratio sum = Ratio.ZERO;
        for (int i = 0; i < books.items().size(); i++) {
            boolean part = !heap.byItem().get(i).nothing();
            sum = part ? sum.add(of(counted, books.items().get(i))) : sum;
        }
        return sum;
    }

    Heap costsApart() {
        Heap heap = Heap.empty(books.items().size());
        for (int i = 0; i < books.items().size(); i++) {
            heap = isApart(books.items().get(i))
                    ? heap.with(i, of(assessed, books.items().get(i)))
                    : heap;
        }
        return heap;
    }

    Heap own(String section, boolean mitigation) {
        Heap heap = Heap.empty(books.items().size());
        for (int i = 0; i < books.items().size(); i++) {
            Paper item = books.items().get(i);
            boolean here = item.text("section", "policy").equals(section) && !isApart(item);
            if (here && item.text("kind", "LOSS").equals("MITIGATION") == mitigation) {
                heap = heap.with(i, of(assessed, item));
            }
        }
        return heap;
    }

    /** The insured value of a section's items; all items have a part in the policy's. */
    Ratio value(String section) {
        Ratio value = Ratio.ZERO;
        for (Paper item : books.items()) {
            boolean here =
                    section.equals("policy") || item.text("section", "policy").equals(section);
            value = here && !isApart(item) ? value.add(item.amount("valueMinorUnits", 0)) : value;
        }
        return value;
    }

    private boolean isApart(Paper item) {
        boolean inside = !books.switched("defence", "OUTSIDE") && !books.switched("defence", "NONE");
        return item.text("kind", "LOSS").equals("DEFENCE") && !inside;
    }

    private void assess(Paper item) {
        Ratio claimed = claimed(item);
        Paper proved = proved(item);
        Ratio shown = item.has("substantiatedMinorUnits") ? item.amount("substantiatedMinorUnits", 0) : claimed;
        Ratio substantiated = books.cut("unsubstantiated", claimed, shown.min(claimed(proved)));
        Ratio unpaid =
                books.cut("recovered", substantiated, substantiated.subtract(item.amount("receivedMinorUnits", 0)));
        assessed.put(item.text("id", ""), item.has("hours") ? interruption(proved, unpaid) : unpaid);
        if (item.has("units")) {
            counted.put(item.text("id", ""), proved.amount("units", 0));
        }
    }

    /** The item with each of its measures cut down to what was shown of it. */
    private static Paper proved(Paper item) {
        Paper proved = item.copy();
        for (String measure : List.of("units", "minorUnitsPerUnit", "minorUnitsPerHour")) {
            String name = "substantiated" + measure.substring(0, 1).toUpperCase(Locale.ROOT) + measure.substring(1);
            if (item.has(name)) {
                proved.put(measure, Math.min(item.number(measure, 0), item.number(name, 0)));
            }
        }
        if (item.has("substantiatedHours")) {
            String less = item.text("substantiatedHours", "");
            boolean cut = Ratio.decimal(less).compareTo(Ratio.decimal(item.text("hours", ""))) < 0;
            proved.put("hours", cut ? less : item.text("hours", ""));
        }
        return proved;
    }

    private Ratio interruption(Paper item, Ratio amount) {
        Paper section =
                find(books.terms().list("sections"), item.text("section", "")).orElseGet(Paper::new);
        Paper waiting = section.inside("waiting");
        Ratio rate = item.amount("minorUnitsPerHour", 0);
        Ratio hours = Ratio.decimal(item.text("hours", ""));
        Ratio wait = Ratio.decimal(waiting.text("hours", "0"));
        boolean qualifying = mode(waiting).equals("QUALIFYING");
        Ratio lost = qualifying && hours.compareTo(wait) >= 0 ? Ratio.ZERO : hours.min(wait);
        if (qualifying && hours.compareTo(wait) < 0) {
            lost = hours;
        }
        Ratio past = hours.subtract(lost);
        Ratio inside = section.has("indemnityHoursMax") ? past.min(section.amount("indemnityHoursMax", 0)) : past;
        Ratio started = books.cut("waiting", amount, amount.subtract(lost.multiply(rate)));
        waited.put(item.text("id", ""), amount.subtract(started));
        counted.put(item.text("id", ""), inside.divide(Ratio.of(24)));
        return books.cut(
                "waiting", started, started.subtract(past.subtract(inside).multiply(rate)));
    }

    private String mode(Paper waiting) {
        return waiting.text("mode", books.terms().inside("switches").text("waiting", "EXCESS"));
    }

    private static Ratio of(Map<String, Ratio> figures, Paper item) {
        return figures.getOrDefault(item.text("id", ""), Ratio.ZERO);
    }

    private static Optional<Paper> find(List<Paper> sections, String id) {
        return sections.stream()
                .flatMap(section -> section.text("id", "").equals(id)
                        ? Optional.of(section).stream()
                        : find(section.list("sections"), id).stream())
                .findFirst();
    }
}
