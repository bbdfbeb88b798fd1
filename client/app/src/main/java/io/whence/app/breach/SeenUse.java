package io.whence.app.breach;

import io.whence.app.desk.DeskRule;
import io.whence.model.value.Time;
import io.whence.trace.RecordedUses;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What data were found in use for, by whoever found them: nobody recorded it. */
final class SeenUse {
    @Option(
            names = "--purpose",
            paramLabel = "WORD",
            description = "for ABUSE with --leak: the purpose for which what turned up was being used")
    private @Nullable String purpose;

    @Option(names = "--action", paramLabel = "WORD", description = "what was being done with it (default: use)")
    private @Nullable String action;

    @Option(names = "--seen", paramLabel = "TIME", description = "when it was first seen, RFC 3339 UTC")
    private @Nullable String seen;

    boolean statesPurpose() {
        return purpose != null;
    }

    boolean statesAction() {
        return action != null;
    }

    boolean statesTime() {
        return seen != null;
    }

    Optional<Instant> time() {
        return Optional.ofNullable(seen).map(time -> Time.parse("--seen", time));
    }

    /** The use as if its holder had recorded it. */
    RecordedUses.Use by(String holder) {
        if (purpose == null || purpose.isBlank()) {
            throw DeskRule.USAGE.refuse("--purpose", "missing");
        }
        Instant at = time().orElseThrow(() -> DeskRule.USAGE.refuse("--seen", "missing"));
        return new RecordedUses.Use("seen", at, holder, action == null ? "use" : action, purpose, 1);
    }
}
