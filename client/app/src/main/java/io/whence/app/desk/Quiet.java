package io.whence.app.desk;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Libraries speak only of trouble: standard error belongs to the program's own words. */
final class Quiet {
    /** Held, because the logging framework forgets loggers that nobody holds. */
    private static final List<Logger> LIBRARIES =
            List.of(Logger.getLogger("io.grpc"), Logger.getLogger("org.conscrypt"));

    private Quiet() {}

    static void libraries() {
        LIBRARIES.forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
