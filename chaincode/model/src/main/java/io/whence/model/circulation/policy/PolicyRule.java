package io.whence.model.circulation.policy;

import io.whence.model.value.Rule;

/** Why a usage policy is refused: it says something that could not be evaluated completely. */
public enum PolicyRule implements Rule {
    PROFILE_UNKNOWN("the profile of a usage policy is whence-odrl-1"),
    POLICY_EMPTY("a usage policy has at least one permission, prohibition or obligation"),
    ACTION_NOT_UNDERSTOOD("an action is one of the understood actions of ODRL"),
    LEFT_OPERAND_NOT_UNDERSTOOD("a left operand is one of the understood left operands of ODRL"),
    OPERATOR_NOT_UNDERSTOOD("an operator is one of the understood operators of ODRL"),
    OPERATOR_NOT_FOR_OPERAND("times, spans and counts are ordered; terms are equal, related or listed"),
    RIGHT_OPERAND_NOT_UNDERSTOOD(
            "a right operand is a time, a span of days to seconds, a count or terms, as its left operand"),
    CONSTRAINT_NOT_UNDERSTOOD("a constraint is one comparison or one of and, or, xone, andSequence, at most 8 deep"),
    DUTY_DEADLINE_NOT_UNDERSTOOD("a duty has at most one constraint: dateTime or elapsedTime, lt or lteq");

    private final String text;

    PolicyRule(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
