package io.whence.model.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which flags a move raises: what was done late by it, and what a person should look at. */
final class Flags {
    private static final Map<Clock.Name, Flag> LATE = late();

    private Flags() {}

    /** The flags of the last step of a claim that has just made it. */
    static List<Flag> of(Claim moved, Act act, Occasion occasion) {
        List<Flag> flags = new ArrayList<>();
        for (Clock clock : Clocks.of(moved, occasion.profile(), occasion.at())) {
            Flag late = LATE.get(clock.name());
            if (late != null && metNow(clock, occasion.at()) && clock.late(occasion.at())) {
                flags.add(late);
            }
        }
        if (act instanceof Act.Notify notify) {
            addIf(flags, !notify.inPeriod(), Flag.OUTSIDE_PERIOD);
            addIf(flags, !notify.notice().contributions().isEmpty(), Flag.CONTRIBUTION);
        }
        addIf(flags, decides(act) && overpaid(moved), Flag.OVERPAID);
        return List.copyOf(flags);
    }

    private static boolean decides(Act act) {
        return act instanceof Act.Accept || act instanceof Act.Decline;
    }

    private static boolean metNow(Clock clock, Instant at) {
        return clock.metAt().filter(at::equals).isPresent();
    }

    private static boolean overpaid(Claim claim) {
        return claim.lastDecision()
                .filter(decision -> decision.netMinorUnits() < claim.account().committedMinorUnits())
                .isPresent();
    }

    private static void addIf(List<Flag> flags, boolean raised, Flag flag) {
        if (raised) {
            flags.add(flag);
        }
    }

    private static Map<Clock.Name, Flag> late() {
        EnumMap<Clock.Name, Flag> late = new EnumMap<>(Clock.Name.class);
        late.put(Clock.Name.REPORTING, Flag.LATE_REPORT);
        late.put(Clock.Name.LIMITATION, Flag.PAST_LIMITATION);
        late.put(Clock.Name.REGISTRATION, Flag.LATE_REGISTRATION);
        late.put(Clock.Name.VERIFICATION, Flag.LATE_VERIFICATION);
        late.put(Clock.Name.REFUSAL_NOTICE, Flag.LATE_REFUSAL_NOTICE);
        late.put(Clock.Name.INTERIM, Flag.LATE_INTERIM);
        late.put(Clock.Name.PAYMENT, Flag.LATE_PAYMENT);
        late.put(Clock.Name.APPEAL, Flag.LATE_DISPUTE);
        return Collections.unmodifiableMap(late);
    }
}
