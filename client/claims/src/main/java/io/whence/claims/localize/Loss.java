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

    /** Who must show what became of content whose challenge nobody answered, as the cover states it. */
    enum Burden {
        CLAIMANT("who claims must prove that it was lost"),
        CUSTODIAN("the custodian must show that it still has it");

        private final String text;

        Burden(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * A challenge put to a custodian, and its end.
     *
     * @param rows how many committed rows it asked for, where that is known
     */
    record Challenge(Instant at, String custodian, Answer answer, Optional<Integer> rows) {}

    /**
     * A copy in custody: who sent it, who has it, and since when that custodian acknowledges to have it whole. What it never
     * acknowledged is at the sender's risk.
     */
    record Custody(String copy, String sender, String custodian, Optional<Instant> acknowledged) {}

    /** What challenges of its custodian say of one copy; {@code asked} is how many rows the last good answer showed. */
    record Located(Custody custody, List<Challenge> challenges, Loss loss, Optional<Integer> asked) {}

    /** No challenge failed. */
    record None() implements Loss {}

    /** Lost in the custody of this party, after {@code from} and up to {@code to}. */
    record Between(Instant from, Instant to) implements Loss {}

    /** Content is missing that its receiver never acknowledged. */
    record AtSendersRisk(Instant at) implements Loss {}

    /** A challenge was not answered in time: no proof of loss, and the burden is the one that the cover states. */
    record Unproven(Instant at) implements Loss {}

    /**
     * The smallest interval that the challenges of a copy's custodian allow, of those since it acknowledged to have it whole. A
     * failure outweighs earlier silence, and a later good answer does not undo it: it shows other rows. Silence outweighs
     * nothing.
     */
    static Located locate(Custody custody, List<Challenge> challenges) {
        List<Challenge> own = challenges.stream()
                .filter(challenge -> challenge.custodian().equals(custody.custodian()))
                .filter(challenge ->
                        custody.acknowledged().filter(challenge.at()::isBefore).isEmpty())
                .sorted(Comparator.comparing(Challenge::at).thenComparing(Challenge::answer))
                .toList();
        Optional<Instant> good = custody.acknowledged();
        Optional<Integer> asked = Optional.empty();
        for (Challenge challenge : own) {
            if (challenge.answer() == Answer.BAD) {
                Optional<Loss> between = good.map(from -> new Between(from, challenge.at()));
                return new Located(custody, own, between.orElseGet(() -> new AtSendersRisk(challenge.at())), asked);
            } else if (challenge.answer() == Answer.GOOD) {
                good = Optional.of(challenge.at());
                asked = challenge.rows();
            }
        }
        return new Located(custody, own, silence(own), asked);
    }

    private static Loss silence(List<Challenge> ordered) {
        return ordered.stream()
                .filter(challenge -> challenge.answer() == Answer.OVERDUE)
                .<Loss>map(challenge -> new Unproven(challenge.at()))
                .findFirst()
                .orElseGet(None::new);
    }

    /** How many rows to ask for so that a loss of this part of all rows shows with this chance; both above 0, below 1. */
    static int rowsToAsk(double lost, double chance) {
        return (int) StrictMath.ceil(StrictMath.log(1 - chance) / StrictMath.log(1 - lost));
    }

    /** The chance that so many rows asked for at random show a loss of this part of all: 1 − (1−ρ)^c. */
    static double shown(double lost, int rows) {
        return 1 - StrictMath.pow(1 - lost, rows);
    }
}
