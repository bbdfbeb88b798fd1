package io.whence.model.pack;

import java.util.Locale;

/** The one place that spells the names of a pack's files. */
public final class PackPaths {
    public static final String README = "README.html";
    public static final String MANIFEST = "manifest.json";
    /** The signatures over the manifest. */
    public static final String NOTE = "pack.note";
    /** The head of the ledger's log, cosigned by witnesses. */
    public static final String CHECKPOINT = "checkpoint";

    public static final String CLAIM = "claim.json";
    public static final String FINDING = "finding.json";
    public static final String FINDING_PAGE = "finding.html";
    public static final String TERMS = "terms.json";
    public static final String LOSS = "loss.json";
    public static final String WORKSHEET = "worksheet.json";

    public static final String EVENTS = "events/";
    public static final String TRANSACTIONS = "transactions/";
    public static final String DOCUMENTS = "documents/";
    public static final String OPENINGS = "openings/";
    public static final String SLOTS = "slots/";
    public static final String PROOF = ".tlog-proof";

    private PackPaths() {}

    /** The proof of the event at this index of the log; it carries the event's bytes. */
    public static String eventProof(long index) {
        return EVENTS + number(index) + PROOF;
    }

    /** The same event in words. */
    public static String event(long index) {
        return EVENTS + number(index) + ".json";
    }

    /** The proof of the transaction at this index of the log; it carries the entry. */
    public static String transactionProof(long index) {
        return TRANSACTIONS + number(index) + PROOF;
    }

    /** The entry itself. */
    public static String transaction(long index) {
        return TRANSACTIONS + number(index) + ".json";
    }

    /** An argument of that transaction, as submitted. */
    public static String argument(long index, int argument) {
        return DOCUMENTS + number(index) + "." + argument + ".json";
    }

    /** What the ledger answered to that transaction. */
    public static String answer(long index) {
        return DOCUMENTS + number(index) + ".answer.json";
    }

    /** What was committed to when a copy was delivered; some systems forbid a colon in file names. */
    public static String opening(String copy) {
        return OPENINGS + copy.replace(':', '~') + ".json";
    }

    /** Offer and choice of a copy's slots, and what its holder disclosed of them. */
    public static String slots(String copy) {
        return SLOTS + copy.replace(':', '~') + ".json";
    }

    private static String number(long index) {
        return String.format(Locale.ROOT, "%012d", index);
    }
}
