package io.whence.claims.localize;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where stored content was lost: between the last proof that it was good and the first that it was not. */
public sealed interface Loss {
    /** How a challenge of committed rows ended. */
    enum Answer {
        GOOD,
        BAD,
        OVERDUE
    }

    /** A challenge put to a custodian, and its end. */
    record Challenge(Instant at, String custodian, Answer answer) {}

    /** No challenge failed. */
    record None() implements Loss {}

    /** Lost in the custody of this party, after {@code from} where any proof of good is known, and up to {@code to}. */
    record Between(Optional<Instant> from, Instant to, String custodian) implements Loss {}

    /** A challenge was not answered in time: no proof of loss, and the burden is the one that the cover states. */
    record Unproven(Instant at, String custodian) implements Loss {}

    /** The smallest interval that the challenges allow; a failure outweighs later silence, silence outweighs nothing. */
    static Loss locate(List<Challenge> challenges) {
        List<Challenge> ordered =
                challenges.stream().sorted(Comparator.comparing(Challenge::at)).toList();
        Optional<Instant> good = Optional.empty();
        for (Challenge challenge : ordered) {
            if (challenge.answer() == Answer.BAD) {
                return new Between(good, challenge.at(), challenge.custodian());
            } else if (challenge.answer() == Answer.GOOD) {
                good = Optional.of(challenge.at());
            }
        }
        return ordered.stream()
                .filter(challenge -> challenge.answer() == Answer.OVERDUE)
                .<Loss>map(challenge -> new Unproven(challenge.at(), challenge.custodian()))
                .findFirst()
                .orElseGet(None::new);
    }

    /** How many rows to ask for so that a loss of this part of all rows shows with this chance; both above 0, below 1. */
    static int rowsToAsk(double lost, double chance) {
        return (int) StrictMath.ceil(StrictMath.log(1 - chance) / StrictMath.log(1 - lost));
    }
}
