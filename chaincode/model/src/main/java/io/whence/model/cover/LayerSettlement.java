package io.whence.model.cover;

import io.whence.model.value.Fraction;
import io.whence.model.value.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Steps 8 to 11: each layer takes the loss between its attachment and its limit, from the lowest layer up. */
record LayerSettlement(Occasion occasion) {
    /**
     * What one layer makes of the loss.
     *
     * @param inside the amount between attachment and limit
     * @param passed what the aggregate left of it
     * @param eroding what is left after unpaid premium: the 100 percent basis
     * @param paid this insurer's participation
     */
    record Share(Layer layer, Fraction inside, Fraction passed, Fraction eroding, Fraction paid) {}

    List<Share> settle(Fraction loss) {
        List<Share> shares = new ArrayList<>();
        Fraction floor = Fraction.ZERO;
        Fraction attachment = loss;
        Fraction inside = Fraction.ZERO;
        for (Layer layer : occasion.terms().policy().layersByHeight()) {
            Fraction bottom = Fraction.of(layer.attachmentMinorUnits())
                    .minusToZero(occasion.carried().taken(layer.id()))
                    .atLeast(floor);
            Share share = share(layer, loss, bottom);
            shares.add(share);
            attachment = attachment.atMost(bottom);
            inside = inside.plus(share.inside());
            floor = bottom.plus(height(layer).orElse(Fraction.ZERO));
        }
        occasion.journal().keep(Retained.ATTACHMENT, attachment);
        occasion.journal().keep(Retained.OVER_LIMIT, loss.minus(attachment).minus(inside));
        return shares;
    }

    private Share share(Layer layer, Fraction loss, Fraction bottom) {
        Level level = new Level(layer.id(), layer.clause());
        Journal journal = occasion.journal();
        Fraction above = layer.attachmentMinorUnits() == 0
                ? loss.minusToZero(bottom)
                : journal.note(level, Operation.ATTACHMENT, loss, loss.atMost(bottom));
        Fraction inside = height(layer)
                .map(limit -> journal.note(level, Operation.OCCURRENCE_LIMIT, above, above.minusToZero(limit)))
                .orElse(above);
        Fraction passed = aggregate(layer, level, inside);
        journal.carried(layer.id(), loss.atMost(bottom), passed);
        return paid(layer, level, inside, passed);
    }

    /** An amount that no deductible, limit or aggregate touches: it bears unpaid premium and the layer's participation. */
    Share beside(Layer layer, Fraction amount) {
        return paid(layer, new Level(layer.id(), layer.clause()), amount, amount);
    }

    private Share paid(Layer layer, Level level, Fraction inside, Fraction passed) {
        Fraction eroding = premium(level, passed);
        return new Share(layer, inside, passed, eroding, participation(layer, level, eroding));
    }

    private Optional<Fraction> height(Layer layer) {
        return layer.occurrenceLimitMinorUnits()
                .map(limit -> Fraction.of(limit).minusToZero(occasion.carried().used(layer.id())));
    }

    private Fraction aggregate(Layer layer, Level level, Fraction entering) {
        if (layer.aggregate().isEmpty()) {
            return entering;
        }
        Fraction left = occasion.carried().left(layer.id(), layer.aggregate().get());
        return occasion.journal().take(level, Operation.AGGREGATE, entering, entering.minusToZero(left));
    }

    private Fraction premium(Level level, Fraction entering) {
        Optional<Premium> premium = occasion.terms().premium();
        if (premium.isEmpty()) {
            return entering;
        }
        Fraction paid = entering.times(premium.get().paidPart());
        return occasion.journal().take(level, Operation.PREMIUM, entering, entering.minus(paid));
    }

    private Fraction participation(Layer layer, Level level, Fraction entering) {
        Percent others = layer.participation().rest();
        return others.equals(Percent.NONE)
                ? entering
                : occasion.journal().take(level, Operation.PARTICIPATION, entering, others.of(entering));
    }
}
