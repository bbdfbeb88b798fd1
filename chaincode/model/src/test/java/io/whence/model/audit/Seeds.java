package io.whence.model.audit;

import java.util.function.LongConsumer;

/** The seeds of a simulation: fixed ones, and a tenth as many new ones from a seed that is printed. */
final class Seeds {
    private static final long FIXED = 20_260_301;

    private Seeds() {}

    static void each(int cases, LongConsumer check) {
        for (int i = 0; i < cases; i++) {
            check.accept(FIXED + i);
        }
        long fresh = System.nanoTime();
        System.out.println("fresh seeds from " + fresh);
        for (int i = 0; i < cases / 10; i++) {
            check.accept(fresh + i);
        }
    }
}
