package io.whence.model.cover;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;

/** How the premium of a cover is paid: the instalments that were agreed, and the money that came in. */
public record PremiumPayments(List<Instalment> instalments, List<Receipt> receipts) {
    public PremiumPayments {
        instalments = List.copyOf(instalments);
        receipts = List.copyOf(receipts);
    }

    /** A part of the premium, and when it is due. */
    public record Instalment(Instant dueAt, long minorUnits) {}

    /** Money that came in, by the id that its receiver gave it. */
    public record Receipt(String id, Instant receivedAt, long minorUnits, Digest reference) {}

    /**
     * What was due and what had been received before a moment. Where no instalments were agreed, all that the terms state
     * was due; what the terms state as received came with the cover.
     */
    public Premium before(Instant moment, Premium stated) {
        long due = instalments.isEmpty()
                ? stated.dueMinorUnits()
                : instalments.stream()
                        .filter(each -> each.dueAt().isBefore(moment))
                        .mapToLong(Instalment::minorUnits)
                        .sum();
        long received = receipts.stream()
                .filter(each -> each.receivedAt().isBefore(moment))
                .mapToLong(Receipt::minorUnits)
                .reduce(stated.receivedMinorUnits(), Math::addExact);
        return new Premium(due, received);
    }

    public long receivedMinorUnits() {
        return receipts.stream().mapToLong(Receipt::minorUnits).reduce(0, Math::addExact);
    }
}
