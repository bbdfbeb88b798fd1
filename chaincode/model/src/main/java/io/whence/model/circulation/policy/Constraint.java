package io.whence.model.circulation.policy;

import java.util.List;

/** A condition on an act: one comparison, or several joined by logic. */
public sealed interface Constraint {
    /** The most constraints that stand in one list. */
    int LIST_MAX = 64;

    /** Whether it looks at this, itself or in one of its members. */
    boolean mentions(LeftOperand operand);

    /** {@code left operator right}. */
    record Comparison(LeftOperand left, Operator operator, Operand right) implements Constraint {
        public Comparison {
            if (!left.understands(operator)) {
                throw PolicyRule.OPERATOR_NOT_FOR_OPERAND.refuse("operator", operator.word());
            }
        }

        @Override
        public boolean mentions(LeftOperand operand) {
            return left == operand;
        }
    }

    /** Several constraints under one logical operator. */
    record Group(Logic logic, List<Constraint> members) implements Constraint {
        public Group {
            members = List.copyOf(members);
        }

        @Override
        public boolean mentions(LeftOperand operand) {
            return members.stream().anyMatch(member -> member.mentions(operand));
        }
    }

    /** ODRL's logical operators, in its own spelling. */
    enum Logic {
        AND("and"),
        OR("or"),
        XONE("xone"),
        AND_SEQUENCE("andSequence");

        private final String word;

        Logic(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        Truth join(List<Truth> truths) {
            return switch (this) {
                case AND -> Truth.all(truths);
                case OR -> Truth.any(truths);
                case XONE -> Truth.one(truths);
                case AND_SEQUENCE -> Truth.inSequence(truths);
            };
        }
    }
}
