package io.whence.app.map;

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

    Reply reply(Answer answer) {
        return reply(answer, answer.json());
    }

    Reply reply(Answer answer, Json json) {
        String text = switch (this) {
            case TABLE -> TraceText.table(answer);
            case JSON -> json.text();
            case CSV -> TraceText.csv(answer);
        };
        return Reply.done(json, text.stripTrailing());
    }
}
