package io.whence.bench;

import io.whence.model.bytes.FieldReader;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An auditor's own books of many claims: plain whole numbers, written from the terms that the covers have and from
 * nothing that the ledger answers. Each cover has one occurrence: a deductible comes off its claims once, and what is left
 * of them comes out of the cover's aggregate.
 */
final class ClaimBooks {
    static final long DEDUCTIBLE = 10_000;
    static final long RESERVE = 5_000_000;

    private final long[] aggregateLeft;
    private final long[] deductibleLeft;
    private final long[] loss;
    private final long[] net;
    private final long[] reserve;
    private final long[] open;
    private final long[] paid;
    private final AtomicLong compared = new AtomicLong();

    ClaimBooks(long[] losses, int covers, long aggregate) {
        loss = losses.clone();
        net = new long[losses.length];
        reserve = new long[losses.length];
        open = new long[losses.length];
        paid = new long[losses.length];
        aggregateLeft = new long[covers];
        Arrays.fill(aggregateLeft, aggregate);
        deductibleLeft = new long[covers];
        Arrays.fill(deductibleLeft, DEDUCTIBLE);
    }

    int claims() {
        return loss.length;
    }

    long loss(int claim) {
        return loss[claim];
    }

    long net(int claim) {
        return net[claim];
    }

    void reserved(int claim, long amount) {
        reserve[claim] = amount;
    }

    /** Claims under one cover are decided in the order of their numbers. */
    void decided(int claim, int cover) {
        long borne = Math.min(loss[claim], deductibleLeft[cover]);
        deductibleLeft[cover] -= borne;
        net[claim] = Math.min(loss[claim] - borne, aggregateLeft[cover]);
        aggregateLeft[cover] -= net[claim];
    }

    void agreed(int claim) {
        open[claim] = net[claim];
    }

    void confirmed(int claim) {
        reserve[claim] = Math.max(0, reserve[claim] - open[claim]);
        paid[claim] += open[claim];
        open[claim] = 0;
    }

    /** Compares one claim as the ledger answers it. */
    void compare(int claim, FieldReader answered) {
        FieldReader account = answered.object("account");
        same("reserve", claim, account.minorUnits("reserveMinorUnits"), reserve[claim]);
        same("open", claim, account.minorUnits("openMinorUnits"), open[claim]);
        same("paid", claim, account.minorUnits("paidMinorUnits"), paid[claim]);
    }

    /** Money is neither made nor lost: what was decided under each cover is what is gone of its aggregate. */
    void compareCover(int cover, int covers, long aggregate, long answeredLeft) {
        long decided = 0;
        for (int claim = cover; claim < net.length; claim += covers) {
            decided += net[claim];
        }
        same("decided under the cover", cover, aggregate - answeredLeft, decided);
    }

    /** All claims together: what was decided is open or paid. */
    void compareSums(boolean agreed) {
        long due = agreed ? Arrays.stream(net).sum() : 0;
        same("all", 0, Arrays.stream(open).sum() + Arrays.stream(paid).sum(), due);
    }

    long compared() {
        return compared.get();
    }

    void same(String what, int number, long answered, long own) {
        if (answered != own) {
            throw new IllegalStateException(
                    what + " of " + number + ": the ledger says " + answered + ", the books " + own);
        }
        compared.incrementAndGet();
    }
}
