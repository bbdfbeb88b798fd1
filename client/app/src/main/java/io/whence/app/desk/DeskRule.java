package io.whence.app.desk;

import io.whence.model.value.Rule;

/** What the command line itself asks of its input, in order of precedence. */
public enum DeskRule implements Rule {
    USAGE("see whence --help"),
    FILE_UNREADABLE("an input file exists and can be read"),
    FILE_UNWRITABLE("an output file can be written where it is named"),
    FILE_TOO_LARGE("a document has at most 16 MiB"),
    NOTE_MISSING("a copy is received with the delivery note that came with it"),
    COPY_KNOWN("the opening of a copy is written once"),
    SLOTS_KNOWN("an offer of slots has one answer, and a copy one exchange"),
    SLOTS_UNKNOWN("the slots of a copy are opened in the home that chose them"),
    PLAN_MISSING(
            "no cell is altered that nobody declared: --marks PLAN states columns and tolerances (whence marks propose writes one to confirm), or --unmarked"),
    PLAN_FIXED("the marks of a version are planned before its first delivery and stay so"),
    TABLE_DIFFERS("what is delivered is the content that the version recorded"),
    FINDING_DIFFERS("who concurs with a finding recomputed it to the same bytes"),
    LEDGER_UNAVAILABLE("a network is up and its peers answer: whence network up"),
    TRANSACTION_INVALID("a transaction is valid when its block commits it"),
    UNEXPECTED("the program keeps its own promises; the details stand in the named file");

    private final String text;

    DeskRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
