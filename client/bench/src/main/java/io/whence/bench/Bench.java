package io.whence.bench;

import java.util.Map;

/** One part of a benchmark: a workload of a stated size, and the figures that it gives. */
interface Bench {
    /** One word by which {@code --only} picks this part. */
    String name();

    /** The sizes that {@code --set NAME=NUMBER} changes, with what they are otherwise. */
    Map<String, Long> sizes();

    /** Runs the workload, progress on standard error, and reports each figure as soon as it is known. */
    void run(Sizes sizes, Figures figures) throws Exception;
}
