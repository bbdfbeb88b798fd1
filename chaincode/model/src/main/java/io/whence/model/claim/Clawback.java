package io.whence.model.claim;

import io.whence.model.value.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Money asked back from who was paid, and what became of it: only what a bank confirms as returned was given back to the
 * cover, and what is not returned is given up by somebody who may.
 *
 * @param ground digest of the finding or artefact that shows the fraud, or of the worksheet that shows the over-payment
 */
public record Clawback(
        Reason reason,
        Digest ground,
        long minorUnits,
        Instant at,
        List<Returned> returns,
        Optional<WrittenOff> writtenOff) {
    /** The most returns of one claw-back. */
    public static final int RETURNS_MAX = 256;

    public Clawback {
        returns = List.copyOf(returns);
    }

    /** Why money is asked back. Wire format: add, never rename. */
    public enum Reason {
        /** The decision falls: nothing was ever due. */
        FRAUD,
        /** The decision stands: more went out than it says. */
        OVERPAYMENT
    }

    /** Money that came back, as the bank confirms it. */
    public record Returned(long minorUnits, Digest reference) {}

    /** What is given up, and why. */
    public record WrittenOff(long minorUnits, Digest ground) {}

    static Clawback asking(Act.ClawBack act, Instant at) {
        return new Clawback(act.reason(), act.ground(), act.minorUnits(), at, List.of(), Optional.empty());
    }

    public long returnedMinorUnits() {
        return returns.stream().mapToLong(Returned::minorUnits).sum();
    }

    /** What is neither returned nor given up. */
    public long openMinorUnits() {
        return minorUnits
                - returnedMinorUnits()
                - writtenOff.map(WrittenOff::minorUnits).orElse(0L);
    }

    Clawback with(Returned returned) {
        return new Clawback(reason, ground, minorUnits, at, Lists.plus(returns, returned), writtenOff);
    }

    Clawback with(WrittenOff off) {
        return new Clawback(reason, ground, minorUnits, at, returns, Optional.of(off));
    }
}
