package io.whence.app.map;

import io.whence.app.desk.Day;
import io.whence.app.desk.DeskRule;
import io.whence.trace.Asked;
import io.whence.trace.View;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every question says as of when it is asked, and for which page of the answer. */
final class AsOf {
    @Option(
            names = "--as-of",
            paramLabel = "TIME|DAY",
            description = "as things were declared to stand then; of a day, at its end, UTC")
    private @Nullable String time;

    @Option(names = "--as-of-block", paramLabel = "N", description = "as the ledger stood with this block")
    private @Nullable Long block;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (default: 10000 nodes, 1000 rows)")
    private @Nullable Integer limit;

    @Option(names = "--all", description = "everything, however much: no limit")
    private boolean all;

    @Option(
            names = "--after",
            paramLabel = "WHAT",
            description = "the next page: begin after the last of the one before")
    private @Nullable String after;

    View view() {
        View everything = View.of(Instant.now());
        View timed = time == null ? everything : everything.at(Day.orTime("--as-of", time));
        return block == null ? timed : timed.atBlock(block);
    }

    int limit(int otherwise) {
        if (limit != null && limit < 1) {
            throw DeskRule.USAGE.refuse("--limit", limit);
        }
        if (all && limit != null) {
            throw DeskRule.USAGE.refuse("--all", "--limit " + limit);
        }
        if (all) {
            return Integer.MAX_VALUE;
        }
        return limit == null ? otherwise : limit;
    }

    Optional<String> after() {
        return Optional.ofNullable(after);
    }

    Asked asked(Optional<String> about) {
        return new Asked(about, view(), Optional.empty(), limit(Asked.LIMIT), after());
    }
}
