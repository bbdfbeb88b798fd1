package io.whence.model.circulation.policy;

import io.whence.model.circulation.policy.Constraint.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Evaluates one comparison over one act. */
final class Comparing {
    private Comparing() {}

    static Truth holds(Comparison comparison, Act act, Instant delivered) {
        return switch (comparison.right()) {
            case Operand.Moment right -> order(comparison, act.at().compareTo(right.at()));
            case Operand.Span right ->
                order(comparison, Duration.between(delivered, act.at()).compareTo(right.length()));
            case Operand.Count right -> order(comparison, Long.compare(act.count(), right.value()));
            case Operand.Terms right ->
                recorded(comparison.left(), act)
                        .map(term -> Truth.of(relates(comparison, term, right.terms())))
                        .orElse(Truth.UNKNOWN);
        };
    }

    private static Truth order(Comparison comparison, int order) {
        return Truth.of(comparison.operator().holds(order));
    }

    private static Optional<String> recorded(LeftOperand operand, Act act) {
        return switch (operand) {
            case PURPOSE -> act.purpose();
            case RECIPIENT -> act.recipient();
            case SPATIAL -> act.spatial();
            case DELIVERY_CHANNEL -> act.deliveryChannel();
            case DATE_TIME, ELAPSED_TIME, COUNT -> throw new IllegalStateException(operand.word() + " is no term");
        };
    }

    private static boolean relates(Comparison comparison, String term, List<String> right) {
        return switch (comparison.operator()) {
            case EQ, IS_ALL_OF -> right.stream().allMatch(term::equals);
            case NEQ, IS_NONE_OF -> right.stream().noneMatch(term::equals);
            case IS_ANY_OF -> right.contains(term);
            case IS_A, IS_PART_OF -> within(term, right.getFirst(), comparison.left());
            case HAS_PART -> within(right.getFirst(), term, comparison.left());
            case LT, LTEQ, GT, GTEQ -> throw new IllegalStateException("terms are not ordered");
        };
    }

    /** {@code CN-GD} lies within {@code CN}, {@code credit:retail} within {@code credit}, each within itself. */
    private static boolean within(String narrow, String wide, LeftOperand operand) {
        return narrow.equals(wide) || narrow.startsWith(wide + (operand == LeftOperand.SPATIAL ? '-' : ':'));
    }
}
