package io.whence.model.cover;

import io.whence.model.value.Currency;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is payable for a loss under one insurer's terms, and why not more: {@code net} and everything retained add up to
 * the loss, lines and layers add up to the net.
 *
 * @param steps every operation in the order in which it was applied, so that anybody replays it
 * @param erosion what the claim uses up; not printed, because terms and loss determine it
 * @param alone what other insurers of the loss are told; not printed either
 */
public record Worksheet(
        Currency currency,
        long lossMinorUnits,
        long netMinorUnits,
        List<Line> lines,
        List<LayerPart> layers,
        Map<Retained, Long> retained,
        List<Step> steps,
        Erosion erosion,
        Alone alone) {
    /** The part of the net that belongs to one item. */
    public record Line(String item, long minorUnits) {}

    /** The part of the net that one layer pays, and what is left of its aggregate, where it has one. */
    public record LayerPart(String id, long minorUnits, Optional<Long> aggregateLeftMinorUnits) {}

    /**
     * The indemnity as it stands before other insurers are asked, costs of defence that are settled apart left out.
     *
     * @param minorUnits the policy's figure after step 10: the 100 percent basis
     * @param ownMinorUnits this insurer's participation in it
     * @param afterRetentionsMinorUnits the loss less what the insured bears himself under this wording
     */
    public record Alone(long minorUnits, long ownMinorUnits, long afterRetentionsMinorUnits) {}

    public Worksheet {
        lines = List.copyOf(lines);
        layers = List.copyOf(layers);
        retained = Collections.unmodifiableMap(new EnumMap<>(retained));
        steps = List.copyOf(steps);
    }

    /** What is still to pay after interim payments; never less than nothing. */
    public long payableAfter(long paidMinorUnits) {
        return Math.max(0, netMinorUnits - paidMinorUnits);
    }

    public long retained(Retained reason) {
        return retained.getOrDefault(reason, 0L);
    }
}
