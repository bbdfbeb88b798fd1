package io.whence.app.breach;

import io.whence.app.desk.DeskRule;
import io.whence.claims.localize.Peril;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code localize} is asked, and which options say something in it; one that does not is refused, not passed over. */
enum Question {
    DIFFERENCE("--diff", "--key"),
    AMONG_FILES("--copies", "--leak --copies --original --policy --key --html"),
    ON_LEDGER("--version", "--leak --more --version --original --policy --slots --openings --seen --html"),
    TAMPERING("--peril TAMPERING", "--leak --copy --version --openings --html"),
    RECORDED_USE("--peril ABUSE", "--copy --version --html"),
    FOUND_IN_USE(
            "--peril ABUSE and --leak",
            "--leak --more --version --original --policy --slots --openings --purpose --action --seen --html"),
    LOSS("--peril LOSS", "--copy --version --challenges --policy --html");

    private final String by;
    private final String options;

    Question(String by, String options) {
        this.by = by;
        this.options = options;
    }

    /** What is asked of a peril: among files unless the ledger has the version, of the record unless something was found. */
    static Question of(Peril peril, boolean onLedger, boolean found) {
        return switch (peril) {
            case LEAK -> onLedger ? ON_LEDGER : AMONG_FILES;
            case TAMPERING -> TAMPERING;
            case ABUSE -> found ? FOUND_IN_USE : RECORDED_USE;
            case LOSS -> LOSS;
        };
    }

    /** Refuses the first stated option, by name, that says nothing here. */
    void require(Map<String, Boolean> stated) {
        stated.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(option -> !List.of(options.split(" ", -1)).contains(option))
                .sorted()
                .findFirst()
                .ifPresent(option -> {
                    throw DeskRule.USAGE.refuse(option, String.format(Locale.ROOT, "does not apply with %s", by));
                });
    }
}
