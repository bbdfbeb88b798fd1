package io.whence.model.audit;

import java.util.function.LongConsumer;

/** The seeds of one invariant: fixed ones, and a tenth as many new ones from a seed that is printed. */
final class Seeds {
    private static final long FIXED = 20_260_301;
    private static final int CASES = 92_000;

    private Seeds() {}

    static void each(String invariant, LongConsumer check) {
        each(invariant, CASES, check);
    }

    static void each(String invariant, int cases, LongConsumer check) {
        for (int i = 0; i < cases; i++) {
            check.accept(FIXED + i);
        }
        long fresh = System.nanoTime();
        System.out.println(
                "seed " + fresh + " and the next " + cases / 10 + " after " + cases + " fixed: " + invariant);
        for (int i = 0; i < cases / 10; i++) {
            check.accept(fresh + i);
        }
    }
}
