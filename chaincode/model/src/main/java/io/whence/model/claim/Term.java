package io.whence.model.claim;

/** A term that a claim must meet, and whose word decides it. Wire format: add, never rename. */
public enum Term {
    PERIOD(Word.RECORD),
    /** Where claims are made in the period: the loss is not older than the cover reaches back. */
    RETROACTIVE_DATE(Word.RECORD),
    /** The loss lies after the days that a new cover waits before it answers for anything. */
    WAITING_FROM_INCEPTION(Word.RECORD),
    /** The loss happened where the cover answers for it. */
    TERRITORY(Word.RECORD),
    /** Lateness is a flag: it stands against nothing by itself. */
    REPORTING_WINDOW(Word.FLAG),
    /** The incident, or the one it was found to be part of, was not rejected. */
    INCIDENT_STANDS(Word.RECORD),
    /** What happened is a peril that the section answers for. */
    PERIL(Word.RECORD),
    /** What the product asks for as proof of a section's losses is on the ledger or before the claim. */
    EVIDENCE(Word.RECORD),
    SUBJECT(Word.RECORD),
    AGREEMENT_IN_FORCE(Word.CAUSE),
    RECEIPT_MATCHED(Word.CAUSE),
    /** The copy was not reported deleted before the loss: its holder may have said so wrongly. */
    COPY_HELD(Word.PERSON),
    /** More copies lie upstream than are walked. */
    PATH_WALKED(Word.CAUSE),
    FINDING_NAMES(Word.CAUSE),
    FINDING_CONCURRED(Word.ORGANISATION),
    OBLIGATION_MET(Word.CAUSE),
    /** The product's trigger, reckoned from recorded challenges: it decides. */
    RETRIEVAL_FAILED(Word.RECORD),
    /** The product's trigger, reckoned from recorded counts: it opens an investigation. */
    DISPARITY(Word.PERSON),
    /** A condition of the product that no record can decide. */
    CONDITION(Word.PERSON),
    /** An exclusion of the product that no record can decide: satisfied where it does not apply. */
    EXCLUSION(Word.PERSON);

    private final Word word;

    Term(Word word) {
        this.word = word;
    }

    Word word() {
        return word;
    }

    /** Whose word decides a term. */
    enum Word {
        /** What the record shows unsatisfied stands against the claim; a person answers only what it leaves open. */
        RECORD,
        /** A person says whether it holds; what the record shows is where they begin. */
        PERSON,
        /** A person says whether what was not kept caused the loss: only then does it stand against the claim. */
        CAUSE,
        /** Another organisation's, given by its own transaction. */
        ORGANISATION,
        /** Nobody's: a person may still say that it caused the loss. */
        FLAG
    }
}
