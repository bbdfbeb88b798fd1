package io.whence.verify;

import static io.whence.verify.PerilFacts.broken;
import static io.whence.verify.PerilFacts.items;

import io.whence.model.bytes.FieldReader;
import io.whence.model.circulation.Event;
import io.whence.model.claim.Finding.Verdict;
import io.whence.model.value.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Loss: the custody that a finding cites, and between which proofs of good and of bad content was lost. */
final class LossFacts {
    private final LoggedCustody logged;
    private final Conclusion conclusion;

    LossFacts(LoggedCustody logged, Conclusion conclusion) {
        this.logged = logged;
        this.conclusion = conclusion;
    }

    /** How the custody of one copy ended. */
    private enum Outcome {
        GOOD,
        LOST,
        SENDERS_RISK,
        SILENT
    }

    void require(List<FieldReader> custody) {
        List<String> lost = new ArrayList<>();
        boolean open = false;
        for (int i = 0; i < custody.size(); i++) {
            Outcome outcome = outcome(custody.get(i), "particulars.custody[" + i + "]");
            if (outcome == Outcome.LOST) {
                lost.add(custody.get(i).id("copy"));
            }
            open |= outcome == Outcome.SENDERS_RISK || outcome == Outcome.SILENT;
        }
        Verdict nobody = open ? Verdict.INCONCLUSIVE : Verdict.NOT_RECORDED;
        conclusion.require(
                lost.isEmpty() ? nobody : Verdict.IDENTIFIED,
                lost.stream().sorted().toList(),
                "the challenges");
    }

    private record Challenge(Instant at, String answer) {}

    /** From the last proof of good, the receipt first, to the first of bad. */
    private Outcome outcome(FieldReader stated, String at) {
        String copy = stated.id("copy");
        Event.Delivered delivered = logged.delivery(copy).fact();
        if (!delivered.to().equals(stated.id("custodian"))) {
            throw broken(at + ".custodian", copy + " was delivered to " + delivered.to());
        }
        Optional<Instant> whole = logged.receipt(copy)
                .filter(receipt -> receipt.fact().root().equals(delivered.root()))
                .map(LoggedCustody.Stated::at);
        List<Challenge> challenges = items(stated, "challenges").stream()
                .map(one -> new Challenge(one.time("at"), one.text("answer")))
                .filter(one -> whole.filter(one.at::isBefore).isEmpty())
                .sorted(Comparator.comparing(Challenge::at).thenComparingInt(one -> one.answer.equals("GOOD") ? 0 : 1))
                .toList();
        Optional<Instant> good = whole;
        for (Challenge one : challenges) {
            if (one.answer.equals("BAD")) {
                requireInterval(stated, at, good, Optional.of(one.at));
                return good.isPresent() ? Outcome.LOST : Outcome.SENDERS_RISK;
            }
            good = one.answer.equals("GOOD") ? Optional.of(one.at) : good;
        }
        requireInterval(stated, at, Optional.empty(), Optional.empty());
        boolean silent = challenges.stream().anyMatch(one -> one.answer.equals("OVERDUE"));
        return silent ? Outcome.SILENT : Outcome.GOOD;
    }

    private static void requireInterval(FieldReader stated, String at, Optional<Instant> from, Optional<Instant> to) {
        if (!stated.timeIfPresent("from").equals(from)
                || !stated.timeIfPresent("to").equals(to)) {
            throw broken(
                    at + ".to",
                    "the challenges say from " + from.map(Time::format).orElse("never") + " to "
                            + to.map(Time::format).orElse("never"));
        }
    }
}
