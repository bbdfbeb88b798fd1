package io.whence.model.claim;

/** What a person should look at. A flag never refuses or decides anything by itself. */
public enum Flag {
    /** Reported after the reporting window of the cover version. */
    LATE_REPORT,
    /** The loss lies outside the period of cover and before its retroactive date. */
    OUTSIDE_PERIOD,
    /** Notified after the limitation period from knowledge. */
    PAST_LIMITATION,
    LATE_REGISTRATION,
    LATE_VERIFICATION,
    LATE_REFUSAL_NOTICE,
    LATE_INTERIM,
    /** Interest runs from here. */
    LATE_PAYMENT,
    LATE_DISPUTE,
    /** Another insurer holds a claim for the same item. */
    CONTRIBUTION,
    /** More was paid than is due by the latest decision. */
    OVERPAID
}
