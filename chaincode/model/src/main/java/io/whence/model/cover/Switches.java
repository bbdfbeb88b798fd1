package io.whence.model.cover;

/** Where wordings differ: each switch has one default, and terms state the others. */
public record Switches(
        DeductibleVsLimit deductibleVsLimit,
        PolicyDeductible policyDeductible,
        SubLimit subLimit,
        Defence defence,
        Contribution.Mode contribution,
        Recovery.Mode recovery,
        boolean recoveryReinstatesAggregate) {
    /** What terms mean that state no switch. */
    public static final Switches DEFAULT = new Switches(
            DeductibleVsLimit.LIMIT_IN_EXCESS_OF_DEDUCTIBLE,
            PolicyDeductible.SUM_ONCE,
            SubLimit.PART_OF,
            Defence.INSIDE,
            Contribution.Mode.SUM_INSURED_PROPORTION,
            Recovery.Mode.TOP_DOWN,
            false);

    /** Whether a limit is whole above the deductible, or the deductible uses a part of it. */
    public enum DeductibleVsLimit {
        LIMIT_IN_EXCESS_OF_DEDUCTIBLE,
        DEDUCTIBLE_INSIDE_LIMIT
    }

    /** Whether every section bears its deductible, or only the one whose deductibles take most. */
    public enum PolicyDeductible {
        SUM_ONCE,
        LARGEST_SECTION_ONLY
    }

    /** Whether a limit of a section inside another is a part of the outer limit or beside it. */
    public enum SubLimit {
        PART_OF,
        IN_ADDITION
    }

    /** Whether the cost of defence is paid like loss, beside deductibles and limits, or not at all. */
    public enum Defence {
        INSIDE,
        OUTSIDE,
        NONE
    }
}
