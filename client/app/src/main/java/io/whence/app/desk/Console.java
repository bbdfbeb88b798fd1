package io.whence.app.desk;

import io.whence.model.value.Refused;
import io.whence.model.wire.RefusalJson;
import java.io.PrintStream;

/** Where a reply goes: results to {@code out}, in one JSON document where that is asked for; words to {@code err}. */
public record Console(PrintStream out, PrintStream err, boolean json) {
    /** Prints a reply and answers with its exit code. */
    public int print(Reply reply) {
        if (json) {
            out.println(reply.json().text());
        } else if (!reply.text().isEmpty()) {
            out.println(reply.text());
        }
        return reply.exit();
    }

    /** Prints a failure, as JSON on {@code out} or one line on {@code err}, and answers with its exit code. */
    public int print(Failure failure) {
        Refused refused = failure.refused();
        if (json) {
            out.println(RefusalJson.of(refused).text());
        } else {
            err.println(oneLine("whence: " + refused.getMessage()));
        }
        return failure.exit();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
