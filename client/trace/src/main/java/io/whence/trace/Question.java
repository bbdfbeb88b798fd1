package io.whence.trace;

import java.util.List;

/** What can be asked of a read model beside traces and alerts, with the columns of each answer. */
public enum Question {
    /** Who held a version. */
    HOLDERS("a version: its copies that were live, and who held them", Columns.COPIES),
    /** Deliveries whose receipt is missing, late or says otherwise. */
    RECEIPTS("deliveries without a matching receipt, of a party if one is named", Columns.COPIES),
    /** Copies that should be gone. */
    EXPIRED(
            "live copies past the end of their agreement or the deadline to delete them, of a party if one is named",
            "copy holder deliveredBy version agreement since expiredAt"),
    /** Everything about an agreement. */
    AGREEMENT("an agreement: its documents, moves and all events of its copies, in ledger order", Columns.RECORDS),
    /** Everything that was logged about a party. */
    PARTY("a party: every event that it stated, or that concerns what it holds or handed over", Columns.RECORDS),
    /** What is at risk for an insured. */
    EXPOSURE(
            "an insured: copies under insured agreements that were live in a period",
            "copy role holder deliveredBy version agreement rows from until receipt");

    private static final class Columns {
        static final String COPIES =
                "copy holder deliveredBy version agreement rows state receipt receiptBasis since dueAt receivedAt";
        static final String RECORDS = "block transaction what id at by subject action purpose count decision";
    }

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> columns;

    Question(String text, String columns) {
        this.text = text;
        this.columns = List.of(columns.split(" ", -1));
    }

    /** The word of the command line and of the answer. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What is asked about, and what is answered. */
    public String text() {
        return text;
    }

    /** The members of each row, in the order of the columns of a CSV file. */
    public List<String> columns() {
        return columns;
    }
}
