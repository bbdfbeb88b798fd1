package io.whence.app.desk;

import io.whence.model.bytes.Json;

/** What a command answers: one JSON document, the same for people to read, and the exit code. */
public record Reply(Json json, String text, int exit) {
    /** Done as asked. */
    public static Reply done(Json json) {
        return new Reply(json, Plain.text(json), Exit.DONE);
    }

    /** Done as asked, with words of its own for people. */
    public static Reply done(Json json, String text) {
        return new Reply(json, text, Exit.DONE);
    }

    /** The same answer, as a negative finding. */
    public Reply negative() {
        return new Reply(json, text, Exit.REFUSED);
    }
}
