package io.whence.claims.localize;

/** Why a localisation came to no conclusion, or to none in the records; a recorded fact, never an exception. */
public enum Reason {
    EMPTY_LEAK("the leaked file has no rows"),
    NO_COPIES("there is no delivered copy to compare with"),
    NO_COMMON_COLUMN("the leaked file shares no column with any copy"),
    ROWS_IN_NO_COPY("most leaked rows are in no delivered copy"),
    UNRECORDED_SOURCE("a source that is not recorded explains the leak best"),
    NOTHING_DISTINGUISHES("the leaked rows are the same in all copies"),
    NO_COPY_STANDS_OUT("no copy stands out, and none can be excluded"),
    OPENINGS_MISSING("no committed opening is at hand"),
    OPENING_CONTRADICTS_COMMITMENT("an opening is not the one committed at delivery"),
    INSUFFICIENT_MARKS("too few marks can be read to accuse anybody within the bound"),
    NO_MARK_SIGNIFICANT("enough marks can be read, and no copy matches them beyond chance"),
    EVIDENCE_CONTRADICTS("the marks point to a copy that circumstance excludes"),
    SLOTS_CONTRADICT_COMMITMENT("the provider's slots are not the ones that it committed to at delivery"),
    SLOTS_EXCLUDE_HOLDER("the leak shows variants that the holder of the marked copy never received"),
    NOTHING_DIFFERS("what was found is what was sent, acknowledged and passed on"),
    ROOT_OUT_OF_REACH(
            "the root of what was found cannot be computed: the copy's key is not at hand, or only its holder has its slots"),
    NEVER_ACKNOWLEDGED("a receiver never acknowledged what it was sent"),
    NO_BREACH_RECORDED("no recorded use goes against its policy"),
    PURPOSE_ALLOWED("the copy that was found in use may be used so by its policy"),
    POLICY_UNKNOWN("no recorded use goes against its policy, and some cannot be judged by what is recorded"),
    NO_CHALLENGE_FAILED("no challenge of stored content failed"),
    CHALLENGE_OVERDUE("a challenge of stored content was not answered in time");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
