package io.whence.trace;

import io.whence.model.circulation.policy.Truth;

/** Whether a use was allowed, as the read model stores it. */
enum Decided {
    ALLOWED(0),
    BREACH(1),
    UNKNOWN(2);

    private final int code;

    Decided(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Decided of(Truth truth) {
        return switch (truth) {
            case SATISFIED -> ALLOWED;
            case UNSATISFIED -> BREACH;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static Truth truth(int code) {
        return switch (code) {
            case 0 -> Truth.SATISFIED;
            case 1 -> Truth.UNSATISFIED;
            case 2 -> Truth.UNKNOWN;
            default -> throw new IllegalStateException("a decision " + code);
        };
    }
}
