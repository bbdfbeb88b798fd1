package io.whence.trace;

import java.time.Instant;

/**
 * How far an answer looks: into the ledger, and by what was declared.
 *
 * @param height how many blocks it rests on
 * @param entries the last transaction that is seen
 * @param events the last place of an event that is seen
 * @param until the latest declared time that is seen, in milliseconds
 * @param stated the latest declared time that changes a state: the time asked for, without bound for a block, else now
 * @param moment whose state is shown: the time asked for, else when the last transaction of the block asked for was
 *     proposed, else now
 */
record Horizon(long height, long entries, long events, long until, long stated, Instant moment) {
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    static Horizon of(ReadModel model, View view) {
        Last last = view.block()
                .map(block -> last(model, block))
                .orElseGet(() -> new Last(model.height(), model.transactions(), view.now()));
        Instant until = view.asOf().orElse(END_OF_TIME);
        return new Horizon(
                last.height(),
                last.entries(),
                Order.last(last.entries()),
                until.toEpochMilli(),
                view.asOf()
                        .orElse(view.block().isPresent() ? END_OF_TIME : view.now())
                        .toEpochMilli(),
                view.asOf().orElse(last.at()));
    }

    /** Whether something recorded by an event at a declared time is seen. */
    boolean sees(long event, long at) {
        return event <= events && at <= stated;
    }

    private record Last(long height, long entries, Instant at) {}

    private static Last last(ReadModel model, long block) {
        if (block < 0 || block >= model.height()) {
            throw TraceRule.BLOCK_UNKNOWN.refuse("block", block);
        }
        return model.database()
                .first(
                        "SELECT n, proposed_at FROM entry WHERE partition = 1 AND block <= ?"
                                + " ORDER BY block DESC, n DESC LIMIT 1",
                        row -> new Last(block + 1, row.getLong(1), Instant.ofEpochMilli(row.getLong(2))),
                        block)
                .orElse(new Last(block + 1, 0, Instant.EPOCH));
    }
}
