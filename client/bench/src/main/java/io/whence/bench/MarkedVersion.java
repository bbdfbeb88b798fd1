package io.whence.bench;

import io.whence.claims.localize.CopyOpening;
import io.whence.marking.Delivery;
import io.whence.marking.MarkColumn;
import io.whence.marking.MarkPlan;
import io.whence.marking.MarkedCopy;
import io.whence.marking.Marking;
import io.whence.marking.Opening;
import io.whence.marking.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A version of the census under marks, and openings of as many deliveries as a benchmark wants. */
final class MarkedVersion {
    static final MarkPlan PLAN = new MarkPlan(
            2,
            4,
            List.of(
                    new MarkColumn.Numeric("age", BigDecimal.ONE, List.of("status")),
                    new MarkColumn.Numeric("hours", BigDecimal.TWO, List.of()),
                    new MarkColumn.Numeric("weight", new BigDecimal(500), List.of())),
            List.of("income"),
            0);
    private static final byte[] SEED = new byte[32];

    private final Marking marking;

    MarkedVersion(Table original) {
        this.marking = new Marking(original, "pv-1", PLAN, SEED);
    }

    static String id(int copy) {
        return "c-%04d".formatted(copy);
    }

    MarkedCopy deliver(int copy) {
        return marking.deliver(id(copy));
    }

    /** A copy written beside others, with the opening that goes with it. */
    CopyOpening write(int copy, Path file) throws IOException {
        MarkedCopy delivered = deliver(copy);
        delivered.write(file);
        return opened(copy, delivered.opening());
    }

    /**
     * Openings of copies of which no file is written: each has the codeword that its delivery id gives, and is committed
     * as the others are. Their root is that of {@code like}, because nothing reads it in localising.
     */
    List<CopyOpening> openings(int copies, Opening like) {
        return IntStream.range(0, copies)
                .parallel()
                .mapToObj(copy -> opened(
                        copy,
                        new Opening(
                                like.rules(),
                                like.version(),
                                Delivery.of(id(copy)),
                                like.plan(),
                                like.seedHex(),
                                like.original(),
                                like.root(),
                                marking.text(marking.codeword(id(copy))),
                                Optional.empty())))
                .toList();
    }

    private static CopyOpening opened(int copy, Opening opening) {
        return new CopyOpening(
                id(copy),
                "holder-" + copy,
                Optional.of(opening.json().text()),
                opening.commitment(),
                Optional.empty(),
                Optional.empty());
    }
}
