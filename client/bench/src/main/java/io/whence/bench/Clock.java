package io.whence.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How long a piece of work took, by the wall and by the processors of this process. */
record Clock(long wallNanos, long processorNanos) {
    private static final double SECOND = 1e9;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Work that may fail with a checked exception. */
    interface Work<T> {
        T run() throws Exception;
    }

    /** What a piece of work gave, and what it took. */
    record Timed<T>(T result, Clock took) {}

    static <T> Timed<T> of(Work<T> work) throws Exception {
        long wall = System.nanoTime();
        long processor = SYSTEM.getProcessCpuTime();
        T result = work.run();
        return new Timed<>(result, new Clock(System.nanoTime() - wall, SYSTEM.getProcessCpuTime() - processor));
    }

    double wallSeconds() {
        return wallNanos / SECOND;
    }

    double processorSeconds() {
        return processorNanos / SECOND;
    }
}
