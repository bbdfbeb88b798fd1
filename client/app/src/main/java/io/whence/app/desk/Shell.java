package io.whence.app.desk;

import java.io.PrintStream;
import java.util.List;

/** Runs one command line of the program. */
public interface Shell {
    /** Runs the words after {@code whence}, prints its answer to {@code out}, and returns its exit code. */
    int run(PrintStream out, List<String> words);
}
