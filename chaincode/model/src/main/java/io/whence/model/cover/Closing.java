package io.whence.model.cover;

import io.whence.model.cover.LayerSettlement.Share;
import io.whence.model.cover.Worksheet.Alone;
import io.whence.model.cover.Worksheet.LayerPart;
import io.whence.model.cover.Worksheet.Line;
import io.whence.model.value.Fraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps 14 and 15: the one rounding, the split of the net to items and layers, and what the claim uses up. */
record Closing(Fraction claimed, Loss loss, Occasion occasion) {
    private static final List<Retained> OWN_RETENTIONS = List.of(
            Retained.UNSUBSTANTIATED, Retained.RECOVERED, Retained.WAITING, Retained.DEDUCTIBLE, Retained.CO_PAYMENT);

    /** Costs of defence settled apart, and what is paid for them where anything is. */
    record Defence(List<Assessed> costs, Optional<Share> share) {
        Fraction paid() {
            return share.map(Share::paid).orElse(Fraction.ZERO);
        }
    }

    Worksheet worksheet(Settled sections, List<Share> shares, Defence defence) {
        Fraction indemnity = Apportionment.sum(shares.stream().map(Share::paid).toList());
        Fraction due = indemnity.plus(defence.paid());
        long whole = claimed.halfUp();
        long net = net(due, whole);
        occasion.journal().due(due);
        erode(sections, shares);
        return new Worksheet(
                occasion.terms().currency(),
                whole,
                net,
                lines(net, sections, indemnity, defence),
                layers(net, shares, defence),
                retained(whole - net),
                occasion.journal().steps(),
                occasion.journal().erosion(),
                alone(indemnity, shares, defence));
    }

    /** Rounded once for all claims of the occurrence; never more than what is kept back leaves of a loss rounded by itself. */
    private long net(Fraction due, long whole) {
        long kept = occasion.journal().retained().values().stream()
                .mapToLong(Fraction::floor)
                .sum();
        return Math.min(occasion.carried().rounded(due), whole - kept);
    }

    /** The figure after step 10 with what belongs to it; limits and layers are not retentions of the insured. */
    private Alone alone(Fraction indemnity, List<Share> shares, Defence defence) {
        Fraction whole = Apportionment.sum(shares.stream().map(Share::eroding).toList());
        Fraction kept = Apportionment.sum(
                OWN_RETENTIONS.stream().map(occasion.journal().retained()::get).toList());
        Fraction left = claimed.minus(kept).minus(Assessed.sum(defence.costs()));
        return new Alone(whole.halfUp(), indemnity.halfUp(), left.halfUp());
    }

    /** The net, split in proportion to what each item contributed to the amount that left its top section. */
    private List<Line> lines(long net, Settled sections, Fraction indemnity, Defence defence) {
        Fraction exact = indemnity.plus(defence.paid());
        Fraction scale = Settled.part(Fraction.of(net), exact);
        Fraction[] parts = new Fraction[loss.items().size()];
        Arrays.fill(parts, Fraction.ZERO);
        Fraction contributed = sections.entering().plus(sections.saved());
        sections.contributeAtTop(scale.times(Settled.part(indemnity, contributed)), parts);
        Fraction ofDefence = scale.times(Settled.part(defence.paid(), Assessed.sum(defence.costs())));
        defence.costs().forEach(head -> parts[head.index()] = head.amount().times(ofDefence));
        List<Long> whole = Apportionment.rounded(exact.isZero() ? 0 : net, List.of(parts));
        List<Line> lines = new ArrayList<>(whole.size());
        for (int i = 0; i < whole.size(); i++) {
            lines.add(new Line(loss.items().get(i).id(), whole.get(i)));
        }
        return lines;
    }

    /** The layers in the order of the terms; what is paid for defence apart counts with the lowest. */
    private List<LayerPart> layers(long net, List<Share> byHeight, Defence defence) {
        List<Share> shares = occasion.terms().policy().layers().stream()
                .map(layer -> byHeight.stream()
                        .filter(share -> share.layer().equals(layer))
                        .findFirst()
                        .orElseThrow())
                .toList();
        Layer lowest = byHeight.getFirst().layer();
        List<Fraction> paid = shares.stream()
                .map(share -> share.layer().equals(lowest) ? share.paid().plus(defence.paid()) : share.paid())
                .toList();
        List<Long> parts = Apportionment.rounded(net, paid);
        List<LayerPart> layers = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            layers.add(new LayerPart(shares.get(i).layer().id(), parts.get(i), aggregateLeft(shares.get(i))));
        }
        return layers;
    }

    private static Optional<Long> aggregateLeft(Share share) {
        return share.layer()
                .aggregate()
                .map(aggregate -> aggregate.leftMinorUnits() - share.eroding().halfUp());
    }

    private Map<Retained, Long> retained(long total) {
        Map<Retained, Fraction> exact = occasion.journal().retained();
        Iterator<Long> parts =
                Apportionment.rounded(total, List.copyOf(exact.values())).iterator();
        Map<Retained, Long> retained = new EnumMap<>(Retained.class);
        exact.keySet().forEach(reason -> retained.put(reason, parts.next()));
        return retained;
    }

    /** Layers erode by what is left before participation; sections by their part of it. */
    private void erode(Settled sections, List<Share> shares) {
        Fraction insured = Apportionment.sum(shares.stream().map(Share::eroding).toList());
        sections.erode(Settled.part(insured, sections.leaving()), occasion.journal());
        shares.stream()
                .filter(share -> share.layer().aggregate().isPresent())
                .forEach(share -> occasion.journal().eroded(share.layer().id(), share.passed(), share.eroding()));
    }
}
