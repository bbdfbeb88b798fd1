package io.whence.model.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Settles a loss once more, by other means: heaps of item amounts instead of one amount and factors, unreduced big
 * integers instead of fractions, papers instead of records. Written from the settlement rules, not from the adjuster.
 */
final class Auditor {
    private final Books books;
    private final List<Paper> bands;
    private final Map<String, Ratio> paid = new HashMap<>();
    private final Map<String, Ratio> eroding = new HashMap<>();

    private Auditor(Books books) {
        this.books = books;
        List<Paper> layers = books.terms().inside("policy").list("layers");
        this.bands = layers.isEmpty() ? List.of(Paper.of("id", "policy")) : layers;
    }

    static Opinion audit(Paper terms, Paper loss) {
        return new Auditor(Books.open(terms, loss)).opinion();
    }

    private Opinion opinion() {
        ItemAudit items = new ItemAudit(books);
        Heap top = SectionAudit.top(books, items);
        Heap contributed = top.and(SectionAudit.unsectioned(books, items));
        bands(SectionAudit.policy(books, items, top).total());
        Ratio indemnity = paid.values().stream().reduce(Ratio.ZERO, Ratio::add);
        Heap defence = defence(items.costsApart());
        Ratio exact = indemnity.add(defence.total());
        long claimed = books.items().stream()
                .map(ItemAudit::claimed)
                .reduce(Ratio.ZERO, Ratio::add)
                .nearest();
        long net = net(exact, claimed);
        return new Opinion(
                claimed,
                net,
                exact,
                shares(exact.nothing() ? 0 : net, contributed.downTo(indemnity).and(defence)),
                fitted(net, bands.stream().map(band -> of(paid, band)).toList()),
                bands.stream().map(this::aggregateLeft).toList(),
                retained(claimed - net),
                new Opinion.Alone(
                        eroding.values().stream().reduce(Ratio.ZERO, Ratio::add).nearest(),
                        indemnity.nearest(),
                        afterRetentions(items).nearest()));
    }

    /** All claims of the occurrence are rounded together; this one is paid what that adds to the ones before. */
    private long net(Ratio exact, long claimed) {
        Ratio before = Ratio.decimal(books.loss().inside("carried").text("net", "0"));
        long more = before.add(exact).nearest() - before.nearest();
        long kept = books.kept().values().stream().mapToLong(Ratio::down).sum();
        return Math.min(Math.max(0, more), claimed - kept);
    }

    /** What would be left of the loss if the insured bore his own retentions alone and no limit were in the way. */
    private Ratio afterRetentions(ItemAudit items) {
        Ratio left = books.items().stream().map(ItemAudit::claimed).reduce(Ratio.ZERO, Ratio::add);
        for (String own : List.of("unsubstantiated", "recovered", "waiting", "deductible", "coPayment")) {
            left = left.subtract(books.kept().getOrDefault(own, Ratio.ZERO));
        }
        return left.subtract(items.costsApart().total());
    }

    /** Steps 8 to 11: every unit of height belongs to at most one band. */
    private void bands(Ratio loss) {
        Ratio floor = Ratio.ZERO;
        Ratio under = loss;
        Ratio inside = Ratio.ZERO;
        for (Paper band : byHeight()) {
            String id = band.text("id", "");
            Ratio bottom = band.amount("attachmentMinorUnits", 0)
                    .subtract(books.taken(id))
                    .max(floor);
            Ratio height = band.has("occurrenceLimitMinorUnits")
                    ? band.amount("occurrenceLimitMinorUnits", 0)
                            .subtract(books.used(id))
                            .positive()
                    : loss;
            Ratio within = loss.subtract(bottom).positive().min(height);
            under = under.min(bottom);
            inside = inside.add(within);
            floor = bottom.add(height);
            pay(band, id, within);
        }
        books.cut("attachment", loss, loss.subtract(under));
        books.cut("overLimit", loss.subtract(under), inside);
    }

    private void pay(Paper band, String id, Ratio within) {
        Ratio passed = within;
        if (band.has("aggregate")) {
            Ratio left = Books.left(band.inside("aggregate"));
            passed = books.cut("aggregate", within, left.subtract(books.used(id + "/aggregate")));
        }
        Ratio insured = premium(passed);
        eroding.put(id, insured);
        paid.put(id, participation(band, insured));
    }

    private Ratio premium(Ratio amount) {
        Paper premium = books.terms().inside("premium");
        long due = premium.number("dueMinorUnits", 0);
        long received = Math.min(due, premium.number("receivedMinorUnits", 0));
        return due == 0
                ? amount
                : books.cut(
                        "premiumUnpaid",
                        amount,
                        amount.multiply(Ratio.of(received)).divide(Ratio.of(due)));
    }

    private Ratio participation(Paper band, Ratio amount) {
        return books.cut("participation", amount, amount.multiply(band.percent("participationPercent", "100")));
    }

    private Heap defence(Heap costs) {
        if (books.switched("defence", "NONE")) {
            return costs.downTo(books.cut("overLimit", costs.total(), Ratio.ZERO));
        }
        Paper lowest = byHeight().getFirst();
        Ratio payable = participation(lowest, premium(costs.total()));
        paid.merge(lowest.text("id", ""), payable, Ratio::add);
        return costs.downTo(payable);
    }

    private List<Paper> byHeight() {
        return bands.stream()
                .sorted(Comparator.comparingLong(band -> band.number("attachmentMinorUnits", 0)))
                .toList();
    }

    private Optional<Long> aggregateLeft(Paper band) {
        if (!band.has("aggregate")) {
            return Optional.empty();
        }
        return Optional.of(Books.left(band.inside("aggregate")).nearest()
                - of(eroding, band).nearest());
    }

    private Map<String, Long> retained(long total) {
        List<Long> fitted = fitted(total, List.copyOf(books.kept().values()));
        Map<String, Long> retained = new LinkedHashMap<>();
        IntStream.range(0, fitted.size()).forEach(i -> retained.put(Books.REASONS.get(i), fitted.get(i)));
        return retained;
    }

    private static Ratio of(Map<String, Ratio> figures, Paper band) {
        return figures.getOrDefault(band.text("id", ""), Ratio.ZERO);
    }

    private static List<Long> shares(long total, Heap heap) {
        return fitted(total, heap.downTo(Ratio.of(total)).byItem());
    }

    /** Largest remainder, the plain way: hand out what is missing one unit at a time. */
    static List<Long> fitted(long total, List<Ratio> exact) {
        List<Long> parts = new ArrayList<>(exact.stream().map(Ratio::down).toList());
        List<Ratio> rests = new ArrayList<>();
        IntStream.range(0, parts.size()).forEach(i -> rests.add(exact.get(i).subtract(Ratio.of(parts.get(i)))));
        long missing = total - parts.stream().mapToLong(part -> part).sum();
        for (long unit = 0; unit < missing; unit++) {
            int best = 0;
            for (int i = 1; i < rests.size(); i++) {
                best = rests.get(i).compareTo(rests.get(best)) > 0 ? i : best;
            }
            parts.set(best, parts.get(best) + 1);
            rests.set(best, Ratio.of(-1));
        }
        return parts;
    }
}
