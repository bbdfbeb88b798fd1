package io.whence.model.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the auditor finds a worksheet must say, the exact net before it was rounded, and what other insurers are told. */
record Opinion(
        long loss,
        long net,
        Ratio exactNet,
        List<Long> lines,
        List<Long> layers,
        List<Optional<Long>> aggregatesLeft,
        Map<String, Long> retained,
        Alone alone) {
    /** The indemnity after step 10, this insurer's part of it, and what the loss leaves after the insured's retentions. */
    record Alone(long whole, long own, long afterRetentions) {}

    /** The opinion in words that a worksheet can be put into as well. */
    String said() {
        return "loss %d net %d lines %s layers %s left %s retained %s alone %d %d %d"
                .formatted(
                        loss,
                        net,
                        lines,
                        layers,
                        aggregatesLeft,
                        retained.values(),
                        alone.whole,
                        alone.own,
                        alone.afterRetentions);
    }
}
