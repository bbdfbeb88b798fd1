package io.whence.app.map;

import io.whence.app.desk.Desk;

/** Says, beside an answer in whatever form, that it is not all there is. */
final class Limit {
    private Limit() {}

    static void tell(Desk desk, String shown, String next) {
        desk.progress(
                "limited to " + shown + ", and there is more: --after " + next + " goes on, --all shows everything");
    }
}
