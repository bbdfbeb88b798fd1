package io.whence.app.map;

import io.whence.app.desk.Desk;
import io.whence.app.desk.Reply;
import io.whence.model.bytes.Json;
import io.whence.trace.Answer;
import io.whence.trace.TraceText;
import java.util.Locale;

/** How the rows of an answer are printed where {@code --json} does not ask for its JSON. */
enum TableForm {
    TABLE,
    JSON,
    CSV;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    Reply reply(Desk desk, Answer answer) {
        return reply(desk, answer, answer.json());
    }

    /** A file of rows has no place to say that it is not all of them: that is told beside it. */
    Reply reply(Desk desk, Answer answer, Json json) {
        String text = switch (this) {
            case TABLE -> TraceText.table(answer);
            case JSON -> json.text();
            case CSV -> TraceText.csv(answer);
        };
        answer.next().ifPresent(next -> Limit.tell(desk, answer.values().size() + " rows", next));
        return Reply.done(json, text.stripTrailing());
    }
}
