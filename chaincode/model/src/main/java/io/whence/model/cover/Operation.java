package io.whence.model.cover;

/** One operation of the order of arithmetic: the number of its step, and where the amount that it takes is explained. */
public enum Operation {
    SUBSTANTIATION(1, Retained.UNSUBSTANTIATED),
    RECEIVED(1, Retained.RECOVERED),
    WAITING(2, Retained.WAITING),
    INDEMNITY_PERIOD(2, Retained.WAITING),
    AVERAGE(3, Retained.UNDER_INSURANCE),
    MITIGATION_CAP(3, Retained.OVER_LIMIT),
    DEDUCTIBLE(4, Retained.DEDUCTIBLE),
    CO_PAYMENT(5, Retained.CO_PAYMENT),
    LIMIT(6, Retained.OVER_LIMIT),
    SECTION_AGGREGATE(6, Retained.AGGREGATE),
    POLICY_DEDUCTIBLE(7, Retained.DEDUCTIBLE),
    POLICY_LIMIT(7, Retained.OVER_LIMIT),
    ATTACHMENT(8, Retained.ATTACHMENT),
    OCCURRENCE_LIMIT(8, Retained.OVER_LIMIT),
    AGGREGATE(9, Retained.AGGREGATE),
    PREMIUM(10, Retained.PREMIUM_UNPAID),
    PARTICIPATION(11, Retained.PARTICIPATION),
    DEFENCE(13, Retained.OVER_LIMIT);

    private final int step;
    private final Retained retained;

    Operation(int step, Retained retained) {
        this.step = step;
        this.retained = retained;
    }

    /** The number of the step in the order of arithmetic, 1 to 13. */
    public int step() {
        return step;
    }

    public Retained retained() {
        return retained;
    }
}
