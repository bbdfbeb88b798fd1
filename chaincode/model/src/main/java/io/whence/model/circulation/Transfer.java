package io.whence.model.circulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A transfer process under one agreement, as the Dataspace Protocol has it: data flows while it is started.
 *
 * @param format how the data is handed over, in the words of the catalogue
 */
public record Transfer(Course course, String agreement, String format, State state) {
    private static final Set<String> FLOWING = Set.of(TransferMove.START.name(), TransferMove.RESUME.name());

    /** Where a transfer stands; the last two are final. */
    public enum State {
        REQUESTED,
        STARTED,
        SUSPENDED,
        COMPLETED,
        TERMINATED
    }

    /** The consumer asks for what it agreed to. */
    public static Transfer requested(String id, Agreement agreement, String format, Said said) {
        Course course = Course.between(id, agreement.provider(), agreement.recipient());
        TransferMove.REQUEST
                .row()
                .check(Optional.empty(), course.sideOf(said.message().by()));
        return new Transfer(
                course.plus(TransferMove.REQUEST, said, Optional.empty(), false),
                agreement.id(),
                format,
                TransferMove.REQUEST.to());
    }

    /** The next move; data begins to flow only inside the agreement's dates. */
    public Transfer moved(TransferMove move, Agreement present, Said said) {
        check(move, said);
        if (move.to() == State.STARTED && !present.inForceAt(said.message().at())) {
            throw CirculationRule.AGREEMENT_NOT_IN_FORCE.refuse("agreement", agreement);
        }
        boolean ends = move == TransferMove.TERMINATE;
        return new Transfer(course.plus(move, said, Optional.empty(), ends), agreement, format, move.to());
    }

    /** Refuses a move that the table does not list for this side or from this state. */
    public void check(TransferMove move, Said said) {
        move.row().check(Optional.of(state), course.sideOf(said.message().by()));
    }

    /** Whether it was started at that instant, by what its sides said of their moves; ends belong to the flow. */
    public boolean flowedAt(Instant at) {
        List<Course.Step> steps = course.steps();
        for (int i = 0; i < steps.size(); i++) {
            boolean over = i + 1 < steps.size() && at.isAfter(steps.get(i + 1).at());
            if (FLOWING.contains(steps.get(i).move())
                    && !at.isBefore(steps.get(i).at())
                    && !over) {
                return true;
            }
        }
        return false;
    }
}
