package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What is asked back from those at fault, beside the settled claim.
 *
 * @param ceilings the most that may be asked of each party at fault
 */
public record Recovery(
        Stage stage, List<Ceiling> ceilings, List<Receipt> receipts, Optional<Apportionment> apportionment) {
    /** The most receipts that one recovery may book. */
    public static final int RECEIPTS_MAX = 256;

    public Recovery {
        ceilings = List.copyOf(ceilings);
        receipts = List.copyOf(receipts);
    }

    /** A recovery's life. */
    public enum Stage {
        OPEN,
        RECEIVED,
        APPORTIONED,
        CLOSED
    }

    /** The most that may be asked of one party. */
    public record Ceiling(String party, long minorUnits) {}

    /** Money that came in from one party, and what it cost to get it. */
    public record Receipt(String party, long minorUnits, long costsMinorUnits, Digest reference) {}

    /** Who keeps what came in. */
    public record Apportionment(long insuredMinorUnits, List<Share> insurers, long costsMinorUnits) {
        public Apportionment {
            insurers = List.copyOf(insurers);
        }

        long totalMinorUnits() {
            return insuredMinorUnits
                    + costsMinorUnits
                    + insurers.stream().mapToLong(Share::minorUnits).sum();
        }
    }

    /** What one insurer keeps. */
    public record Share(String insurer, long minorUnits) {}

    public long receivedMinorUnits() {
        return receipts.stream().mapToLong(Receipt::minorUnits).sum();
    }

    public long costsMinorUnits() {
        return receipts.stream().mapToLong(Receipt::costsMinorUnits).sum();
    }

    public long receivedFrom(String party) {
        return receipts.stream()
                .filter(receipt -> receipt.party().equals(party))
                .mapToLong(Receipt::minorUnits)
                .sum();
    }

    /** What came back to all insurers together, once it is apportioned. */
    public long apportionedMinorUnits() {
        return apportionment.stream()
                .flatMap(split -> split.insurers().stream())
                .mapToLong(Share::minorUnits)
                .sum();
    }

    /** What came back to one insurer. */
    long apportionedMinorUnits(String insurer) {
        return apportionment.stream()
                .flatMap(split -> split.insurers().stream())
                .filter(share -> share.insurer().equals(insurer))
                .mapToLong(Share::minorUnits)
                .sum();
    }

    long ceilingOf(String party) {
        return ceilings.stream()
                .filter(ceiling -> ceiling.party().equals(party))
                .mapToLong(Ceiling::minorUnits)
                .sum();
    }

    static Recovery opened(List<Ceiling> ceilings) {
        return new Recovery(Stage.OPEN, ceilings, List.of(), Optional.empty());
    }

    /** The same recovery against the parties of a later decision; what came in stays, and is shared out anew. */
    Recovery reopened(List<Ceiling> later) {
        return new Recovery(receipts.isEmpty() ? Stage.OPEN : Stage.RECEIVED, later, receipts, Optional.empty());
    }

    Recovery with(Receipt receipt) {
        return new Recovery(Stage.RECEIVED, ceilings, Lists.plus(receipts, receipt), Optional.empty());
    }

    Recovery with(Apportionment split) {
        return new Recovery(Stage.APPORTIONED, ceilings, receipts, Optional.of(split));
    }

    Recovery closed() {
        return new Recovery(Stage.CLOSED, ceilings, receipts, apportionment);
    }
}
