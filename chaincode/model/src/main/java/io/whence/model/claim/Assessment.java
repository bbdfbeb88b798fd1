package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The adjuster's loss report: what each item is worth, what caused it, and whose fault it is.
 *
 * @param faults shares of parties on the circulation path; with the insured's own they add to at most 100
 * @param report digest of the signed report itself
 */
public record Assessment(
        List<Item> items,
        String cause,
        List<Fault> faults,
        String insuredFaultPercent,
        Liability liability,
        Digest report) {
    /** The most parties that may share a fault. */
    public static final int FAULTS_MAX = 64;

    public Assessment {
        items = List.copyOf(items);
        faults = List.copyOf(faults);
    }

    /**
     * What one claimed item is worth.
     *
     * @param receivedMinorUnits what third parties already paid for it
     * @param valueMinorUnits what the thing insured was worth, where average may apply
     * @param basis the evidence it stands on
     */
    public record Item(
            String id,
            Quantity substantiated,
            long receivedMinorUnits,
            Optional<Long> valueMinorUnits,
            List<Digest> basis) {
        public Item {
            basis = List.copyOf(basis);
        }
    }

    /** One party's share of the cause. */
    public record Fault(String party, String percent) {}

    /** Whether each answers for its share, or any for all. */
    public enum Liability {
        SEVERAL,
        JOINT
    }

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** All shares together, the insured's own included. */
    public BigDecimal faultPercentTotal() {
        return faults.stream()
                .map(fault -> new BigDecimal(fault.percent()))
                .reduce(new BigDecimal(insuredFaultPercent), BigDecimal::add);
    }
}
