package io.whence.model.circulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course of a negotiation or a transfer: who its two ends are, and every move so far, which nobody can take back. */
public record Course(String id, End provider, End consumer, List<Step> steps) {
    /** The most steps of one process. */
    public static final int STEPS_MAX = 64;

    public Course {
        steps = List.copyOf(steps);
    }

    /** One end of a process, and the process id that it uses itself, once it has said so. */
    public record End(String party, Optional<String> pid) {}

    /**
     * One move on record.
     *
     * @param policy the usage policy that it offers, where it offers one
     */
    public record Step(
            String move, Side side, Copy.Basis basis, Instant at, Optional<String> policy, String transaction) {}

    /** A process that has not begun. */
    public static Course between(String id, String provider, String consumer) {
        if (provider.equals(consumer)) {
            throw ProcessRule.SIDES_SAME.refuse("consumer", consumer);
        }
        return new Course(id, new End(provider, Optional.empty()), new End(consumer, Optional.empty()), List.of());
    }

    /** Which side a party is. */
    public Side sideOf(String party) {
        if (party.equals(provider.party)) {
            return Side.PROVIDER;
        }
        if (party.equals(consumer.party)) {
            return Side.CONSUMER;
        }
        throw ProcessRule.NOT_A_SIDE.refuse("by", party);
    }

    public String party(Side side) {
        return side == Side.PROVIDER ? provider.party : consumer.party;
    }

    /** The course with one more move; only an end may still be put to one that is as long as it gets. */
    Course plus(Enum<?> move, Said said, Optional<String> policy, boolean ends) {
        Said.Message message = said.message();
        int step = steps.size() + 1;
        if (message.step().filter(stated -> stated != step).isPresent()) {
            throw ProcessRule.STEP_DIFFERS.refuse("step", message.step().get());
        }
        if (!steps.isEmpty() && message.at().isBefore(steps.getLast().at)) {
            throw ProcessRule.STEP_BACKWARDS.refuse("at", message.at());
        }
        if (step > STEPS_MAX && !ends) {
            throw ProcessRule.STEPS_MANY.refuse("step", step);
        }
        Side side = sideOf(message.by());
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(move.name(), side, said.basis(), message.at(), policy, said.transaction()));
        return new Course(
                id,
                side == Side.PROVIDER ? named(provider, message.pid()) : provider,
                side == Side.CONSUMER ? named(consumer, message.pid()) : consumer,
                longer);
    }

    private static End named(End end, Optional<String> pid) {
        if (end.pid.isPresent() && pid.isPresent() && !pid.equals(end.pid)) {
            throw ProcessRule.PID_CHANGED.refuse("pid", pid.get());
        }
        return new End(end.party, end.pid.or(() -> pid));
    }
}
