package io.whence.model.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the auditor finds a worksheet must say, and the exact net before it was rounded. */
record Opinion(
        long loss,
        long net,
        Ratio exactNet,
        List<Long> lines,
        List<Long> layers,
        List<Optional<Long>> aggregatesLeft,
        Map<String, Long> retained) {
    /** The opinion in words that a worksheet can be put into as well. */
    String said() {
        return "loss %d net %d lines %s layers %s left %s retained %s"
                .formatted(loss, net, lines, layers, aggregatesLeft, retained.values());
    }
}
